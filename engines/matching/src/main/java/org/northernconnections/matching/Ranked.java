package org.northernconnections.matching;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A company that answers a challenge: how well at once, and why when it is asked.
///
/// It stays as it was answered, whatever changes in the index later. Threads may share it.
public final class Ranked {
    private final String companyId;
    private final double score;
    private final double[] strengths;
    private final Supplier<Fit> why;
    private volatile @Nullable Fit fit;

    Ranked(String companyId, double score, double[] strengths, Supplier<Fit> why) {
        this.companyId = companyId;
        this.score = score;
        this.strengths = strengths;
        this.why = why;
    }

    /// One whose explanation is there already.
    public static Ranked of(Fit fit) {
        return new Ranked(fit.companyId(), fit.score(), fit.strengths(), () -> fit);
    }

    public String companyId() {
        return companyId;
    }

    /// That of [#fit], `[0, 1]`.
    public double score() {
        return score;
    }

    /// Those of [#fit], by the place of the need in the challenge.
    public double[] strengths() {
        return strengths.clone();
    }

    /// One of those.
    ///
    /// @param need its place in the challenge, from 0
    public double strength(int need) {
        return strengths[need];
    }

    /// The explanation.
    public Fit fit() {
        Fit known = fit;
        if (known == null) {
            known = why.get();
            fit = known;
        }
        return known;
    }
}
