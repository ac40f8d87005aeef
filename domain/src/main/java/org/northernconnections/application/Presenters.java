package org.northernconnections.application;

import java.time.Instant;
import java.util.Optional;
import org.northernconnections.lab.Challenge;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;

/// Hears which companies present to a challenge, so that they have their seats at its events, and knows when these are.
public interface Presenters {
    /// The company has confirmed that it presents.
    ///
    /// @param by who of the company has said so
    void confirmed(Challenge challenge, OrganisationId company, AccountId by);

    /// The company presents to no challenge of this lab any more.
    void gone(Challenge challenge, OrganisationId company);

    /// When the next event begins at which a challenge presents: the first that has not begun, of its lab.
    Optional<Instant> nextEvent(Challenge challenge);
}
