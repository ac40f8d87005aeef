package org.northernconnections.trust.track;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whether waits grow shorter from year to year: the median slope of all pairs, with its interval.
///
/// `slope = median of (d_j − d_i) / (t_j − t_i)` over all pairs begun on different days (Theil and Sen): a few
/// odd cases do not turn it. The interval, 90 %, is that of Kendall's count of rising less falling pairs: its
/// variance is `n(n − 1)(2n + 5)/18`, less ties.
///
/// *Bias*: only waits that ended have a length; of late beginnings these are the fast ones. So leave out what
/// began within the time that nine in ten waits take, as [#of] does with its last argument. *Cost*: `O(n²)`,
/// `n` up to [#CASES_MAX].
///
/// Source: P. K. Sen, *Estimates of the Regression Coefficient Based on Kendall's Tau*, JASA 63 (1968).
///
/// @param cases how many waits it rests on
/// @param daysAYear by how many days waits grow longer each year; below 0 they grow shorter
/// @param low the low end of its interval
/// @param high the high end
public record Trend(int cases, double daysAYear, double low, double high) {
    /// Fewer say nothing.
    public static final int CASES_MIN = 5;

    public static final int CASES_MAX = 2_000;
    private static final double NORMAL_95 = 1.6448536269514722;
    private static final double YEAR_DAYS = 365.25;

    /// Whether the interval lies on one side of 0.
    public boolean clear() {
        return low > 0 || high < 0;
    }

    /// The trend of waits that ended and began before a day. All parts are NaN below [#CASES_MIN] cases, and where all
    /// began within a year: that tells nothing of how one year differs from the next.
    ///
    /// @param begunBefore waits begun on this day or later are left out, since only the fast ones
    /// of them have ended
    public static Trend of(List<Waiting.Span> spans, LocalDate begunBefore) {
        List<double[]> ended = new ArrayList<>();
        for (Waiting.Span span : spans) {
            LocalDate to = span.to();
            if (to != null && span.from().isBefore(begunBefore)) {
                ended.add(new double[] {
                    span.from().toEpochDay(), to.toEpochDay() - span.from().toEpochDay()
                });
            }
        }
        int n = ended.size();
        if (n > CASES_MAX) {
            ended = ended.subList(n - CASES_MAX, n);
            n = CASES_MAX;
        }
        double[] slopes = slopes(ended);
        if (n < CASES_MIN || daysApart(ended) < YEAR_DAYS) {
            return new Trend(n, Double.NaN, Double.NaN, Double.NaN);
        }
        double spread = NORMAL_95 * Math.sqrt(n * (n - 1.0) * (2 * n + 5) / 18);
        int first = (int) Math.clamp(Math.floor((slopes.length - spread) / 2), 0, slopes.length - 1);
        int last = (int) Math.clamp(Math.ceil((slopes.length + spread) / 2), 0, slopes.length - 1);
        int middle = slopes.length / 2;
        double median = slopes.length % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
        return new Trend(n, median * YEAR_DAYS, slopes[first] * YEAR_DAYS, slopes[last] * YEAR_DAYS);
    }

    /// How many days lie between the first beginning and the last.
    private static double daysApart(List<double[]> ended) {
        var begun = ended.stream().mapToDouble(wait -> wait[0]).summaryStatistics();
        return begun.getMax() - begun.getMin();
    }

    private static double[] slopes(List<double[]> ended) {
        var slopes = new double[ended.size() * (ended.size() - 1) / 2];
        int count = 0;
        for (int i = 0; i < ended.size(); i++) {
            for (int j = 0; j < i; j++) {
                double apart = ended.get(i)[0] - ended.get(j)[0];
                if (apart != 0) {
                    slopes[count++] = (ended.get(i)[1] - ended.get(j)[1]) / apart;
                }
            }
        }
        double[] sorted = Arrays.copyOf(slopes, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
