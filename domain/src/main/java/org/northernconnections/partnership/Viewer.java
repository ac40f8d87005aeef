package org.northernconnections.partnership;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Actor;

/// Who looks at a page or calls the program: a signed-in person with memberships, or the public.
///
/// @param account null for the public
public record Viewer(@Nullable Account account, List<Membership> memberships) {
    /// Somebody who has not signed in.
    public static final Viewer PUBLIC = new Viewer(null, List.of());

    public Viewer {
        memberships = List.copyOf(memberships);
    }

    public boolean signedIn() {
        return account != null;
    }

    /// The account of a person who must be signed in here.
    ///
    /// @throws IllegalStateException for the public: the caller forgot to ask first
    public Account getAccount() {
        if (account == null) {
            throw new IllegalStateException("Nobody is signed in.");
        }
        return account;
    }

    public Optional<AccountId> findAccountId() {
        return Optional.ofNullable(account).map(Account::id);
    }

    /// In whose name this viewer changes things.
    public Actor actor() {
        return account == null ? Actor.system("public") : new Actor("account:" + account.id());
    }

    /// Does the viewer have this role anywhere?
    public boolean is(Role role) {
        return memberships.stream().anyMatch(membership -> membership.role() == role);
    }

    public boolean secretariat() {
        return is(Role.SECRETARIAT);
    }

    /// Does the viewer speak for this organisation, in any role?
    public boolean speaksFor(OrganisationId organisation) {
        return memberships.stream()
                .anyMatch(membership -> membership.organisation().equals(organisation));
    }

    /// Does the viewer speak for this organisation in this role?
    public boolean speaksFor(OrganisationId organisation, Role role) {
        return memberships.stream()
                .anyMatch(membership ->
                        membership.role() == role && membership.organisation().equals(organisation));
    }

    /// The organisations that the viewer speaks for in this role, in the order of their names.
    public List<OrganisationId> organisations(Role role) {
        return memberships.stream()
                .filter(membership -> membership.role() == role)
                .map(Membership::organisation)
                .distinct()
                .toList();
    }

    /// Does the viewer take part in the partnership itself, and not only as a company?
    public boolean partner() {
        return memberships.stream().anyMatch(membership -> membership.role() != Role.COMPANY);
    }
}
