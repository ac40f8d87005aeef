package org.northernconnections.trust.track;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How long it takes from one step to the next, such as from a first meeting to a first recommendation.
///
/// Those still waiting count as well: to leave them out would tell only of the fast. After `d` days
///
///     S(d) = Π (1 − e_i / r_i)   over the days d_i ≤ d on which a wait ended
///
/// of the waits still go on (Kaplan and Meier), `e_i` ended that day and `r_i` had lasted as long. The median
/// is the first day on which `S ≤ ½`. Its interval, 90 %, holds the days at which `S` may be one half: those
/// with `|ln(−ln S(d)) − ln(ln 2)| ≤ 1.645 · σ(d)`, `σ² = Σ e_i / (r_i (r_i − e_i)) / ln² S` (Brookmeyer and
/// Crowley on the log-minus-log scale, Greenwood's variance). One case alone has none.
///
/// Sources: E. Kaplan, P. Meier, *Nonparametric Estimation from Incomplete Observations*, JASA 53 (1958); R.
/// Brookmeyer, J. Crowley, *A Confidence Interval for the Median Survival Time*, Biometrics 38 (1982).
///
/// @param cases how many there are
/// @param ended of how many the next step came
/// @param medianDays empty where fewer than half came so far
/// @param lowDays the low end of its interval; empty where it is not known, as for one case alone
/// @param highDays the high end; empty where the cases do not bound it
/// @param curve each day on which waits ended, with the share that still waited after it
public record Waiting(
        int cases, int ended, OptionalLong medianDays, OptionalLong lowDays, OptionalLong highDays, List<Point> curve) {
    private static final double NORMAL_95 = 1.6448536269514722;
    private static final double HALF = 0.5;

    /// From one step to the next.
    ///
    /// @param to null while it has not come
    public record Span(LocalDate from, @Nullable LocalDate to) {
        public Span {
            if (to != null && to.isBefore(from)) {
                throw new IllegalArgumentException("A wait from %s cannot end on %s.".formatted(from, to));
            }
        }
    }

    public record Point(long days, double waiting) {}

    public Waiting {
        curve = List.copyOf(curve);
    }

    /// What these waits tell on a day; what happened or began later is not known then.
    public static Waiting of(Collection<Span> spans, LocalDate on) {
        var ends = new TreeMap<Long, int[]>(); // by length in days: how many ended, how many go on
        int cases = 0;
        int ended = 0;
        for (Span span : spans) {
            if (span.from().isAfter(on)) {
                continue;
            }
            LocalDate to = span.to();
            boolean came = to != null && !to.isAfter(on);
            long days = ChronoUnit.DAYS.between(span.from(), came && to != null ? to : on);
            ends.computeIfAbsent(days, _ -> new int[2])[came ? 0 : 1]++;
            cases++;
            ended += came ? 1 : 0;
        }
        return of(ends, cases, ended);
    }

    private static Waiting of(TreeMap<Long, int[]> ends, int cases, int ended) {
        List<Point> curve = new ArrayList<>();
        OptionalLong median = OptionalLong.empty();
        OptionalLong low = OptionalLong.empty();
        OptionalLong high = OptionalLong.empty();
        double waiting = 1;
        double greenwood = 0;
        int atRisk = cases;
        boolean several = cases > 1;
        for (var entry : ends.entrySet()) {
            int came = entry.getValue()[0];
            if (came > 0) {
                waiting *= 1 - (double) came / atRisk;
                greenwood += (double) came / atRisk / (atRisk - came);
                curve.add(new Point(entry.getKey(), waiting));
                if (median.isEmpty() && waiting <= HALF) {
                    median = OptionalLong.of(entry.getKey());
                }
                double away = away(waiting, greenwood);
                if (low.isEmpty() && several && away <= NORMAL_95) {
                    low = OptionalLong.of(entry.getKey());
                }
                if (high.isEmpty() && several && away < -NORMAL_95) {
                    high = OptionalLong.of(entry.getKey());
                }
            }
            atRisk -= came + entry.getValue()[1];
        }
        return new Waiting(cases, ended, median, low, high, curve);
    }

    /// How many standard errors the share lies above one half; without any end below, infinitely many.
    private static double away(double waiting, double greenwood) {
        if (waiting == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double sigma = Math.sqrt(greenwood) / Math.abs(Math.log(waiting));
        return (Math.log(Math.log(2)) - Math.log(-Math.log(waiting))) / sigma;
    }
}
