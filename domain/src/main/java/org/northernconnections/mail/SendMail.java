package org.northernconnections.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Changes;

/// Sends what is due in the outbox. Several nodes may do this at the same time: whoever takes a mail
/// holds it, and nobody else sends it meanwhile.
///
/// A node that dies between the mail server's yes and the outbox's note would send a mail again after
/// [#HOLD]; both copies then carry the same Message-ID, so that the reader's mail program shows one.
public final class SendMail {
    static final Duration HOLD = Duration.ofMinutes(10);
    private static final int AT_ONCE = 20;
    private static final int DOUBLINGS_MAX = 8;
    private static final Actor ACTOR = Actor.system("mail");

    private final Outbox outbox;
    private final Postman postman;
    private final Changes changes;
    private final Clock clock;

    public SendMail(Outbox outbox, Postman postman, Changes changes, Clock clock) {
        this.outbox = outbox;
        this.postman = postman;
        this.changes = changes;
        this.clock = clock;
    }

    /// Sends all that is due; returns how many mails went out.
    public int send() {
        int sent = 0;
        List<Mail> due;
        do {
            due = changes.make(ACTOR, "", () -> outbox.takeDue(clock.instant(), HOLD, AT_ONCE));
            for (Mail mail : due) {
                sent += deliver(mail) ? 1 : 0;
            }
        } while (due.size() == AT_ONCE);
        return sent;
    }

    private boolean deliver(Mail mail) {
        try {
            postman.deliver(mail);
        } catch (Postman.Undelivered e) {
            changes.run(
                    ACTOR,
                    "",
                    () -> outbox.failed(mail.id(), reason(e), clock.instant().plus(pause(mail.attempts()))));
            return false;
        }
        changes.run(ACTOR, "", () -> outbox.sent(mail.id(), clock.instant()));
        return true;
    }

    private static String reason(Postman.Undelivered e) {
        return e.getMessage() == null ? "no reason given" : e.getMessage();
    }

    /// One minute after the first failure, then twice as long each time, at most about four hours.
    static Duration pause(int attempts) {
        return Duration.ofMinutes(1L << Math.clamp(attempts - 1L, 0, DOUBLINGS_MAX));
    }
}
