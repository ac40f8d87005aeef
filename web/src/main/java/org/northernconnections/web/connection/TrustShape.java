package org.northernconnections.web.connection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.Expect;
import org.northernconnections.connection.Retrace;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.followup.GivenWord;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.trust.Band;
import org.northernconnections.trust.Estimate;
import org.northernconnections.trust.bounded.Model;
import org.northernconnections.trust.track.Words;

/// What one of the caller's organisations may expect of another, and why: the log-odds are the prior's and the
/// parts of the reasons together. All are told to three decimals, as on the page: with more, sums of others'
/// facts could be taken apart.
///
/// @param as whose view it is
/// @param low the end below which the probability lies with 5 %
/// @param high the end above which it lies with 5 %
/// @param calibrated whether the figures were fitted to real outcomes
/// @param outcomes how many the partnership knows
/// @param outcomesMin from how many on figures could be fitted
/// @param since what changed since the day that was asked for, by the organisation's own facts; null if none was
public record TrustShape(
        OrganisationId as,
        OrganisationId subject,
        String subjectName,
        double probability,
        double low,
        double high,
        Band band,
        boolean calibrated,
        int outcomes,
        int outcomesMin,
        double priorLogOdds,
        double logOdds,
        List<Reason> reasons,
        @Nullable Since since,
        List<LedBy> paths,
        Recommender asRecommender) {
    /// What became of the words that the subject gave on challenges of the organisation: whether its word counts, which
    /// is no part of the probability.
    ///
    /// @param known how many turned out well or badly
    /// @param good how many of them well
    /// @param brier 0 is perfect; always saying one half gives 0.25; null while none is known
    public record Recommender(int known, int good, @Nullable Double brier) {
        private static Recommender of(Words words) {
            return new Recommender(words.known(), words.good(), words.known() == 0 ? null : told(words.brier()));
        }
    }

    /// Who led the organisation to this one.
    ///
    /// @param known how many facts the organisation has seen of that cluster
    /// @param reached how far it came since; null for nothing yet
    public record LedBy(
            OrganisationId cluster,
            String clusterName,
            Instant givenAt,
            int known,
            @Nullable FollowUpState reached) {
        private static LedBy of(Path path) {
            GivenWord word = path.word();
            return new LedBy(word.cluster(), word.clusterName(), word.givenAt(), path.known(), word.reached());
        }
    }

    /// @param kind null for what others reported of kinds that few saw
    /// @param on the day of one's own fact; null for what others reported
    /// @param halfOn the day on which it counts half; null for what others reported
    /// @param without the probability without it; null for what others reported
    /// @param address of its record, where the caller may read it
    /// @param disputed an appeal against it is open, and its bad part counts half until that is decided
    public record Reason(
            DatedFact.@Nullable Kind kind,
            double part,
            double mass,
            @Nullable LocalDate on,
            String note,
            @Nullable LocalDate halfOn,
            @Nullable Double without,
            @Nullable String address,
            boolean disputed) {
        private static Reason of(Expect.Why why, Retrace.Retraced retraced) {
            DatedFact fact = why.fact();
            Double without = retraced.without(why);
            return new Reason(
                    why.kind(),
                    told(why.part()),
                    told(why.mass()),
                    fact == null ? null : fact.on(),
                    fact == null ? "" : fact.note(),
                    why.halfOn(),
                    without == null ? null : told(without),
                    retraced.address(why),
                    why.disputed());
        }
    }

    /// @param then the probability on that day, by own facts alone
    /// @param now the probability today, by own facts alone
    public record Since(LocalDate day, double then, double now, List<Happened> facts) {
        private static @Nullable Since of(Retrace.@Nullable Since since) {
            return since == null
                    ? null
                    : new Since(
                            since.day(),
                            told(since.then()),
                            told(since.now()),
                            since.facts().stream()
                                    .map(fact -> new Happened(fact.kind(), fact.on(), fact.note()))
                                    .toList());
        }
    }

    public record Happened(DatedFact.Kind kind, LocalDate on, String note) {}

    private static double told(double exact) {
        return Math.round(1000 * exact) / 1000.0;
    }

    static TrustShape of(Expect.Expectation it, Retrace.Retraced retraced, List<Path> paths, Words asRecommender) {
        Estimate estimate = it.estimate();
        return new TrustShape(
                it.as(),
                it.subject().id(),
                it.subject().name(),
                told(estimate.probability()),
                told(estimate.low()),
                told(estimate.high()),
                estimate.band(),
                estimate.calibrated(),
                retraced.outcomes(),
                Model.OUTCOMES_MIN,
                told(estimate.priorLogOdds()),
                told(estimate.logOdds()),
                it.reasons().stream().map(why -> Reason.of(why, retraced)).toList(),
                Since.of(retraced.since()),
                paths.stream().map(LedBy::of).toList(),
                Recommender.of(asRecommender));
    }
}
