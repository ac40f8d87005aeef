package org.northernconnections.web.connection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.Expect;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.followup.GivenWord;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.trust.Band;
import org.northernconnections.trust.Estimate;

/// What one of the caller's organisations may expect of another, and why: the log-odds are the prior's and the parts
/// of the reasons together.
///
/// @param as whose view it is
/// @param low the end below which the probability lies with 5 %
/// @param high the end above which it lies with 5 %
/// @param calibrated whether the figures were fitted to real outcomes
public record TrustShape(
        OrganisationId as,
        OrganisationId subject,
        String subjectName,
        double probability,
        double low,
        double high,
        Band band,
        boolean calibrated,
        double priorLogOdds,
        double logOdds,
        List<Reason> reasons,
        List<LedBy> paths) {
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
    public record Reason(
            DatedFact.@Nullable Kind kind,
            double part,
            double mass,
            @Nullable LocalDate on,
            String note,
            @Nullable LocalDate halfOn) {
        private static Reason of(Expect.Why why) {
            DatedFact fact = why.fact();
            return new Reason(
                    why.kind(),
                    why.part(),
                    why.mass(),
                    fact == null ? null : fact.on(),
                    fact == null ? "" : fact.note(),
                    why.halfOn());
        }
    }

    static TrustShape of(Expect.Expectation it, List<Path> paths) {
        Estimate estimate = it.estimate();
        return new TrustShape(
                it.as(),
                it.subject().id(),
                it.subject().name(),
                estimate.probability(),
                estimate.low(),
                estimate.high(),
                estimate.band(),
                estimate.calibrated(),
                estimate.priorLogOdds(),
                estimate.logOdds(),
                it.reasons().stream().map(Reason::of).toList(),
                paths.stream().map(LedBy::of).toList());
    }
}
