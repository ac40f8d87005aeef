package org.northernconnections.matching.learning;

import static java.util.Comparator.comparing;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

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
    /// Standard errors by which fitted weights must be better.
    static final double ERRORS_MIN = 2;
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
    /// @param before mean log loss of the rule, on the held-out challenges
    /// @param after that of the new weights
    public record Outcome(Weights weights, boolean changed, double before, double after) {}

    private static List<Judgement> ordered(Collection<Judgement> all) {
        return all.stream()
                .sorted(comparing(Judgement::on)
                        .thenComparing(Judgement::challengeId)
                        .thenComparing(one -> Arrays.toString(one.features()))
                        .thenComparingDouble(Judgement::verdict))
                .toList();
    }

    /// Fits weights to be used instead of a fixed rule, and says whether they are better than it.
    ///
    /// The rule is given its best chance first: a bias and a weight for what it says are fitted to the same earlier
    /// challenges. The new weights are used only if, on the later ones, their mean log loss is smaller by more than
    /// [#ERRORS_MIN] standard errors of the difference, so that luck does not count, and they order the judged
    /// answers of each challenge at least as well as the rule does.
    ///
    /// @param rule what it makes of the features
    /// @param features how many there are
    public static Outcome against(ToDoubleFunction<double[]> rule, int features, Collection<Judgement> all) {
        List<Judgement> ordered = ordered(all);
        Set<String> held = heldOut(ordered);
        Map<Boolean, List<Judgement>> parts =
                ordered.stream().collect(Collectors.partitioningBy(one -> held.contains(one.challengeId())));
        List<Judgement> earlier = parts.getOrDefault(false, List.of());
        List<Judgement> later = parts.getOrDefault(true, List.of());
        var none = new Weights(0, new double[features]);
        if (ordered.size() < JUDGEMENTS_MIN || earlier.isEmpty() || later.isEmpty()) {
            return new Outcome(none, false, 0, 0);
        }
        Weights ruled = fit(new Weights(0, new double[1]), ruled(rule, earlier));
        Weights fitted = fit(none, earlier);
        double[] gains = new double[later.size()];
        double before = 0;
        double after = 0;
        for (int i = 0; i < gains.length; i++) {
            Judgement one = later.get(i);
            double rulesLoss = loss(ruled.chance(new double[] {rule.applyAsDouble(one.features())}), one.verdict());
            double fittedLoss = loss(fitted.chance(one.features()), one.verdict());
            gains[i] = rulesLoss - fittedLoss;
            before += rulesLoss / gains.length;
            after += fittedLoss / gains.length;
        }
        boolean orders = rightOrder(fitted::chance, later) >= rightOrder(rule, later);
        boolean says = Arrays.stream(fitted.weights()).anyMatch(weight -> weight > 0);
        boolean better = before - after > ERRORS_MIN * standardError(gains);
        return new Outcome(fitted, better && orders && says, before, after);
    }

    /// Of the mean of these values.
    private static double standardError(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(squares / (values.length - 1) / values.length);
    }

    private static List<Judgement> ruled(ToDoubleFunction<double[]> rule, List<Judgement> judgements) {
        return judgements.stream()
                .map(one -> new Judgement(
                        one.on(), one.challengeId(), new double[] {rule.applyAsDouble(one.features())}, one.verdict()))
                .toList();
    }

    /// Of all pairs of one challenge with different verdicts, how many the rule puts in that order; equals count half.
    /// 1 where there is no pair.
    static double rightOrder(ToDoubleFunction<double[]> rule, List<Judgement> judgements) {
        double right = 0;
        int pairs = 0;
        for (Judgement one : judgements) {
            for (Judgement other : judgements) {
                if (one.verdict() > other.verdict() && one.challengeId().equals(other.challengeId())) {
                    double apart = rule.applyAsDouble(one.features()) - rule.applyAsDouble(other.features());
                    right += apart > 0 ? 1 : apart == 0 ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return pairs == 0 ? 1 : right / pairs;
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

    private static double loss(double chance, double verdict) {
        double sure = Math.max(1e-9, Math.min(1 - 1e-9, chance));
        return -verdict * Math.log(sure) - (1 - verdict) * Math.log(1 - sure);
    }
}
