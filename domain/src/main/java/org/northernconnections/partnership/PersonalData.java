package org.northernconnections.partnership;

/// Everything that is kept about a person, for that person.
public interface PersonalData {
    /// All of it as JSON: an object whose members are lists of rows, named after what they are.
    ///
    /// Secrets are left out: they are kept as hashes only.
    String export(AccountId account);

    /// Forgets what names or addresses the person outside the account itself: mails, links, seats, drafts.
    void forget(AccountId account);
}
