package org.northernconnections.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Saved;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;

/// Who takes part in events.
public interface Participants {
    Optional<Participant> find(ParticipantId id);

    /// The seat of a person at an event.
    Optional<Participant> find(EventId event, AccountId account);

    /// Everybody who was invited, in the order of organisation and name.
    List<Participant> list(EventId event);

    /// The seats of a person at all events.
    List<Participant> listOf(AccountId account);

    /// The seats at an event of this person and of these organisations, in the order of organisation and name.
    List<Participant> listOf(EventId event, AccountId account, Collection<OrganisationId> organisations);

    /// The accounts of those participants who have one.
    Map<ParticipantId, Account> accounts(EventId event);

    /// How many are invited, coming and not coming, by event.
    Map<EventId, Map<Coming, Integer>> counts();

    /// Adds a seat; the languages are those of its company's profile.
    void add(Participant participant);

    /// Keeps what a participant says, unless somebody else saved it in the meantime.
    Saved<Participant> save(Participant participant);

    /// Gives a seat to another person, who is shown by the name of the account; null for nobody, shown as the
    /// organisation.
    void handOver(ParticipantId id, @Nullable AccountId account);
}
