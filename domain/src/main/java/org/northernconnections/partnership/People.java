package org.northernconnections.partnership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Saved;

/// The people who can sign in, and for whom they speak.
public interface People {
    Optional<Account> find(AccountId id);

    Optional<Account> findByEmail(String email);

    /// @throws java.util.NoSuchElementException if there is none
    Account get(AccountId id);

    void add(Account account, Instant at);

    Saved<Account> save(Account account);

    /// This person, with the memberships of this day.
    Viewer viewer(Account account, LocalDate on);

    /// Lets a person speak for an organisation from this day on; again changes nothing.
    void join(AccountId account, OrganisationId organisation, Role role, LocalDate since);

    /// Ends it.
    void leave(AccountId account, OrganisationId organisation, Role role, LocalDate on);

    /// Who speaks for an organisation today, in the order of their names.
    List<Account> listOf(OrganisationId organisation);

    /// Who spoke for an organisation until it left the partnership, in the order of their names; nobody before.
    List<Account> listLastOf(OrganisationId organisation);

    /// Who hears for all of these: this person, or the first where he or she is not among them.
    static Optional<Account> readerAmong(List<Account> speakers, @Nullable AccountId wanted) {
        return speakers.stream()
                .filter(account -> account.id().equals(wanted))
                .findFirst()
                .or(() -> speakers.stream().findFirst());
    }

    /// Who speaks for an organisation today, or spoke for it until it left the partnership: what became of a meeting
    /// does not end there.
    default List<Account> listSpeakers(OrganisationId organisation) {
        List<Account> today = listOf(organisation);
        return today.isEmpty() ? listLastOf(organisation) : today;
    }

    /// Who speaks for an organisation in this role today, in the order of their names.
    List<Account> listOf(OrganisationId organisation, Role role);

    /// Everybody with this role somewhere, in the order of their names.
    List<Account> listWith(Role role);

    /// Nobody has an account yet: the program must be set up.
    boolean isEmpty();

    /// Forgets who a person is; what the account did stays in the ledger under its id.
    void erase(AccountId id, Instant at);
}
