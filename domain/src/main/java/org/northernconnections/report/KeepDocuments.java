package org.northernconnections.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.northernconnections.followup.FollowUpId;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Viewer;

/// Attaches documents to the records that indicators count: the secretariat does.
public final class KeepDocuments {
    private final Documents documents;
    private final Editions editions;
    private final Ledger ledger;
    private final NewIds ids;
    private final Clock clock;

    public KeepDocuments(Documents documents, Editions editions, Ledger ledger, NewIds ids, Clock clock) {
        this.documents = documents;
        this.editions = editions;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /// What documents of a record prove; empty for records to which none are attached.
    public static Optional<Documents.Proven> proven(Figure figure, String record) {
        return switch (figure) {
            case FOLLOWED_UP -> Optional.of(new Documents.Proven.Followed(new FollowUpId(record)));
            case RCO_87 -> Optional.of(new Documents.Proven.Cooperating(new OrganisationId(record)));
            default -> Optional.empty();
        };
    }

    public List<Document> list(Figure figure, String record) {
        return proven(figure, record).map(documents::list).orElse(List.of());
    }

    /// Attaches a document to a record.
    ///
    /// @param place where it can be read: an address, or where it is filed
    public void attach(Viewer viewer, Figure figure, String record, String title, String place) {
        Documents.Proven proven = require(viewer, figure, record);
        documents.add(proven, new Document(new DocumentId(ids.next()), title.strip(), place.strip(), clock.instant()));
        ledger.note(kind(proven), record, "document attached", title.strip());
    }

    /// Removes a document from a record; one that is not there is not known.
    public void remove(Viewer viewer, Figure figure, String record, DocumentId id) {
        Documents.Proven proven = require(viewer, figure, record);
        if (!documents.remove(proven, id)) {
            throw NotAllowed.toKnow();
        }
        ledger.note(kind(proven), record, "document removed", id.value());
    }

    private Documents.Proven require(Viewer viewer, Figure figure, String record) {
        if (!viewer.secretariat()) {
            throw NotAllowed.toDo("attach documents to records");
        }
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        return editions.findProof(figure, record, today)
                .flatMap(_ -> proven(figure, record))
                .orElseThrow(NotAllowed::toKnow);
    }

    private static String kind(Documents.Proven proven) {
        return switch (proven) {
            case Documents.Proven.Followed _ -> "follow up";
            case Documents.Proven.Cooperating _ -> "organisation";
        };
    }
}
