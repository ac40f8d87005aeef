package org.northernconnections.web.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.report.Basis;
import org.northernconnections.report.Document;
import org.northernconnections.report.DocumentId;

/// One record with what stands behind it.
///
/// @param basis the oldest first
public record RecordShape(ProofShape record, List<Dated> basis, List<Attached> documents) {
    /// One dated thing behind the record.
    ///
    /// @param said how far it has come by that word; null for all that is no such word
    public record Dated(
            LocalDate on, Basis.What what, @Nullable FollowUpState said, String label) {}

    /// A document that proves it.
    ///
    /// @param place an address, or where it is filed
    public record Attached(DocumentId id, String title, String place, Instant addedAt) {
        private static Attached of(Document document) {
            return new Attached(document.id(), document.title(), document.place(), document.addedAt());
        }
    }

    static RecordShape of(RecordPages.RecordPage it) {
        return new RecordShape(
                ProofShape.of(it.proof(), true),
                it.basis().stream()
                        .map(one -> new Dated(one.on(), one.what(), one.said(), one.label()))
                        .toList(),
                it.documents().stream().map(Attached::of).toList());
    }
}
