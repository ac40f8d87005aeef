package org.northernconnections.trust.bounded;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.northernconnections.trust.Band;
import org.northernconnections.trust.BetaDistribution;
import org.northernconnections.trust.bounded.Column.Theme;
import org.northernconnections.trust.bounded.Snapshot.Report;

/// What a viewer may expect of a subject, and why.
///
/// The parts are exact: with the base they sum to the log-odds. The interval is that of a Beta distribution
/// with this mean and the weight of the evidence plus two: `Beta(p (m + 2), (1 − p)(m + 2))`, 5 % cut off at
/// each end. So it narrows with what was reported, not with how sure the model is of itself.
///
/// @param probability of a good rating, `(0, 1)`
/// @param low the end below which the probability lies with 5 %
/// @param high the end above which it lies with 5 %
/// @param band the same in one word
/// @param mass what was reported: each report as it fades, times the larger of its two weights; one's own in full
/// @param calibrated whether the weights were fitted; `false` is to be shown as *not yet calibrated*
/// @param logOdds `ln(p / (1 − p))`
/// @param base where a usual pair stands, in log-odds
/// @param parts what each theme adds to the base
/// @param recommenders whose word moved the answer most, most first
public record Answer(
        double probability,
        double low,
        double high,
        Band band,
        double mass,
        boolean calibrated,
        double logOdds,
        double base,
        Map<Theme, Double> parts,
        List<Recommender> recommenders) {
    static final int RECOMMENDERS_MAX = 5;
    private static final double TAIL = 0.05;
    private static final double PRIOR_MASS = 2;
    /// What moves the answer by less is not told.
    private static final double TOLD_MIN = 1e-6;

    /// Whose word counted.
    ///
    /// @param report the word and its weights
    /// @param share of all that was reported, `[0, 1]`
    /// @param without the probability if it had not been said
    /// @param path of vouches to the reporter, from the viewer, or from a root if the viewer has none
    public record Recommender(Report report, double share, double without, List<Integer> path) {}

    public Answer {
        parts = Map.copyOf(parts);
        recommenders = List.copyOf(recommenders);
    }

    public static Answer of(Snapshot snapshot, Model model, int viewer, int subject) {
        List<Report> reports = snapshot.reports(viewer, subject);
        double[] row = snapshot.row(viewer, subject, reports);
        double probability = model.probability(row);
        double mass = snapshot.mass(viewer, subject, reports);
        var beta = new BetaDistribution(probability * (mass + PRIOR_MASS), (1 - probability) * (mass + PRIOR_MASS));
        double low = beta.quantile(TAIL);
        return new Answer(
                probability,
                low,
                beta.quantile(1 - TAIL),
                Band.of(mass, probability, low),
                mass,
                model.calibrated(),
                model.logOdds(row),
                model.base(),
                model.parts(row),
                recommenders(snapshot, model, viewer, subject, reports, probability, mass));
    }

    private static List<Recommender> recommenders(
            Snapshot snapshot,
            Model model,
            int viewer,
            int subject,
            List<Report> reports,
            double probability,
            double mass) {
        record Weighed(Report report, double without) {}
        return reports.stream()
                .filter(report -> report.rootWeight() + report.circleWeight() > 0)
                .map(report -> {
                    List<Report> others = reports.stream()
                            .filter(other -> other.place() != report.place())
                            .toList();
                    return new Weighed(report, model.probability(snapshot.row(viewer, subject, others)));
                })
                .filter(weighed -> Math.abs(weighed.without() - probability) > TOLD_MIN)
                .sorted(Comparator.comparingDouble((Weighed weighed) -> -Math.abs(weighed.without() - probability))
                        .thenComparingInt(weighed -> weighed.report().place()))
                .limit(RECOMMENDERS_MAX)
                .map(weighed -> new Recommender(
                        weighed.report(),
                        Snapshot.mass(weighed.report()) / mass,
                        weighed.without(),
                        snapshot.path(viewer, subject, weighed.report().reporter())))
                .toList();
    }
}
