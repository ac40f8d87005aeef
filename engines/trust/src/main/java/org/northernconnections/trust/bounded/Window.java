package org.northernconnections.trust.bounded;

import java.util.Arrays;
import org.northernconnections.trust.rating.Ratings;

/// One window of a [Rolling] replay, by itself: so that the windows of a long past may be computed apart, in any
/// order and on several machines, to the same bits.
///
/// How much an outcome weighs depends on others in its stretch. So windows are asked twice: first for the [#weights] of
/// their outcomes, then, with all of these dealt into stretches ([Stretches#deal]), for the [#outcomes].
public final class Window {
    private final Ratings ratings;
    private final int from;
    private final int to;
    private final Snapshot snapshot;

    /// @param from the first rating of the window; the snapshot knows those before it
    /// @param to behind the last
    /// @param namedRoots where the root walk restarts; where empty, [Roots#early]
    public Window(Ratings ratings, int from, int to, int[] namedRoots) {
        this.ratings = ratings;
        this.from = from;
        this.to = to;
        var history = new History(ratings);
        history.takeIn(from);
        snapshot = new Snapshot(history, Rolling.roots(ratings, from, namedRoots));
    }

    /// Of each rating of the window, how much its outcome weighs by itself, `[0, 1]`.
    public double[] weights() {
        var weights = new double[to - from];
        Arrays.setAll(weights, i -> Rolling.weight(snapshot, ratings.source(from + i)));
        return weights;
    }

    /// The rows of the window with how they turned out; none of the first window, which knows nothing.
    ///
    /// @param dealt of all ratings
    public Outcomes outcomes(Stretches.Dealt dealt) {
        var outcomes = new Outcomes(Column.values().length);
        for (int i = from; i < to; i++) {
            if (dealt.weight()[i] > 0) {
                int viewer = ratings.source(i);
                int subject = ratings.target(i);
                outcomes.add(
                        snapshot.row(viewer, subject, snapshot.reports(viewer, subject)),
                        ratings.positive(i),
                        dealt.weight()[i],
                        dealt.number()[i]);
            }
        }
        return outcomes;
    }

    /// How many windows there are.
    public static int count(int ratings, int lag) {
        return Math.ceilDiv(ratings, lag);
    }
}
