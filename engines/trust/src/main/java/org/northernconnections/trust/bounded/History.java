package org.northernconnections.trust.bounded;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.trust.rating.Ratings;

/// The ratings taken in so far, by who gave and who received them; of a pair only the latest counts.
final class History {
    private final Ratings ratings;
    private final @Nullable Places[] given;
    private final @Nullable Places[] received;
    private final Map<Long, Integer> latest = new HashMap<>();
    private int count;

    /// Numbers of ratings, in order of time.
    static final class Places {
        private static final Places NONE = new Places();

        private int[] places = new int[0];
        private int count;

        int count() {
            return count;
        }

        int at(int index) {
            return places[index];
        }

        private void add(int place) {
            if (count == places.length) {
                places = Arrays.copyOf(places, Math.max(4, count * 2));
            }
            places[count++] = place;
        }

        private void remove(int place) {
            int at = Arrays.binarySearch(places, 0, count, place);
            System.arraycopy(places, at + 1, places, at, count - at - 1);
            count--;
        }
    }

    History(Ratings ratings) {
        this.ratings = ratings;
        given = new Places[ratings.members().count()];
        received = new Places[ratings.members().count()];
    }

    Ratings ratings() {
        return ratings;
    }

    /// How many ratings were taken in.
    int count() {
        return count;
    }

    /// Takes in all ratings before this place; an earlier one of the same pair counts no more.
    void takeIn(int until) {
        for (; count < until; count++) {
            int source = ratings.source(count);
            int target = ratings.target(count);
            Integer earlier = latest.put((long) source << Integer.SIZE | target, count);
            if (earlier != null) {
                places(given, source).remove(earlier);
                places(received, target).remove(earlier);
            }
            places(given, source).add(count);
            places(received, target).add(count);
        }
    }

    private static Places places(@Nullable Places[] of, int member) {
        Places known = of[member];
        if (known == null) {
            known = new Places();
            of[member] = known;
        }
        return known;
    }

    Places given(int member) {
        Places known = given[member];
        return known == null ? Places.NONE : known;
    }

    Places received(int member) {
        Places known = received[member];
        return known == null ? Places.NONE : known;
    }
}
