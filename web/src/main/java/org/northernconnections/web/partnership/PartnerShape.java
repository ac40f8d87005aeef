package org.northernconnections.web.partnership;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationEvent;
import org.northernconnections.partnership.Partner;
import org.northernconnections.partnership.Role;
import org.northernconnections.web.page.Choice;

/// An organisation as a partner.
///
/// @param level null for an organisation that never was a partner
public record PartnerShape(
        Organisation organisation,
        @Nullable Level level,
        boolean lead,
        @Nullable LocalDate joined,
        @Nullable LocalDate left) {
    /// @param people for those who take part in the partnership
    /// @param members companies of a cluster that the caller may see
    public record Detail(
            PartnerShape partner,
            List<OrganisationEvent> history,
            List<Choice> predecessors,
            List<Person> people,
            List<Choice> members) {}

    public record Person(AccountId id, String name, Role role) {}

    static PartnerShape of(Partner partner) {
        return new PartnerShape(
                partner.organisation(), partner.level(), partner.lead(), partner.joined(), partner.left());
    }

    static Detail of(PartnerPages.ShowPage it) {
        return new Detail(
                it.partner() == null ? new PartnerShape(it.organisation(), null, false, null, null) : of(it.partner()),
                it.history(),
                it.predecessors().stream()
                        .map(one -> new Choice(one.id().value(), one.name()))
                        .toList(),
                it.people().stream()
                        .map(one -> new Person(one.account().id(), one.account().shownName(), one.role()))
                        .toList(),
                it.members().stream()
                        .map(one -> new Choice(one.id().value(), one.name()))
                        .toList());
    }
}
