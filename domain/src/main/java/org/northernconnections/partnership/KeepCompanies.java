package org.northernconnections.partnership;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;

/// Adds and changes companies' profiles.
public final class KeepCompanies {
    private final Companies companies;
    private final People people;
    private final Ledger ledger;
    private final Clock clock;
    private final Watcher watcher;
    private final Judges judges;

    /// Hears of every profile that was added or changed, once it is kept for good, so that it can be found at once.
    public interface Watcher {
        void changed(Company company);
    }

    /// Knows who must judge a company, and so may read its profile although its visibility says otherwise.
    public interface Judges {
        /// Does this viewer select or review for a challenge to which the company has applied?
        boolean judges(Viewer viewer, OrganisationId company);
    }

    public KeepCompanies(
            Companies companies, People people, Ledger ledger, Clock clock, Watcher watcher, Judges judges) {
        this.companies = companies;
        this.people = people;
        this.ledger = ledger;
        this.clock = clock;
        this.watcher = watcher;
        this.judges = judges;
    }

    /// The company, if this viewer may see it; otherwise it is as if there were none.
    public Company get(Viewer viewer, OrganisationId id) {
        Company company = companies.find(id).orElseThrow(NotAllowed::toKnow);
        if (!company.visibleTo(viewer) && !judges.judges(viewer, id)) {
            throw NotAllowed.toKnow();
        }
        return company;
    }

    /// Adds a company. A person who is neither a cluster's nor the secretariat's speaks for it from now on.
    public void add(Viewer viewer, Company company) {
        requireOwnClusters(viewer, List.of(), company.clusters());
        companies.add(company, today());
        if (!CompanyRules.mayImport(viewer)) {
            people.join(viewer.getAccount().id(), company.id(), Role.COMPANY, today());
        }
        ledger.note("company", company.id().value(), "added", "");
        watcher.changed(company);
    }

    /// Adds and changes all that a sheet says, as one change.
    ///
    /// @throws TooLate if somebody else saved one of the changed profiles in the meantime
    public void importAll(Viewer viewer, CompanySheet.Read sheet) {
        if (!CompanyRules.mayImport(viewer)) {
            throw NotAllowed.toDo("import companies");
        }
        for (Company company : sheet.added()) {
            requireOwnClusters(viewer, List.of(), company.clusters());
            companies.add(company, today());
            ledger.note("company", company.id().value(), "imported", "");
            watcher.changed(company);
        }
        for (CompanySheet.Changed changed : sheet.changed()) {
            if (save(viewer, changed.company()) instanceof Saved.Conflict<Company>(Company theirs)) {
                throw new TooLate("company.import.changed_meanwhile", theirs.name());
            }
        }
    }

    /// Keeps a changed profile, unless somebody else saved it in the meantime.
    public Saved<Company> save(Viewer viewer, Company company) {
        Company before = get(viewer, company.id());
        if (!CompanyRules.mayEdit(viewer, before)) {
            throw NotAllowed.toDo("edit this company");
        }
        requireOwnClusters(viewer, before.clusters(), company.clusters());
        Saved<Company> saved = companies.save(company, today());
        if (saved instanceof Saved.Kept<Company>(Company now)) {
            ledger.note("company", company.id().value(), "changed", "");
            watcher.changed(now);
        }
        return saved;
    }

    /// Which clusters a company belongs to is changed by those clusters and the secretariat alone.
    private static void requireOwnClusters(
            Viewer viewer, List<Company.ClusterOf> before, List<Company.ClusterOf> after) {
        var changed = new ArrayList<>(before);
        changed.removeAll(after);
        var added = new ArrayList<>(after);
        added.removeAll(before);
        changed.addAll(added);
        if (!changed.stream().allMatch(cluster -> CompanyRules.mayAddTo(viewer, cluster.id()))) {
            throw NotAllowed.toDo("change the members of this cluster");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
