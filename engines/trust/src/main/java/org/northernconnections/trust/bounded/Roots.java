package org.northernconnections.trust.bounded;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.northernconnections.trust.rating.Ratings;

/// The members at whom the root walk restarts.
public final class Roots {
    /// As in the published protocol: a stand-in where nobody was verified.
    static final int COUNT = 15;

    static final int RATINGS_MAX = 2_000;

    private Roots() {}

    /// The 15 members with most good ratings among the first 2,000, or among `count` if that is less.
    ///
    /// Of equally many, the member named first comes first. Empty where there is no good rating.
    public static int[] early(Ratings ratings, int count) {
        var good = new int[ratings.members().count()];
        for (int i = 0; i < Math.min(count, RATINGS_MAX); i++) {
            if (ratings.positive(i)) {
                good[ratings.target(i)]++;
            }
        }
        return IntStream.range(0, good.length)
                .filter(member -> good[member] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(member -> -good[member])) // stable: the first named comes first
                .limit(COUNT)
                .mapToInt(member -> member)
                .toArray();
    }
}
