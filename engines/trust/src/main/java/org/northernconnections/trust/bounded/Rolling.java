package org.northernconnections.trust.bounded;

import java.util.Arrays;
import java.util.List;
import org.northernconnections.trust.bounded.Snapshot.Report;
import org.northernconnections.trust.rating.Ratings;

/// Replays ratings in order of time, and predicts each from the ratings before the last snapshot alone.
///
/// A snapshot is taken every `lag` ratings, beginning with none. The model is fitted anew whenever a stretch is
/// full ([Stretches]), to the outcomes of past predictions' rows. It is the mean, in log-odds, of two fits: one to
/// all outcomes alike, one that forgets half every [#HALF_LIFE], for drift. An outcome counts as far as the roots
/// vouch for its viewer, in full from a share of [#SHARE_FULL] on, and all of a viewer in a stretch like
/// [Stretches#OF_A_VIEWER] at most: otherwise a ring could move the model by rating. When to fit and what to forget
/// is counted in the same weight.
///
/// *Purity*: a prediction is a function of the ratings before its snapshot, the pair, and the roots. Roots chosen by
/// [Roots#early] are those of the snapshot's own past. So cutting the file's end changes no earlier prediction.
/// *Cost*: a row a rating; a fit of `n` rows costs `n d²/2` a round.
public final class Rolling {
    /// In outcomes of full weight.
    public static final double HALF_LIFE = 5_000;
    /// Of 15, 50, 100, 200 and 500 the one with the least log loss on the ratings 2,000 to 10,000 of
    /// Bitcoin-OTC, before any that is scored.
    static final double RIDGE = 100;
    /// Much lower than that of a reporter, so that the model is calibrated for newcomers too.
    static final double SHARE_FULL = 2e-5;
    private final Ratings ratings;
    private final int lag;
    private final int[] namedRoots;
    private final History history;
    private final double[] probability;
    private final Outcomes outcomes;
    private final Stretches stretches;
    private Model model;
    private Snapshot snapshot;

    private Rolling(
            Ratings ratings,
            int lag,
            int[] namedRoots,
            double[] probability,
            Outcomes outcomes,
            Stretches stretches,
            Model model) {
        if (lag < 1) {
            throw new IllegalArgumentException("The lag must be at least 1, but is %d.".formatted(lag));
        }
        this.ratings = ratings;
        this.lag = lag;
        this.namedRoots = namedRoots.clone();
        this.probability = probability;
        this.outcomes = outcomes;
        this.stretches = stretches;
        this.model = model;
        history = new History(ratings);
        snapshot = new Snapshot(history, namedRoots);
    }

    /// Replays these ratings to their end.
    ///
    /// @param namedRoots where the root walk restarts; where empty, [Roots#early]
    public static Rolling replay(Ratings ratings, int lag, int[] namedRoots) {
        var rolling = new Rolling(
                ratings,
                lag,
                namedRoots,
                new double[ratings.count()],
                new Outcomes(Column.values().length),
                new Stretches(),
                Model.PUBLISHED);
        rolling.goOn(0);
        return rolling;
    }

    /// This replay gone on to the end of a longer file that begins with the same ratings; the roots stay.
    Rolling goneOn(Ratings longer) {
        var further = new Rolling(
                longer,
                lag,
                roots(ratings.count()),
                Arrays.copyOf(probability, longer.count()),
                outcomes.copy(),
                stretches.copy(),
                model);
        further.goOn(ratings.count());
        return further;
    }

    private void goOn(int start) {
        for (int from = start; from < ratings.count(); from += lag) {
            takeSnapshot(from);
            predict(from, Math.min(from + lag, ratings.count()));
        }
        takeSnapshot(ratings.count());
    }

    public Ratings ratings() {
        return ratings;
    }

    /// Of each rating, in order of time, the chance that it is good, as said before it was known.
    public double[] probability() {
        return probability.clone();
    }

    /// What is known at the end.
    public Snapshot snapshot() {
        return snapshot;
    }

    /// Fitted to all outcomes.
    public Model model() {
        return model;
    }

    /// The rows of all that counted, with how they turned out and what they weigh, in order of time.
    public Outcomes outcomes() {
        Outcomes all = outcomes.copy();
        all.weighDown(stretches.factors());
        return all;
    }

    /// The scores of the predictions from this place on.
    public Scores scores(int warmup) {
        int from = Math.min(warmup, ratings.count());
        var good = new boolean[ratings.count() - from];
        for (int i = 0; i < good.length; i++) {
            good[i] = ratings.positive(from + i);
        }
        return Scores.of(Arrays.copyOfRange(probability, from, ratings.count()), good);
    }

    private void takeSnapshot(int until) {
        history.takeIn(until);
        snapshot = new Snapshot(history, roots(until));
        if (stretches.full()) {
            outcomes.weighDown(stretches.factors());
            stretches.end();
            model = fitted(outcomes);
        } else if (until == ratings.count()) {
            model = fitted(outcomes());
        }
    }

    private int[] roots(int until) {
        return roots(ratings, until, namedRoots);
    }

    static int[] roots(Ratings ratings, int until, int[] namedRoots) {
        return namedRoots.length > 0 ? namedRoots : Roots.early(ratings, until);
    }

    /// How much the outcome of this viewer's rating counts, `[0, 1]`.
    static double weight(Snapshot snapshot, int viewer) {
        return Math.min(1, snapshot.rootShare(viewer) / SHARE_FULL);
    }

    private static Model fitted(Outcomes outcomes) {
        return Fit.refitted(new RowSums(outcomes, Double.POSITIVE_INFINITY, 0), new RowSums(outcomes, HALF_LIFE, 0));
    }

    private void predict(int from, int to) {
        for (int i = from; i < to; i++) {
            int viewer = ratings.source(i);
            List<Report> reports = snapshot.reports(viewer, ratings.target(i));
            double[] row = snapshot.row(viewer, ratings.target(i), reports);
            probability[i] = model.probability(row);
            double weight = weight(snapshot, viewer);
            if (from > 0 && weight > 0) {
                stretches.take(viewer, weight);
                outcomes.add(row, ratings.positive(i), weight, stretches.number());
            }
        }
    }
}
