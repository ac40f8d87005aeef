package org.northernconnections.web.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.report.Basis;
import org.northernconnections.report.Document;

/// One record with what stands behind it.
///
/// @param basis the oldest first
public record RecordShape(ProofShape record, List<Dated> basis, List<Document> documents) {
    /// One dated thing behind the record.
    ///
    /// @param said how far it has come by that word; null for all that is no such word
    public record Dated(
            LocalDate on, Basis.What what, @Nullable FollowUpState said, String label) {}

    static RecordShape of(RecordPages.RecordPage it) {
        return new RecordShape(
                ProofShape.of(it.proof(), it.named()),
                it.basis().stream()
                        .map(one -> new Dated(one.on(), one.what(), one.said(), it.label(one)))
                        .toList(),
                it.documents());
    }
}
