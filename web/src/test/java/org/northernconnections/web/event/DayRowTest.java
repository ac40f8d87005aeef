package org.northernconnections.web.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.northernconnections.event.Coming;
import org.northernconnections.event.EventId;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.Presence;
import org.northernconnections.event.PresenceState;
import org.northernconnections.partnership.OrganisationId;

class DayRowTest {
    private static final Instant NINE = Instant.parse("2026-05-08T09:00:00Z");

    @Test
    void whoeverIsLaterThanSaidIsAskedFor() {
        DayPages.Row late = row(PresenceState.LATE, NINE);

        assertThat(late.overdue(NINE.minusSeconds(1))).isFalse();
        assertThat(late.overdue(NINE)).isTrue();
    }

    @Test
    void whoeverHasComeOrIsMissingIsNot() {
        assertThat(row(PresenceState.HERE, null).overdue(NINE)).isFalse();
        assertThat(row(PresenceState.ABSENT, null).overdue(NINE)).isFalse();
    }

    private static DayPages.Row row(PresenceState state, @Nullable Instant until) {
        var id = new ParticipantId("person000000");
        var seat = new Participant(
                id,
                new EventId("event0000000"),
                new OrganisationId("company00000"),
                "Company",
                "DK",
                null,
                "Person",
                Coming.COMING,
                0,
                null,
                Set.of(),
                1);
        return new DayPages.Row(seat, new Presence(id, state, until, NINE.minusSeconds(900)), null);
    }
}
