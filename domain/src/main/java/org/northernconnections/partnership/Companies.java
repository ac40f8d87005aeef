package org.northernconnections.partnership;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Saved;

/// The companies' profiles.
public interface Companies {
    Optional<Company> find(OrganisationId id);

    /// @throws java.util.NoSuchElementException if there is none
    Company get(OrganisationId id);

    /// These companies, in the order of their names; those that are none are left out.
    List<Company> listOf(Collection<OrganisationId> ids);

    /// The same without their texts, in no order.
    List<CompanyBrief> briefs(Collection<OrganisationId> ids);

    /// The members of a cluster today, in the order of their names.
    List<Company> listMembers(OrganisationId cluster);

    /// Every company, in the order of their names; for the index.
    List<Company> listAll();

    /// What a list of companies is narrowed to; empty and null mean any.
    ///
    /// @param regions NUTS codes: only companies in one of these, or in a region within it; null for all
    /// @param among only these, as a search found them, in this order; null for all
    record Narrowed(
            String name,
            String country,
            @Nullable List<String> regions,
            String cluster,
            int readinessMin,
            boolean newcomersOnly,
            @Nullable List<OrganisationId> among) {
        /// Those whose name has these words in it.
        public static Narrowed named(String words) {
            return new Narrowed(words, "", null, "", 0, false, null);
        }
    }

    /// A page of a list.
    record Listed(List<Company> companies, int total) {}

    /// Companies that this viewer may see, in the order of their names or of `among`.
    Listed list(Viewer viewer, Narrowed narrowed, int skip, int count);

    /// The ids of what [#list] would show, at most `count`; quicker, for what is put together further.
    List<OrganisationId> listIds(Viewer viewer, Narrowed narrowed, int count);

    /// Those of these companies that this viewer may see.
    Set<OrganisationId> visible(Viewer viewer, Collection<OrganisationId> ids);

    /// Adds a company with its organisation, capabilities and clusters.
    void add(Company company, LocalDate since);

    /// Keeps a changed profile, unless somebody else saved it in the meantime.
    Saved<Company> save(Company company, LocalDate today);
}
