package org.northernconnections.web.connection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.web.page.Choice;

/// What one of the caller's organisations has seen of others.
///
/// @param as the id of that organisation; empty for a caller without one
/// @param views the organisations that the caller may look as
public record ConnectionsShape(
        String as, List<Choice> views, List<Partner> partners, List<Fact> facts, List<CommitmentShape> open) {
    public record Partner(OrganisationId id, String name, Map<DatedFact.Kind, Integer> counts) {}

    public record Fact(
            DatedFact.Kind kind, OrganisationId subject, String subjectName, LocalDate on, String note, String cause) {
        static Fact of(DatedFact fact) {
            return new Fact(fact.kind(), fact.subject(), fact.subjectName(), fact.on(), fact.note(), fact.cause());
        }
    }

    static ConnectionsShape of(ConnectionPages.ConnectionsPage it) {
        return new ConnectionsShape(
                it.as(),
                it.views(),
                it.partners().stream()
                        .map(one -> new Partner(one.id(), one.name(), one.counts()))
                        .toList(),
                it.facts().stream().map(Fact::of).toList(),
                it.open().stream().map(CommitmentShape::of).toList());
    }
}
