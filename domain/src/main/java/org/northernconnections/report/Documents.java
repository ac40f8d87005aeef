package org.northernconnections.report;

import java.util.List;
import org.northernconnections.followup.FollowUpId;
import org.northernconnections.partnership.OrganisationId;

/// The documents that prove records of indicators.
public interface Documents {
    /// What a document proves.
    sealed interface Proven {
        /// A pilot, or use.
        record Followed(FollowUpId id) implements Proven {}

        /// That an organisation cooperates across borders.
        record Cooperating(OrganisationId id) implements Proven {}
    }

    /// The oldest first.
    List<Document> list(Proven proven);

    void add(Proven proven, Document document);

    /// Removes one of these; says whether there was one.
    boolean remove(Proven proven, DocumentId id);
}
