package org.northernconnections.partnership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.northernconnections.ledger.Saved;

/// The organisations that the program knows, and which of them are partners.
public interface Organisations {
    Optional<Organisation> find(OrganisationId id);

    /// @throws java.util.NoSuchElementException if there is none
    Organisation get(OrganisationId id);

    /// Adds a new organisation; its history begins with its founding.
    void add(Organisation organisation);

    /// Makes an organisation a partner.
    void join(OrganisationId id, Level level, boolean lead, LocalDate on);

    /// Does it own a lab that has not ended, or a challenge that has not?
    boolean hasOpenWork(OrganisationId id);

    /// Ends that it is a partner, the day before `on`, and that its people speak for it.
    void leave(OrganisationId id, LocalDate on, String why);

    /// The partners of a day, in the order of country and name.
    List<Partner> listPartners(LocalDate on);

    /// All partners there ever were, in the order of country and name.
    List<Partner> listPartnersEver();

    /// Organisations with people in the role of challenge owner, in the order of their names.
    List<Organisation> listOwners();

    /// Partners that recommend: clusters and agencies of the cluster level, and agencies with cluster people.
    List<Organisation> listClusters();

    /// Keeps a changed organisation, unless somebody else saved it in the meantime.
    Saved<Organisation> save(Organisation organisation);

    /// Gives it another name from this day on; the old one stays in its history.
    Saved<Organisation> rename(Organisation organisation, String name, String nameEnglish, LocalDate on, String why);

    /// Ends organisations on the day before `on`, with a successor that takes over their members and people.
    void merge(List<OrganisationId> merged, OrganisationId successor, LocalDate on, String why);

    /// What happened to it, oldest first.
    List<OrganisationEvent> listHistory(OrganisationId id);

    /// The organisations that became part of this one, in the order of their names.
    List<Organisation> listPredecessors(OrganisationId id);
}
