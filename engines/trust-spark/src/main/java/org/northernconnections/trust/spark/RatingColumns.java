package org.northernconnections.trust.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.northernconnections.trust.rating.Members;
import org.northernconnections.trust.rating.Ratings;

/// All ratings as arrays, to be sent to every machine once: 20 bytes a rating.
final class RatingColumns implements Serializable {
    static final RatingColumns NONE = new RatingColumns(0, new int[0], new int[0], new float[0], new long[0]);
    private static final long serialVersionUID = 1;

    private final int members;
    private final int[] source;
    private final int[] target;
    private final float[] value;
    private final long[] time;
    /// Made where it is first asked; null until then.
    private transient @Nullable Ratings ratings;

    RatingColumns(int members, int[] source, int[] target, float[] value, long[] time) {
        this.members = members;
        this.source = source;
        this.target = target;
        this.value = value;
        this.time = time;
    }

    int count() {
        return source.length;
    }

    /// The same with more members, who gave and got no rating.
    RatingColumns withMembers(int all) {
        return new RatingColumns(all, source, target, value, time);
    }

    /// The same for the engine; members are called by their numbers.
    synchronized Ratings ratings() {
        Ratings known = ratings;
        if (known == null) {
            var named = new Members();
            for (int member = 0; member < members; member++) {
                named.number(Integer.toString(member));
            }
            known = Ratings.sorted(named, source, target, value, time);
            ratings = known;
        }
        return known;
    }
}
