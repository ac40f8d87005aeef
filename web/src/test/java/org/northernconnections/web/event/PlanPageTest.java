package org.northernconnections.web.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.northernconnections.event.Board;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventState;
import org.northernconnections.event.Layout;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.Placement;
import org.northernconnections.event.Session;
import org.northernconnections.event.SessionId;
import org.northernconnections.event.Slot;
import org.northernconnections.event.SlotId;
import org.northernconnections.event.Table;
import org.northernconnections.event.TableId;
import org.northernconnections.event.Timetable;
import org.northernconnections.event.TimetableId;
import org.northernconnections.lab.LabId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.page.GoldenPages;
import org.northernconnections.web.page.Page;

class PlanPageTest {
    private static final EventId ID = new EventId("event0000000");
    private static final Instant STARTS = Instant.parse("2019-05-08T11:00:00Z");
    private static final Event EVENT = new Event(
            ID,
            new LabId("lab000000000"),
            "Hoppet",
            new OrganisationId("city00000000"),
            "Göteborgs Stad",
            "Living Lab Day",
            "Göteborg",
            "Lindholmen",
            LocalDate.of(2019, 5, 8),
            ZoneId.of("Europe/Stockholm"),
            null,
            8,
            EventState.FINAL,
            1);

    @Test
    void aPlanShowsMeetingsWaitingAndWhatFoundNoRoom() {
        Participant anna = person("anna00000000", "Anna Ek", "Göteborgs Stad", "SE");
        Participant lena = person("lena00000000", "Lena Berg", "Norrtre AB", "SE");
        Participant owen = person("owen00000000", "Owen Reid", "Tay & Sons", "GB");
        Participant piet = person("piet00000000", "Piet Vis", "Dijk <BV>", "NL");
        Layout layout = layout(4);
        List<Meeting> meetings = List.of(
                meeting("meeting00001", anna, lena, MeetingState.PLACED),
                meeting("meeting00002", anna, owen, MeetingState.PLACED),
                meeting("meeting00003", anna, piet, MeetingState.ACCEPTED));
        var timetable = new Timetable(
                new TimetableId("final0000000"),
                ID,
                Timetable.Kind.FINAL,
                1,
                GoldenPages.NOW,
                "account:owner0000000",
                GoldenPages.NOW,
                null,
                List.of(placement(layout, meetings.get(0), 0), placement(layout, meetings.get(1), 3)),
                1);
        var board = new Board(EVENT, layout, List.of(anna, lena, owen, piet), meetings, Optional.of(timetable));
        Page page = GoldenPages.call(Viewer.PUBLIC, Language.EN, "/events/" + ID + "/plan");

        GoldenPages.assertReadsAs(
                "plan.html", "event/plan", new PlanPages.PlanPage(page, EVENT, PlanPages.plan(board, anna), timetable));
    }

    private static Participant person(String id, String name, String organisation, String country) {
        return new Participant(
                new ParticipantId(id),
                ID,
                new OrganisationId(id),
                organisation,
                country,
                null,
                name,
                Coming.COMING,
                0,
                null,
                java.util.Set.of(),
                1);
    }

    private static Layout layout(int slots) {
        var session = new Session(
                new SessionId("session00000"),
                "Afternoon",
                STARTS,
                STARTS.plus(Duration.ofMinutes(20L * slots)),
                20,
                0);
        var cut = new ArrayList<Slot>();
        for (Session.Span span : session.spans()) {
            int position = cut.size() + 1;
            cut.add(new Slot(
                    new SlotId("slot0000000" + position), session.id(), position, span.startsAt(), span.endsAt()));
        }
        return new Layout(List.of(session), cut, List.of(new Table(new TableId("harbour00000"), 1, "Harbour")));
    }

    private static Meeting meeting(String id, Participant one, Participant other, MeetingState state) {
        return new Meeting(
                new MeetingId(id),
                ID,
                one.id(),
                other.id(),
                state,
                Meeting.Because.NOT_CANCELLED,
                Meeting.MissedBy.NOBODY,
                List.of(),
                1);
    }

    private static Placement placement(Layout layout, Meeting meeting, int slot) {
        return new Placement(
                meeting.id(),
                layout.slots().get(slot).id(),
                layout.tables().getFirst().id(),
                false);
    }
}
