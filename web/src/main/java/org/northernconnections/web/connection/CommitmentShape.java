package org.northernconnections.web.connection;

import java.time.LocalDate;
import org.northernconnections.connection.Commitment;
import org.northernconnections.connection.CommitmentId;
import org.northernconnections.connection.CommitmentState;
import org.northernconnections.partnership.OrganisationId;

/// A promise by or to one of the caller's organisations.
public record CommitmentShape(
        CommitmentId id,
        OrganisationId by,
        String byName,
        OrganisationId to,
        String toName,
        String promise,
        LocalDate made,
        LocalDate due,
        CommitmentState state) {
    static CommitmentShape of(Commitment one) {
        return new CommitmentShape(
                one.id(),
                one.by(),
                one.byName(),
                one.to(),
                one.toName(),
                one.promise(),
                one.made(),
                one.due(),
                one.state());
    }
}
