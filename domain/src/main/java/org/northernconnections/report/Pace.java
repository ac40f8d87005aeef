package org.northernconnections.report;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.northernconnections.trust.track.Trend;
import org.northernconnections.trust.track.Waiting;

/// How long something takes, in days: told from those to whom it came and from those who still wait.
///
/// Intervals hold nine in ten chances. What is null is not known yet.
///
/// @param ended to how many it came
/// @param median by when half had it; null while fewer than half have
/// @param low the low end of the median's interval
/// @param high the high end
/// @param trend by how many days a year it takes longer; below 0 it takes less
/// @param trendLow the low end of the trend's interval
/// @param trendHigh the high end
public record Pace(
        int ended,
        @Nullable Integer median,
        @Nullable Integer low,
        @Nullable Integer high,
        @Nullable Integer trend,
        @Nullable Integer trendLow,
        @Nullable Integer trendHigh) {
    /// Beginnings so late that only the fast ones of them can have ended tell nothing of a trend: those within the time
    /// that nine in ten waits take.
    private static final double STILL_WAITING = 0.1;

    /// What these waits tell as of a day.
    public static Pace of(List<Waiting.Span> spans, LocalDate today) {
        Waiting waiting = Waiting.of(spans, today);
        Trend trend = Trend.of(spans, today.minusDays(mostOf(waiting)));
        boolean known = !Double.isNaN(trend.daysAYear());
        return new Pace(
                waiting.ended(),
                days(waiting.medianDays()),
                days(waiting.lowDays()),
                days(waiting.highDays()),
                known ? (Integer) (int) Math.round(trend.daysAYear()) : null,
                known ? (Integer) (int) Math.round(trend.low()) : null,
                known ? (Integer) (int) Math.round(trend.high()) : null);
    }

    /// The days that nine in ten waits take; while that is not known, the longest that ended.
    private static long mostOf(Waiting waiting) {
        return waiting.curve().stream()
                .filter(point -> point.waiting() <= STILL_WAITING)
                .mapToLong(Waiting.Point::days)
                .findFirst()
                .orElse(
                        waiting.curve().isEmpty()
                                ? 0
                                : waiting.curve().getLast().days());
    }

    private static @Nullable Integer days(OptionalLong days) {
        return days.isPresent() ? (Integer) (int) days.getAsLong() : null;
    }

    /// Which way it goes from year to year.
    public enum Course {
        TOO_FEW,
        UNCLEAR,
        FASTER,
        SLOWER
    }

    /// The trend in a word: only an interval on one side of 0 says anything.
    public Course course() {
        if (trend == null || trendLow == null || trendHigh == null) {
            return Course.TOO_FEW;
        }
        if (trendHigh < 0) {
            return Course.FASTER;
        }
        return trendLow > 0 ? Course.SLOWER : Course.UNCLEAR;
    }

    /// By how many days a year it changes, whichever way, the smaller end first.
    public List<Integer> change() {
        if (trend == null || trendLow == null || trendHigh == null) {
            return List.of();
        }
        IntUnaryOperator size = trend < 0 ? days -> -days : days -> days;
        int one = size.applyAsInt(trendLow);
        int other = size.applyAsInt(trendHigh);
        return List.of(size.applyAsInt(trend), Math.min(one, other), Math.max(one, other));
    }
}
