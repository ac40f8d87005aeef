package org.northernconnections.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The mails that were written, sent and unsent.
public interface Outbox {
    /// Puts a letter into the outbox, unless one was written for the same cause.
    ///
    /// @return whether it is new
    boolean write(Letter letter);

    Optional<Mail> find(MailId id);

    /// The newest first, at most `count` after leaving out the first `skip`.
    List<Mail> listNewest(int skip, int count);

    int count();

    /// Takes up to `count` mails that are due, so that no other node sends them within `hold`; oldest first. Those that
    /// are of no use any more lapse instead, and the text of a secret one is forgotten.
    List<Mail> takeDue(Instant now, Duration hold, int count);

    /// The mail went out; the text of a secret one is forgotten.
    void sent(MailId id, Instant at);

    /// The attempt failed; the next one is due at `again`.
    void failed(MailId id, String failure, Instant again);
}
