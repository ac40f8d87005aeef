package org.northernconnections.match;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.matching.Mixing;
import org.northernconnections.matching.learning.Judgement;
import org.northernconnections.matching.learning.Refit;

/// Fits the weights of words and meaning to what people said of matches, and says which weights are used and why.
///
/// Fitted weights are used only while there are at least [Refit#JUDGEMENTS_MIN] judgements and the weights are better
/// than the fixed rule on the later challenges, which they were not fitted to. Another encoder begins anew.
public final class LearnWeights {
    private final MatchJudgements judgements;
    private final Clock clock;

    public LearnWeights(MatchJudgements judgements, Clock clock) {
        this.judgements = judgements;
        this.clock = clock;
    }

    /// Why which weights are used.
    public enum Why {
        /// Too few judgements to learn from.
        FEW,
        /// Fitted weights were no better on later challenges.
        NO_BETTER,
        /// Fitted weights are used.
        FITTED
    }

    /// @param judgements how many there are now
    /// @param fitting the last one; null if there was none yet
    public record Used(Why why, int judgements, MatchJudgements.@Nullable Fitting fitting) {
        Mixing mixing() {
            return fitting == null ? Mixing.FIXED : rule(fitting);
        }
    }

    public Used used(String encoder) {
        Optional<MatchJudgements.Fitting> last = judgements.findLast(encoder);
        int count = judgements.count(encoder);
        Why why = last.isPresent() && last.get().used()
                ? Why.FITTED
                : count < Refit.JUDGEMENTS_MIN || last.isEmpty() ? Why.FEW : Why.NO_BETTER;
        return new Used(why, count, last.orElse(null));
    }

    /// The rule by which strengths are made now.
    public Mixing now(String encoder) {
        return judgements.findLast(encoder).map(LearnWeights::rule).orElse(Mixing.FIXED);
    }

    private static Mixing rule(MatchJudgements.Fitting last) {
        return last.used() ? new Mixing.Fitted(last.bias(), last.words(), last.meaning()) : Mixing.FIXED;
    }

    /// Fits again, if anything was judged or withdrawn since the last time and there is enough to learn from, or was
    /// until now.
    public void refit(String encoder) {
        List<MatchJudgements.Judgement> all = judgements.list(encoder);
        Instant newest = all.stream()
                .map(MatchJudgements.Judgement::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Optional<MatchJudgements.Fitting> last = judgements.findLast(encoder);
        boolean same = last.isPresent()
                && last.get().judgements() == all.size()
                && Objects.equals(last.get().newest(), newest);
        boolean nothingToLearn = last.isEmpty() && all.size() < Refit.JUDGEMENTS_MIN;
        if (same || nothingToLearn) {
            return;
        }
        Refit.Outcome outcome = Refit.against(
                features -> Mixing.FIXED.strength(features[0], features[1]),
                2,
                all.stream().map(LearnWeights::learnt).toList());
        double[] weights = outcome.weights().weights();
        judgements.add(new MatchJudgements.Fitting(
                clock.instant(),
                encoder,
                all.size(),
                (int) all.stream()
                        .map(MatchJudgements.Judgement::challenge)
                        .distinct()
                        .count(),
                newest,
                outcome.changed(),
                outcome.weights().bias(),
                weights[0],
                weights[1],
                outcome.before(),
                outcome.after()));
    }

    private static Judgement learnt(MatchJudgements.Judgement one) {
        return new Judgement(
                LocalDate.ofInstant(one.at(), ZoneOffset.UTC),
                one.challenge().value(),
                new double[] {one.likeWords(), one.likeMeaning()},
                one.verdict().worth());
    }
}
