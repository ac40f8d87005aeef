package org.northernconnections.connection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Point;

/// The facts that move trust. Those that were withdrawn are in no list.
public interface Facts {
    /// Adds a fact unless there is one of the same cause; says whether it is new.
    boolean add(DatedFact fact);

    /// Withdraws the fact of this cause, as when its record is corrected; says whether there was one.
    boolean withdraw(String cause);

    /// Lets the fact of this cause stand again, if it was withdrawn; says whether it was.
    boolean restore(String cause);

    /// Notes whether the subject disputes the fact of this cause, until that is decided.
    void dispute(String cause, boolean disputed);

    /// Everything reported about an organisation, oldest first. For the trust engine: not to be shown as it is.
    default List<DatedFact> listAbout(OrganisationId subject) {
        return listNoted(subject).stream().map(Noted::fact).toList();
    }

    /// The same, with the days on which the program got to know them.
    List<Noted> listNoted(OrganisationId subject);

    /// @param on the day, in UTC, on which the fact was added, or stood again after it had been withdrawn
    /// @param disputed an appeal against it is open
    record Noted(DatedFact fact, LocalDate on, boolean disputed) {}

    /// What these organisations themselves reported, newest first.
    List<DatedFact> listReportedBy(Collection<OrganisationId> reporters);

    /// Where the records behind facts of this reporter are read, by their causes; those that it is no side of,
    /// and those that have no page, are left out.
    Map<String, String> addresses(OrganisationId reporter, Collection<String> causes);

    /// How many outcomes the partnership knows: follow-ups that came to a contract, a consortium or use, or stopped.
    int countOutcomes();

    /// Towns that met or recommended within two years, most meetings first: counts alone, for everybody.
    ///
    /// Only partners count, and a company as its cluster, so that no company's dealings can be read off.
    List<Connection> listConnections(LocalDate today);

    /// What happened between two towns that partners sit in: between those partners, the members of clusters there, and
    /// other organisations of the town, such as an office of the city.
    ///
    /// @param meetings held
    /// @param recommendations given
    record Connection(String from, Point fromPlace, String to, Point toPlace, int meetings, int recommendations) {}
}
