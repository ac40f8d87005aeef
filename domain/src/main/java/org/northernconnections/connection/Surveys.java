package org.northernconnections.connection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.OrganisationId;

/// The yearly answers of partners about each other.
public interface Surveys {
    Optional<Survey> find(OrganisationId from, OrganisationId about, int year);

    /// The answers of two partners about each other, the newest year first.
    List<Survey> listBetween(OrganisationId one, OrganisationId other);

    /// How far these organisations have come with the survey of a year: one line for each partner with whom they share
    /// a fact, a recommendation or a promise since a day; those that wait for their own answer first, then by name.
    List<Survey.Standing> listStandings(Collection<OrganisationId> own, int year, LocalDate since);

    /// Keeps an answer, in the place of an earlier one of the same year.
    void save(Survey survey);

    /// Keeps an answer, unless a colleague has answered since.
    ///
    /// @param seen when the answer was written in whose place this one comes; null for a first one
    /// @return false if a colleague was faster
    boolean save(Survey survey, @Nullable Instant seen);
}
