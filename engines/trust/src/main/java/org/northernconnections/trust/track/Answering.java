package org.northernconnections.trust.track;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// How long two take to answer each other, and whether one of them answers faster.
///
/// Each way is a [Waiting], so that what is still unanswered counts as well. The two ways are compared on each day `k`
/// on which an answer came (Mantel's log-rank test), with `e` answers among `r` that had waited as long,
/// `e₁` of `r₁` by the first:
///
///     z = Σ (e₁ − e r₁/r) / √ Σ e (r₁/r)(1 − r₁/r)(r − e)/(r − 1)
///
/// Above 1.645 the first is faster, below −1.645 the other: what chance alone does one time in ten.
///
/// Source: N. Mantel, *Evaluation of Survival Data and Two New Rank Order Statistics Arising in Its Consideration*,
/// Cancer Chemotherapy Reports 50 (1966).
///
/// @param one what the first was asked
/// @param other what the other was asked
/// @param z NaN where no answer can be compared
/// @param evenness what to say of it
public record Answering(Waiting one, Waiting other, double z, Evenness evenness) {
    /// Who was asked fewer times is not compared.
    public static final int CASES_MIN = 3;

    private static final double NORMAL_95 = 1.6448536269514722;

    /// Whether the two answer equally fast.
    public enum Evenness {
        TOO_FEW,
        ALIKE,
        ONE_FASTER,
        OTHER_FASTER
    }

    /// How long a question was or is open.
    private record Open(long days, boolean answered) {}

    /// What these questions tell on a day; what was asked or answered later is not known then.
    ///
    /// @param one the questions to the first
    /// @param other the questions to the other
    public static Answering of(List<Waiting.Span> one, List<Waiting.Span> other, LocalDate on) {
        Waiting first = Waiting.of(one, on);
        Waiting second = Waiting.of(other, on);
        double z = z(open(one, on), open(other, on));
        return new Answering(first, second, z, evenness(first, second, z));
    }

    private static List<Open> open(List<Waiting.Span> spans, LocalDate on) {
        List<Open> open = new ArrayList<>();
        for (Waiting.Span span : spans) {
            LocalDate to = span.to();
            boolean answered = to != null && !to.isAfter(on);
            if (!span.from().isAfter(on)) {
                open.add(new Open(ChronoUnit.DAYS.between(span.from(), answered && to != null ? to : on), answered));
            }
        }
        return open;
    }

    private static double z(List<Open> one, List<Open> other) {
        var days = new TreeSet<Long>();
        one.stream().filter(Open::answered).forEach(open -> days.add(open.days()));
        other.stream().filter(Open::answered).forEach(open -> days.add(open.days()));
        double above = 0;
        double variance = 0;
        for (long day : days) {
            double r1 = waiting(one, day);
            double r = r1 + waiting(other, day);
            double e1 = answered(one, day);
            double e = e1 + answered(other, day);
            above += e1 - e * r1 / r;
            variance += r > 1 ? e * (r1 / r) * (1 - r1 / r) * (r - e) / (r - 1) : 0;
        }
        return above / Math.sqrt(variance); // 0/0 is NaN: nothing to compare
    }

    private static long waiting(List<Open> opens, long day) {
        return opens.stream().filter(open -> open.days() >= day).count();
    }

    private static long answered(List<Open> opens, long day) {
        return opens.stream()
                .filter(open -> open.answered() && open.days() == day)
                .count();
    }

    private static Evenness evenness(Waiting one, Waiting other, double z) {
        if (one.cases() < CASES_MIN || other.cases() < CASES_MIN || Double.isNaN(z)) {
            return Evenness.TOO_FEW;
        }
        if (z > NORMAL_95) {
            return Evenness.ONE_FASTER;
        }
        return z < -NORMAL_95 ? Evenness.OTHER_FASTER : Evenness.ALIKE;
    }
}
