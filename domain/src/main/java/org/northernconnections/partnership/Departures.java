package org.northernconnections.partnership;

/// Hears who no longer speaks for an organisation, so that what this person held for it goes to a colleague.
public interface Departures {
    /// This person speaks for the organisation in one role less, and maybe in none any more.
    void left(AccountId account, OrganisationId organisation);

    /// This person's account is erased, and with it every role.
    void erased(AccountId account);
}
