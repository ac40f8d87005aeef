package org.northernconnections.connection;

import java.time.LocalDate;
import org.northernconnections.partnership.OrganisationId;

/// A dated fact about an organisation, as another one reports it.
///
/// @param subjectName as it is called today
/// @param context the kind of work; may be empty
/// @param note in the reporter's words; may be empty
/// @param cause the record from which it comes, such as `commitment:`, its id and version; none makes two facts
public record DatedFact(
        EvidenceId id,
        Kind kind,
        OrganisationId reporter,
        OrganisationId subject,
        String subjectName,
        String context,
        LocalDate on,
        String note,
        String cause) {
    /// What happened.
    public enum Kind {
        MEETING_HELD,
        MEETING_MISSED,
        COMMITMENT_KEPT,
        COMMITMENT_LATE,
        COMMITMENT_BROKEN,
        RECOMMENDATION_OUTCOME_GOOD,
        RECOMMENDATION_OUTCOME_BAD,
        PILOT_SUCCEEDED,
        /// By the subject's own fault; a pilot that stopped for other reasons is no fact about it.
        PILOT_STOPPED,
        REFERENCE,
        ANSWER_IN_TIME,
        ANSWER_LATE;

        /// Does it say whether the subject does as it says? What became of its recommendations says whether its word
        /// counts.
        public boolean conduct() {
            return this != RECOMMENDATION_OUTCOME_GOOD && this != RECOMMENDATION_OUTCOME_BAD;
        }
    }

    public DatedFact {
        if (reporter.equals(subject)) {
            throw new IllegalArgumentException("Nobody reports about itself, but %s does.".formatted(reporter));
        }
        if (cause.isBlank()) {
            throw new IllegalArgumentException("A fact needs a cause, such as 'meeting:' and its id.");
        }
    }
}
