package org.northernconnections.connection;

import java.util.List;
import java.util.Optional;
import org.northernconnections.partnership.OrganisationId;

/// The yearly answers of partners about each other.
public interface Surveys {
    Optional<Survey> find(OrganisationId from, OrganisationId about, int year);

    /// The answers of two partners about each other, the newest year first.
    List<Survey> listBetween(OrganisationId one, OrganisationId other);

    /// Keeps an answer, in the place of an earlier one of the same year.
    void save(Survey survey);
}
