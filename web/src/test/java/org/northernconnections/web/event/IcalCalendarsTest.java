package org.northernconnections.web.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.event.Calendars;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventState;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.lab.LabId;
import org.northernconnections.partnership.OrganisationId;

class IcalCalendarsTest {
    private static final Instant WRITTEN = Instant.parse("2019-05-02T08:00:00Z");
    private static final Event EVENT = new Event(
            new EventId("event0000000"),
            new LabId("lab000000000"),
            "Hoppet",
            new OrganisationId("city00000000"),
            "Göteborgs Stad",
            "Living Lab Day",
            "Göteborg",
            "Lindholmen, the hall by the ferry",
            LocalDate.of(2019, 5, 8),
            ZoneId.of("Europe/Stockholm"),
            null,
            8,
            EventState.FINAL,
            1);

    private final Calendars calendars = new IcalCalendars();

    private static Calendars.Item item(int sequence, String starts) {
        Instant from = Instant.parse(starts);
        return new Calendars.Item(
                new MeetingId("meeting00000"),
                new ParticipantId("person000000"),
                sequence,
                "Lena Berg, Norrtre AB",
                "Harbour",
                from,
                from.plusSeconds(1200));
    }

    @Test
    void aRequestReadsAsTheGoldenFile() throws IOException {
        String file = calendars.write(
                Calendars.Method.REQUEST,
                EVENT,
                "anna@city.example",
                List.of(item(2, "2019-05-08T08:30:00Z")),
                WRITTEN);

        assertThat(file).isEqualTo(golden("request.ics"));
    }

    @Test
    void aCancellationReadsAsTheGoldenFile() throws IOException {
        String file = calendars.write(
                Calendars.Method.CANCEL, EVENT, "anna@city.example", List.of(item(3, "2019-05-08T08:30:00Z")), WRITTEN);

        assertThat(file).isEqualTo(golden("cancel.ics"));
    }

    @Test
    void theUidStaysWhenTheMeetingMoves() {
        assertThat(item(0, "2019-05-08T08:30:00Z").uid())
                .isEqualTo(item(1, "2019-05-08T09:00:00Z").uid())
                .isEqualTo("meeting00000-person000000@northern-connections");
    }

    @Test
    void linesAreNoLongerThanCalendarsRead() {
        String file =
                calendars.write(Calendars.Method.PUBLISH, EVENT, "", List.of(item(0, "2019-05-08T08:30:00Z")), WRITTEN);

        assertThat(file.lines())
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(file).doesNotContain("ATTENDEE");
    }

    private static String golden(String name) throws IOException {
        try (var file = IcalCalendarsTest.class.getResourceAsStream("/golden/" + name)) {
            assertThat(file).as("the golden file " + name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n")
                    .replace("\n", "\r\n");
        }
    }
}
