package org.northernconnections.trust.bounded;

import org.northernconnections.trust.rating.Ratings;

/// One window of a [Rolling] replay, by itself: so that the windows of a long past may be computed apart, in any
/// order and on several machines, to the same bits.
///
/// A row needs how much was known of each rated member when it was rated, in earlier windows. So windows are
/// asked twice: first what was [#known], then, with the answers of all, for their [#outcomes].
public final class Window {
    private final Ratings ratings;
    private final int from;
    private final int to;
    private final Snapshot snapshot;

    /// @param from the first rating of the window; the snapshot knows those before it
    /// @param to behind the last
    /// @param namedRoots where the root walk restarts; where empty, [Roots#early]
    /// @param knownThen of each earlier rating what was known of its target; may be shorter
    public Window(Ratings ratings, int from, int to, int[] namedRoots, float[] knownThen) {
        this.ratings = ratings;
        this.from = from;
        this.to = to;
        var history = new History(ratings);
        history.takeIn(from);
        for (int place = 0; place < Math.min(from, knownThen.length); place++) {
            history.sayKnown(place, knownThen[place]);
        }
        snapshot = new Snapshot(history, Rolling.roots(ratings, from, namedRoots));
    }

    /// Of each rating of the window, how much was known of its target.
    public float[] known() {
        var known = new float[to - from];
        for (int i = from; i < to; i++) {
            known[i - from] = (float) snapshot.known(snapshot.reports(ratings.source(i), ratings.target(i)));
        }
        return known;
    }

    /// The rows of the window with how they turned out; none of the first window, which knows nothing.
    public Outcomes outcomes() {
        var outcomes = new Outcomes(Column.values().length);
        for (int i = from; i < to && from > 0; i++) {
            int viewer = ratings.source(i);
            double weight = Rolling.weight(snapshot, viewer);
            if (weight > 0) {
                int subject = ratings.target(i);
                outcomes.add(
                        snapshot.row(viewer, subject, snapshot.reports(viewer, subject)),
                        ratings.positive(i),
                        weight,
                        Rolling.stretch(from));
            }
        }
        return outcomes;
    }

    /// How many windows there are.
    public static int count(int ratings, int lag) {
        return Math.ceilDiv(ratings, lag);
    }
}
