package org.northernconnections.trust.rating;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Dated ratings of members by members, in order of time; columns, since there may be millions.
///
/// | column   | unit                        | meaning                                |
/// |----------|-----------------------------|----------------------------------------|
/// | `source` | number of a member          | who rates                              |
/// | `target` | number of a member          | who is rated, never the source itself  |
/// | `value`  | −10 to 10, not 0            | above 0 is good                        |
/// | `time`   | seconds since 1970, sorted  | when; equal times keep the file's order |
public final class Ratings {
    public static final int VALUE_MAX = 10;

    /// One rating, as a caller adds it.
    public record Rating(String source, String target, float value, long time) {}

    private final Members members;
    private final int[] source;
    private final int[] target;
    private final float[] value;
    private final long[] time;

    private Ratings(Members members, int[] source, int[] target, float[] value, long[] time) {
        this.members = members;
        this.source = source;
        this.target = target;
        this.value = value;
        this.time = time;
    }

    /// These columns, sorted by time; they are not to be changed afterwards.
    public static Ratings sorted(Members members, int[] source, int[] target, float[] value, long[] time) {
        for (int i = 1; i < time.length; i++) {
            if (time[i] < time[i - 1]) {
                int[] order = IntStream.range(0, time.length)
                        .boxed()
                        .sorted(Comparator.comparingLong(at -> time[at])) // stable: the file's order stays
                        .mapToInt(at -> at)
                        .toArray();
                return new Ratings(
                        members,
                        Arrays.stream(order).map(at -> source[at]).toArray(),
                        Arrays.stream(order).map(at -> target[at]).toArray(),
                        floats(value, order),
                        Arrays.stream(order).mapToLong(at -> time[at]).toArray());
            }
        }
        return new Ratings(members, source, target, value, time);
    }

    private static float[] floats(float[] value, int[] order) {
        var sorted = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = value[order[i]];
        }
        return sorted;
    }

    /// These ratings and further ones, none earlier than the last; members keep their numbers.
    public Ratings with(List<Rating> further) {
        Members all = members.copy();
        int count = count() + further.size();
        int[] sources = Arrays.copyOf(source, count);
        int[] targets = Arrays.copyOf(target, count);
        float[] values = Arrays.copyOf(value, count);
        long[] times = Arrays.copyOf(time, count);
        int at = count();
        for (Rating rating : further) {
            if (at > 0 && rating.time() < times[at - 1]) {
                throw new IllegalArgumentException("%s is earlier than the rating before it.".formatted(rating));
            }
            sources[at] = all.number(rating.source());
            targets[at] = all.number(rating.target());
            values[at] = rating.value();
            times[at++] = rating.time();
        }
        return new Ratings(all, sources, targets, values, times);
    }

    /// The same ratings, with these members known as well; those who are known already keep their numbers.
    public Ratings withMembers(Collection<String> names) {
        Members all = members.copy();
        names.forEach(all::number);
        return new Ratings(all, source, target, value, time);
    }

    /// The ratings before this time; members keep their numbers, also those who are named later.
    public Ratings before(long seconds) {
        int count = 0;
        while (count < time.length && time[count] < seconds) {
            count++;
        }
        return new Ratings(
                members,
                Arrays.copyOf(source, count),
                Arrays.copyOf(target, count),
                Arrays.copyOf(value, count),
                Arrays.copyOf(time, count));
    }

    public Members members() {
        return members;
    }

    public int count() {
        return source.length;
    }

    public int source(int at) {
        return source[at];
    }

    public int target(int at) {
        return target[at];
    }

    public float value(int at) {
        return value[at];
    }

    public boolean positive(int at) {
        return value[at] > 0;
    }

    public long time(int at) {
        return time[at];
    }
}
