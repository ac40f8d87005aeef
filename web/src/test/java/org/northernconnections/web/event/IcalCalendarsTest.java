package org.northernconnections.web.event;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.northernconnections.web.page.Golden;

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
    void aRequestReadsAsTheGoldenFile() {
        String file = calendars.write(
                Calendars.Method.REQUEST,
                EVENT,
                "anna@city.example",
                List.of(item(2, "2019-05-08T08:30:00Z")),
                WRITTEN);

        assertReadsAs("request.ics", file);
    }

    @Test
    void aCancellationReadsAsTheGoldenFile() {
        String file = calendars.write(
                Calendars.Method.CANCEL, EVENT, "anna@city.example", List.of(item(3, "2019-05-08T08:30:00Z")), WRITTEN);

        assertReadsAs("cancel.ics", file);
    }

    @Test
    void eachMeetingOfARequestIsACalendarOfItsOwn() {
        List<Calendars.Item> two = List.of(item(0, "2019-05-08T08:30:00Z"), item(0, "2019-05-08T09:00:00Z"));

        assertThat(calendars.write(Calendars.Method.REQUEST, EVENT, "anna@city.example", two, WRITTEN))
                .isEqualTo(calendars.write(
                                Calendars.Method.REQUEST, EVENT, "anna@city.example", two.subList(0, 1), WRITTEN)
                        + calendars.write(
                                Calendars.Method.REQUEST, EVENT, "anna@city.example", two.subList(1, 2), WRITTEN));
        assertThat(calendars.write(Calendars.Method.PUBLISH, EVENT, "", two, WRITTEN))
                .containsOnlyOnce("BEGIN:VCALENDAR");
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

    /// Golden files have the line ends of the sources; a calendar ends each line with both characters (RFC 5545, 3.1).
    private static void assertReadsAs(String golden, String calendar) {
        assertThat(calendar.replace("\r\n", "")).doesNotContain("\n", "\r");
        Golden.assertSame(golden, calendar.replace("\r\n", "\n"));
    }
}
