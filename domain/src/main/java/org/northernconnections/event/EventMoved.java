package org.northernconnections.event;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;

/// Tells everybody who was invited or comes that an event takes place on another day or elsewhere: what they answered
/// was said of the day and the place in their invitation.
public final class EventMoved {
    private final Participants participants;
    private final Post post;

    public EventMoved(Participants participants, Post post) {
        this.participants = participants;
        this.post = post;
    }

    /// Writes to them if day, zone, city or place differ; once a change.
    ///
    /// @param now the same event as it was kept
    void tell(Event before, Event now) {
        if (when(before).equals(when(now)) && where(before).equals(where(now))) {
            return;
        }
        var accounts = participants.accounts(now.id());
        for (Participant seat : participants.list(now.id())) {
            var account = accounts.get(seat.id());
            if (account != null && seat.coming() != Coming.NOT_COMING) {
                post.send(Message.to(
                        account,
                        "event_moved",
                        "event-moved:%s:%d:%s".formatted(now.id(), now.version(), account.id()),
                        "/events/" + now.id() + "/me",
                        now.name(),
                        when(now),
                        where(now),
                        when(before),
                        where(before)));
            }
        }
    }

    /// Such as `2026-05-08 (Europe/Stockholm)`.
    private static String when(Event event) {
        return "%s (%s)".formatted(event.day(), event.zone().getId());
    }

    private static String where(Event event) {
        return Stream.of(event.place(), event.city())
                .filter(name -> !name.isBlank())
                .collect(Collectors.joining(", "));
    }
}
