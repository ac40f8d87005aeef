package org.northernconnections.connection;

import java.util.List;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;

/// Writes to the sides of a promise, each reader once a kind.
///
/// Whoever promised hears what becomes of it also after leaving the partnership; whoever was promised is asked only
/// where the page can be read that takes the answer.
final class PromiseLetters {
    private final People people;
    private final Post post;

    PromiseLetters(People people, Post post) {
        this.people = people;
        this.post = post;
    }

    /// @param whom one of the two sides
    /// @param otherName of the other side
    void tell(Commitment commitment, OrganisationId whom, String kind, String otherName) {
        send(commitment, whom, kind, otherName, kind + ":" + commitment.id());
    }

    /// Tells whoever promised what the other side says, each time it says so: it may take it back and say it again.
    void tellTurn(Commitment commitment, String kind) {
        send(
                commitment,
                commitment.by(),
                kind,
                commitment.toName(),
                "%s:%s:%d".formatted(kind, commitment.id(), commitment.version()));
    }

    private void send(Commitment commitment, OrganisationId whom, String kind, String otherName, String cause) {
        List<Account> today = people.listOf(whom);
        List<Account> readers = whom.equals(commitment.by()) ? people.listSpeakers(whom) : today;
        for (Account reader : readers) {
            post.send(Message.to(
                    reader,
                    kind,
                    cause + ":" + reader.id(),
                    today.isEmpty() ? "/" : "/commitments",
                    otherName,
                    commitment.promise()));
        }
    }
}
