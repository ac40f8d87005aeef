package org.northernconnections.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;

/// Who is there on the day, who helps at the desk, and what phones without a network have handed in.
public interface Presences {
    /// What is known of each participant of an event; of the others nothing.
    Map<ParticipantId, Presence> list(EventId event);

    Optional<Presence> find(ParticipantId participant);

    /// The same, as it stands now, held until the present change ends, so that nobody else notes this person meanwhile.
    Optional<Presence> hold(ParticipantId participant);

    /// Keeps it in the place of what was known before; a step goes into the ledger.
    void save(Presence presence);

    /// The people who help at the desk, in the order of their names.
    List<Account> listHelpers(EventId event);

    boolean helps(EventId event, AccountId account);

    /// Lets a person help; again changes nothing.
    void addHelper(EventId event, AccountId account);

    void removeHelper(EventId event, AccountId account);

    /// Notes that a phone has handed in its note of this number.
    ///
    /// @param phone a secret that the phone chose for itself
    /// @return false if it had handed it in before
    boolean handIn(EventId event, String phone, int number, AccountId account, Instant at);

    /// Forgets that a phone has handed in its note of this number, as nothing came of it: it can be sent again.
    void takeBack(EventId event, String phone, int number);

    /// Notes which version of a side's word came of a phone's note.
    void keepWord(EventId event, String phone, int number, OutcomeId word, int version);

    /// The newest version of a side's word that came of this phone's notes before this number; 0 if none did.
    /// A note that arrives after a later one thus corrects nothing.
    int lastVersion(EventId event, String phone, int number, OutcomeId word);
}
