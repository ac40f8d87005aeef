package org.northernconnections.trust.bounded;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.northernconnections.trust.rating.Ratings;

/// Deals outcomes into stretches ([FitSums]), and weighs down those of a viewer who rates much.
///
/// All outcomes of a viewer in a stretch together weigh at most [#OF_A_VIEWER] times one of them: each is divided by
/// how many there are, once there are more. A stretch is full once [#FULL] in weight lie in it, each viewer counted at
/// most so, and ends with the next snapshot. Outcomes weigh by the roots' vouches for their viewer ([Rolling]), so whom
/// roots do not reach neither fills a stretch nor ends one.
///
/// *Bound*: however much the members `S` rate, they add at most `10 Σ w(k)` to a stretch, `w(k)` what an outcome of `k`
/// weighs. Where that is less than [#FULL], they cannot fill one by themselves, and have at most that share of each.
public final class Stretches {
    /// With less there would be too little in common to be told from chance.
    static final double FULL = 250;
    /// The half of what costs nothing: with 20 the log loss on the ratings 2,000 to 10,000 of Bitcoin-OTC is what it is
    /// without a limit, with 10 it is 0.2 % more, with 5 0.6 %.
    static final int OF_A_VIEWER = 10;

    private final Map<Integer, Integer> ofViewer = new HashMap<>();
    /// Of each outcome in the stretch that is open.
    private int[] viewers = new int[16];
    private int count;
    private int number;
    private double filled;

    /// Where the outcomes of all ratings lie, and what they weigh.
    ///
    /// @param number of each rating the number of its stretch, from 0
    /// @param weight of each, `[0, 1]`; 0 in the first window, which knows nothing
    public record Dealt(int[] number, double[] weight) implements Serializable {}

    /// @param weights of each rating's outcome by itself, see [Window#weights]
    public static Dealt deal(Ratings ratings, int lag, double[] weights) {
        double[] weight = weights.clone();
        var number = new int[weight.length];
        Arrays.fill(weight, 0, Math.min(lag, weight.length), 0);
        var stretches = new Stretches();
        int start = 0;
        for (int place = 0; place < weight.length; place++) {
            if (place % lag == 0 && stretches.full()) {
                stretches.weighDown(weight, start, place);
                stretches.end();
                start = place;
            }
            number[place] = stretches.number();
            stretches.take(ratings.source(place), weight[place]);
        }
        stretches.weighDown(weight, start, weight.length);
        return new Dealt(number, weight);
    }

    private void weighDown(double[] weight, int from, int to) {
        double[] factors = factors();
        int next = 0;
        for (int place = from; place < to; place++) {
            if (weight[place] > 0) {
                weight[place] *= factors[next++];
            }
        }
    }

    int number() {
        return number;
    }

    /// Whether the stretch is to end with this snapshot.
    boolean full() {
        return filled >= FULL;
    }

    void end() {
        number++;
        filled = 0;
        count = 0;
        ofViewer.clear();
    }

    /// Takes one outcome in, unless it weighs nothing.
    void take(int viewer, double weight) {
        if (weight == 0) {
            return;
        }
        if (count == viewers.length) {
            viewers = Arrays.copyOf(viewers, 2 * count);
        }
        viewers[count++] = viewer;
        if (ofViewer.merge(viewer, 1, Integer::sum) <= OF_A_VIEWER) {
            filled += weight;
        }
    }

    /// By what the outcomes in the open stretch are weighed down, in the order in which they were taken in, `(0, 1]`.
    double[] factors() {
        return Arrays.stream(viewers, 0, count)
                .mapToDouble(viewer -> Math.min(1, (double) OF_A_VIEWER / ofViewer.getOrDefault(viewer, 1)))
                .toArray();
    }

    Stretches copy() {
        var copy = new Stretches();
        copy.ofViewer.putAll(ofViewer);
        copy.viewers = viewers.clone();
        copy.count = count;
        copy.number = number;
        copy.filled = filled;
        return copy;
    }
}
