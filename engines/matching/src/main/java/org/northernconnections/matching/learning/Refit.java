package org.northernconnections.matching.learning;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Fits the weights of a few features to people's verdicts, and keeps the old ones unless the new are better on
/// later challenges that they were not fitted to.
///
/// The chance that a statement fits is `1 / (1 + exp(−(b + Σ w_k x_k)))`, with no weight below 0: more likeness never
/// counts against a company. Fitted by projected gradient steps, a fixed number of them, on the earlier challenges;
/// compared by the mean log loss on the last [#HELD_OUT] of the challenges, by the day of their first judgement.
///
/// Below [#JUDGEMENTS_MIN] judgements nothing is fitted: a handful of opinions is no reason to change a rule.
///
/// *Cost*: rounds · judgements · features. Same judgements, same bits, in whatever order they come.
public final class Refit {
    public static final int JUDGEMENTS_MIN = 100;
    static final double HELD_OUT = 0.3;
    private static final int ROUNDS = 2000;
    private static final double STEP = 1.0;
    private static final double SHRINK = 1e-3;

    private Refit() {}

    /// Weights of the features, and the bias before them.
    public record Weights(double bias, double[] weights) {
        /// The chance that a verdict is "fits", `(0, 1)`.
        public double chance(double[] features) {
            double sum = bias;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k] * features[k];
            }
            return 1 / (1 + Math.exp(-sum));
        }
    }

    /// The weights to use from now on, and what they were compared by.
    ///
    /// @param changed whether the new weights are used
    /// @param before mean log loss of the weights in use, on the held-out challenges
    /// @param after that of the new weights
    public record Outcome(Weights weights, boolean changed, double before, double after) {}

    public static Outcome refit(Weights inUse, Collection<Judgement> all) {
        List<Judgement> ordered = new ArrayList<>(all);
        ordered.sort(comparing(Judgement::on)
                .thenComparing(Judgement::challengeId)
                .thenComparing(one -> java.util.Arrays.toString(one.features()))
                .thenComparingDouble(Judgement::verdict));
        List<Judgement> earlier = new ArrayList<>();
        List<Judgement> later = new ArrayList<>();
        Set<String> held = heldOut(ordered);
        ordered.forEach(one -> (held.contains(one.challengeId()) ? later : earlier).add(one));
        double before = loss(inUse, later);
        if (ordered.size() < JUDGEMENTS_MIN || earlier.isEmpty() || later.isEmpty()) {
            return new Outcome(inUse, false, before, before);
        }
        Weights fitted = fit(inUse, earlier);
        double after = loss(fitted, later);
        return after < before ? new Outcome(fitted, true, before, after) : new Outcome(inUse, false, before, after);
    }

    /// The last challenges by the day of their first judgement.
    private static Set<String> heldOut(List<Judgement> ordered) {
        Map<String, Integer> firsts = new HashMap<>();
        for (Judgement one : ordered) {
            firsts.putIfAbsent(one.challengeId(), firsts.size());
        }
        int from = (int) Math.ceil(firsts.size() * (1 - HELD_OUT));
        Set<String> held = new HashSet<>();
        firsts.forEach((challenge, place) -> {
            if (place >= from) {
                held.add(challenge);
            }
        });
        return held;
    }

    private static Weights fit(Weights start, List<Judgement> judgements) {
        double bias = start.bias();
        double[] weights = start.weights().clone();
        for (int round = 0; round < ROUNDS; round++) {
            Weights now = new Weights(bias, weights);
            double biasPull = 0;
            double[] pull = new double[weights.length];
            for (Judgement one : judgements) {
                double off = now.chance(one.features()) - one.verdict();
                biasPull += off;
                for (int k = 0; k < pull.length; k++) {
                    pull[k] += off * one.features()[k];
                }
            }
            double step = STEP / judgements.size();
            bias -= step * biasPull;
            double[] next = new double[weights.length];
            for (int k = 0; k < next.length; k++) {
                next[k] = Math.max(0, weights[k] - step * pull[k] - STEP * SHRINK * weights[k]);
            }
            weights = next;
        }
        return new Weights(bias, weights);
    }

    private static double loss(Weights weights, List<Judgement> judgements) {
        double sum = 0;
        for (Judgement one : judgements) {
            double chance = Math.max(1e-9, Math.min(1 - 1e-9, weights.chance(one.features())));
            sum -= one.verdict() * Math.log(chance) + (1 - one.verdict()) * Math.log(1 - chance);
        }
        return judgements.isEmpty() ? 0 : sum / judgements.size();
    }
}
