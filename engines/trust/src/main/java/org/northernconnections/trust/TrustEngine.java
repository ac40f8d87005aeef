package org.northernconnections.trust;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What a viewer may expect of a subject: a probability with its interval, faded, capped and explained.
///
/// Each fact about the subject becomes a [Mass], good or bad. It fades with its age, counts in full where
/// the viewer reports it, a stated share where somebody else does, and nothing where the subject speaks of
/// itself. The two sums `G` and `B` join the prior `a`, `b` in a Beta distribution:
///
/// | name          | formula                                   | meaning                                     |
/// |---------------|-------------------------------------------|---------------------------------------------|
/// | faded mass    | `w · 2^(−days / h)`                       | `h` is longer for bad than for good         |
/// | one reporter  | scaled so that good + bad ≤ `m`           | repetition does not make a word truer       |
/// | all others    | scaled so that good + bad ≤ `M`           | nor does a choir of unknown voices          |
/// | probability   | `(a + G) / (a + b + G + B)`               | mean of Beta(`a + G`, `b + B`)              |
/// | part, good    | `ln(1 + G / a) · gᵢ / G`                  | what one fact moved the log-odds up         |
/// | part, bad     | `−ln(1 + B / b) · bᵢ / B`                 | what it moved them down                     |
///
/// *Bound*: with `n = a + b +` the viewer's own mass, others move the probability by at most `M / (n + M)`
/// together and `m / (n + m)` each, whatever they report and however many they are.
/// *Parts*: the log-odds of the mean are `ln((a + G) / (b + B))`, a function of `G` plus one of `B`, so
/// shares in proportion to mass are the Aumann–Shapley values; they add up exactly and know no order.
/// *Cost*: `O(k log k)` for `k` facts of the subject, one pass over all others.
/// *Edge cases*: facts after the day asked for have not happened yet; one id counts once; what is left out
/// was never there, so a withdrawal or a correction is a call without it.
///
/// The same evidence in any order gives the same bits. Threads may share an engine.
///
/// Sources: A. Jøsang and R. Ismail, *The Beta Reputation System*, Bled 2002 (Beta, fading); R. Aumann and
/// L. Shapley, *Values of Non-Atomic Games*, 1974 (parts).
public final class TrustEngine {
    private static final double TAIL = 0.05;

    private final Settings settings;

    public TrustEngine(Settings settings) {
        this.settings = settings;
    }

    /// What the viewer may expect of the subject in any kind of work.
    public Estimate estimate(String viewer, String subject, Collection<? extends Evidence> evidence, LocalDate on) {
        return estimate(viewer, subject, evidence, Set.of(), on);
    }

    /// The same while the subject disputes some of it: of that the bad part counts half until it is decided.
    ///
    /// @param appealed ids of facts; others are felt by nobody
    public Estimate estimate(
            String viewer,
            String subject,
            Collection<? extends Evidence> evidence,
            Set<String> appealed,
            LocalDate on) {
        return estimate(viewer, subject, any -> true, evidence, appealed, on);
    }

    /// What the viewer may expect of the subject in this kind of work; evidence of other kinds is left aside.
    public Estimate estimate(
            String viewer, String subject, String context, Collection<? extends Evidence> evidence, LocalDate on) {
        return estimate(viewer, subject, fact -> fact.context().equals(context), evidence, Set.of(), on);
    }

    /// The same probability from fading sums, without reasons: what it costs is the number of reporters.
    ///
    /// @param evidence with the settings of this engine
    public BetaDistribution expected(String viewer, String subject, FadingEvidence evidence, LocalDate on) {
        Map<String, Mass> byReporter = evidence.byReporter(subject, on);
        byReporter.replaceAll((reporter, mass) -> reporter.equals(viewer) ? mass : mass.times(settings.othersShare()));
        Map<String, Double> shares = shares(byReporter, viewer);
        Mass sum = Mass.NONE;
        for (var entry : byReporter.entrySet()) {
            sum = sum.plus(entry.getValue().times(shares.getOrDefault(entry.getKey(), 1.0)));
        }
        return new BetaDistribution(settings.priorGood() + sum.good(), settings.priorBad() + sum.bad());
    }

    private Estimate estimate(
            String viewer,
            String subject,
            Predicate<Fact> inContext,
            Collection<? extends Evidence> evidence,
            Set<String> appealed,
            LocalDate on) {
        List<Evidence> counted = inOrder(
                evidence,
                fact -> fact.subject().equals(subject)
                        && !fact.selfReported()
                        && !fact.on().isAfter(on)
                        && inContext.test(fact));
        List<Mass> masses = capped(counted, appealed, viewer, on);
        return concluded(counted, masses);
    }

