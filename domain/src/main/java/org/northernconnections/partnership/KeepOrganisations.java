package org.northernconnections.partnership;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;

/// Adds and changes partners and the people who speak for them.
public final class KeepOrganisations {
    private final Organisations organisations;
    private final People people;
    private final Departures departures;
    private final Ledger ledger;
    private final NewIds ids;
    private final Clock clock;

    public KeepOrganisations(
            Organisations organisations, People people, Departures departures, Ledger ledger, NewIds ids, Clock clock) {
        this.organisations = organisations;
        this.people = people;
        this.departures = departures;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /// Which roles a person can have for an organisation of this kind.
    public static List<Role> rolesFor(OrganisationKind kind) {
        return switch (kind) {
            case CITY, REGION, RESEARCH -> List.of(Role.OWNER, Role.POLICY, Role.SECRETARIAT);
            case CLUSTER, AGENCY -> List.of(Role.CLUSTER, Role.OWNER, Role.POLICY, Role.SECRETARIAT);
            case COMPANY -> List.of(Role.COMPANY);
        };
    }

    /// An organisation's own facts are kept by its people and the secretariat.
    public static boolean mayEdit(Viewer viewer, Organisation organisation) {
        return organisation.validUntil() == null && (viewer.secretariat() || viewer.speaksFor(organisation.id()));
    }

    /// Who joins, merges, or takes another name is the secretariat's to write down.
    public static boolean mayKeepBooks(Viewer viewer) {
        return viewer.secretariat();
    }

    /// The people of a role are named by the secretariat; an organisation's people name their colleagues.
    public static boolean mayNamePeople(Viewer viewer, Organisation organisation, Role role) {
        return viewer.secretariat() || (role != Role.SECRETARIAT && viewer.speaksFor(organisation.id(), role));
    }

    /// Adds an organisation and makes it a partner.
    public void add(Viewer viewer, Organisation organisation, Level level) {
        requireBooks(viewer);
        organisations.add(organisation);
        organisations.join(organisation.id(), level, false, organisation.validFrom());
    }

    /// Keeps changed facts, unless somebody else saved them in the meantime.
    public Saved<Organisation> save(Viewer viewer, Organisation organisation) {
        if (!mayEdit(viewer, organisations.get(organisation.id()))) {
            throw NotAllowed.toDo("edit this organisation");
        }
        Saved<Organisation> saved = organisations.save(organisation);
        if (saved instanceof Saved.Kept<Organisation> _) {
            ledger.note("organisation", organisation.id().value(), "changed", "");
        }
        return saved;
    }

    /// Gives an organisation another name from this day on.
    public Saved<Organisation> rename(
            Viewer viewer, Organisation organisation, String name, String nameEnglish, LocalDate on, String why) {
        requireBooks(viewer);
        requireExists(organisation);
        requireNoCompany(organisation);
        return organisations.rename(organisation, name, nameEnglish, on, why);
    }

    /// A company is called as its profile says, which has a version of its own.
    public static void requireNoCompany(Organisation organisation) {
        if (organisation.kind() == OrganisationKind.COMPANY) {
            throw new TooLate("partnership.rename.company", organisation.name());
        }
    }

    /// Makes one organisation out of several: the successor takes over members, people and open work.
    public void merge(Viewer viewer, List<OrganisationId> merged, OrganisationId successor, LocalDate on, String why) {
        requireBooks(viewer);
        if (merged.isEmpty() || merged.contains(successor)) {
            throw new TooLate("partnership.merge.itself");
        }
        requireExists(organisations.get(successor));
        merged.forEach(id -> requireExists(organisations.get(id)));
        organisations.merge(merged, successor, on, why);
    }

    /// Ends that an organisation is a partner. The lead partner stays, and whoever still owns labs or challenges or is
    /// the whole secretariat.
    public void leave(Viewer viewer, Partner partner, LocalDate on, String why) {
        requireBooks(viewer);
        if (partner.lead()) {
            throw new TooLate("partnership.leave.lead");
        }
        if (partner.left() != null) {
            throw new TooLate("partnership.leave.gone");
        }
        if (organisations.hasOpenWork(partner.organisation().id())) {
            throw new TooLate("partnership.leave.open_work");
        }
        if (isWholeSecretariat(partner.organisation().id())) {
            throw new TooLate("partnership.leave.last");
        }
        organisations.leave(partner.organisation().id(), on, why);
    }

    /// Would nobody of the secretariat be left without the people of this organisation?
    private boolean isWholeSecretariat(OrganisationId id) {
        return people.listWith(Role.SECRETARIAT).stream()
                .flatMap(account -> people.viewer(account, today()).memberships().stream())
                .filter(membership -> membership.role() == Role.SECRETARIAT)
                .allMatch(membership -> membership.organisation().equals(id));
    }

    /// Lets a person speak for an organisation; somebody new gets an account.
    public Account name(Viewer viewer, Organisation organisation, String email, String name, Role role) {
        requireMayName(viewer, organisation, role);
        return join(viewer, organisation.id(), email, name, role);
    }

    /// Lets a person speak for a company; its clusters and the secretariat may say so too.
    public Account nameFor(Viewer viewer, Company company, String email, String name) {
        if (!CompanyRules.mayEdit(viewer, company)) {
            throw NotAllowed.toDo("name people of this company");
        }
        return join(viewer, company.id(), email, name, Role.COMPANY);
    }

    private Account join(Viewer viewer, OrganisationId organisation, String email, String name, Role role) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        Account account = people.findByEmail(address).orElseGet(() -> {
            var added = new Account(
                    new AccountId(ids.next()),
                    address,
                    name,
                    viewer.getAccount().language(),
                    1);
            people.add(added, clock.instant());
            return added;
        });
        people.join(account.id(), organisation, role, today());
        ledger.note("account", account.id().value(), "speaks for " + organisation, role.toString());
        return account;
    }

    /// Ends that a person speaks for an organisation in this role. The last one of the secretariat stays.
    public void release(Viewer viewer, Organisation organisation, AccountId account, Role role) {
        requireMayName(viewer, organisation, role);
        if (role == Role.SECRETARIAT && people.listWith(Role.SECRETARIAT).size() <= 1) {
            throw new TooLate("partnership.people.last");
        }
        people.leave(account, organisation.id(), role, today());
        ledger.note("account", account.value(), "no longer speaks for " + organisation.id(), role.toString());
        departures.left(account, organisation.id());
    }

    private static void requireMayName(Viewer viewer, Organisation organisation, Role role) {
        if (!mayNamePeople(viewer, organisation, role)) {
            throw NotAllowed.toDo("name people of this organisation");
        }
    }

    private static void requireBooks(Viewer viewer) {
        if (!mayKeepBooks(viewer)) {
            throw NotAllowed.toDo("keep the books of the partnership");
        }
    }

    private static void requireExists(Organisation organisation) {
        if (organisation.validUntil() != null) {
            throw new TooLate("partnership.gone", organisation.name());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
