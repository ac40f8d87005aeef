package org.northernconnections.web.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.EventId;
import org.northernconnections.followup.Answer;
import org.northernconnections.followup.AnswerId;
import org.northernconnections.followup.FollowUp;
import org.northernconnections.followup.FollowUpId;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.followup.Value;
import org.northernconnections.followup.Why;
import org.northernconnections.partnership.OrganisationId;

/// What came of a meeting of one of the caller's organisations.
///
/// @param confirmed both sides say so
/// @param asked a question waits for the caller's side
/// @param answers of both sides, the oldest first; empty in a list
public record FollowUpShape(
        FollowUpId id,
        EventId event,
        String about,
        LocalDate since,
        OrganisationId own,
        OrganisationId other,
        String otherName,
        FollowUpState state,
        boolean confirmed,
        Value value,
        @Nullable Why why,
        boolean asked,
        List<Said> answers) {
    /// What one side said at one time.
    ///
    /// @param id to send along as `seen` with the next answer of the same side
    public record Said(
            AnswerId id,
            OrganisationId from,
            Instant at,
            FollowUpState state,
            Value value,
            @Nullable Why why,
            String words) {
        static Said of(Answer answer) {
            return new Said(
                    answer.id(),
                    answer.from(),
                    answer.at(),
                    answer.state(),
                    answer.value(),
                    answer.why(),
                    answer.words());
        }
    }

    static FollowUpShape of(FollowUp followUp, OrganisationId own, boolean asked, List<Answer> answers) {
        FollowUp.Side other = followUp.opposite(own);
        return new FollowUpShape(
                followUp.id(),
                followUp.event(),
                followUp.about(),
                followUp.since(),
                own,
                other.organisation(),
                other.name(),
                followUp.state(),
                followUp.confirmed(),
                followUp.value(),
                followUp.why(),
                asked,
                answers.stream().map(Said::of).toList());
    }
}