    /// Facts by day, then id: sums run in this order, so that the caller's order cannot be felt.
    private static List<Evidence> inOrder(Collection<? extends Evidence> evidence, Predicate<Fact> counts) {
        Map<String, Evidence> byId = new TreeMap<>();
        for (Evidence piece : evidence) {
            if (counts.test(piece.fact())) {
                Evidence earlier = byId.putIfAbsent(piece.fact().id(), piece);
                if (earlier != null && !earlier.equals(piece)) {
                    throw new IllegalArgumentException(
                            "Two different facts have the id '%s': %s and %s.\nMaybe leave the corrected one out."
                                    .formatted(piece.fact().id(), earlier, piece));
                }
            }
        }
        return byId.values().stream()
                .sorted(comparing((Evidence piece) -> piece.fact().on())) // stable: ids stay in order
                .toList();
    }

    private List<Mass> capped(List<Evidence> counted, Set<String> appealed, String viewer, LocalDate on) {
        Map<String, Mass> byReporter = new TreeMap<>();
        for (Evidence piece : counted) {
            byReporter.merge(piece.fact().reporter(), weighed(piece, appealed, viewer, on), Mass::plus);
        }
        Map<String, Double> shares = shares(byReporter, viewer);
        return counted.stream()
                .map(piece -> weighed(piece, appealed, viewer, on)
                        .times(shares.getOrDefault(piece.fact().reporter(), 1.0)))
                .toList();
    }

    private Mass weighed(Evidence piece, Set<String> appealed, String viewer, LocalDate on) {
        Mass whole = Weights.of(piece);
        Mass weight = appealed.contains(piece.fact().id()) ? whole.appealed() : whole;
        double days = ChronoUnit.DAYS.between(piece.fact().on(), on);
        Mass faded = new Mass(
                weight.good() * Math.pow(2, -days / settings.halfLifeGoodDays()),
                weight.bad() * Math.pow(2, -days / settings.halfLifeBadDays()));
        return piece.fact().reporter().equals(viewer) ? faded : faded.times(settings.othersShare());
    }

    /// What is left of each other reporter's mass once both caps hold; the viewer is not capped.
    private Map<String, Double> shares(Map<String, Mass> byReporter, String viewer) {
        Map<String, Double> shares = new HashMap<>();
        double others = 0;
        for (var entry : byReporter.entrySet()) {
            if (!entry.getKey().equals(viewer)) {
                double total = entry.getValue().total();
                shares.put(entry.getKey(), atMost(settings.reporterMassMax(), total));
                others += Math.min(settings.reporterMassMax(), total);
            }
        }
        double share = atMost(settings.othersMassMax(), others);
        shares.replaceAll((reporter, own) -> own * share);
        return shares;
    }

    private static double atMost(double max, double total) {
        return total > max ? max / total : 1;
    }

    private Estimate concluded(List<Evidence> counted, List<Mass> masses) {
        Mass sum = masses.stream().reduce(Mass.NONE, Mass::plus);
        var beta = new BetaDistribution(settings.priorGood() + sum.good(), settings.priorBad() + sum.bad());
        double low = beta.quantile(TAIL);
        return new Estimate(
                beta.mean(),
                low,
                beta.quantile(1 - TAIL),
                Band.of(sum.total(), beta.mean(), low),
                sum,
                Math.log(settings.priorGood() / settings.priorBad()),
                false,
                reasons(counted, masses, sum));
    }

    private List<Reason> reasons(List<Evidence> counted, List<Mass> masses, Mass sum) {
        double goodRate = rate(sum.good(), settings.priorGood());
        double badRate = rate(sum.bad(), settings.priorBad());
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < counted.size(); i++) {
            Mass mass = masses.get(i);
            if (mass.total() > 0) {
                reasons.add(new Reason(counted.get(i), mass, mass.good() * goodRate - mass.bad() * badRate));
            }
        }
        reasons.sort(comparingDouble((Reason reason) -> -Math.abs(reason.part()))
                .thenComparing(reason -> reason.evidence().fact().id()));
        return reasons;
    }

    /// What one unit of mass moved the log-odds on average on the way from nothing to `sum`.
    private static double rate(double sum, double prior) {
        return sum == 0 ? 0 : Math.log1p(sum / prior) / sum;
    }
}
