package org.northernconnections.web.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.northernconnections.event.Board;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Costs;
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
import org.northernconnections.event.Wish;
import org.northernconnections.lab.LabId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.event.TimetablePages.Clash;
import org.northernconnections.web.event.TimetablePages.Deed;
import org.northernconnections.web.event.TimetablePages.Waits;
import org.northernconnections.web.page.GoldenPages;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;

/// What a better timetable would cost, and the desk when a table is lost.
class TimetablePageTest {
    private static final EventId ID = new EventId("event0000000");
    private static final String ADDRESS = "/events/event0000000/timetable/";
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
    private static final Participant ANNA = person("anna00000000", "Anna Ek", "Göteborgs Stad", null);
    private static final Participant LENA = person("lena00000000", "Lena Berg", "Norrtre AB", null);
    private static final Participant OWEN = person("owen00000000", "Owen Reid", "Tay & Sons", null);
    private static final Participant PIET = person("piet00000000", "Piet Vis", "Dijk <BV>", null);
    private static final Meeting ANNA_LENA = meeting("meeting00001", ANNA, LENA, Wish.Strength.LIKE);
    private static final Meeting ANNA_OWEN = meeting("meeting00002", ANNA, OWEN, Wish.Strength.LIKE);
    private static final Meeting ANNA_PIET = meeting("meeting00003", ANNA, PIET, Wish.Strength.LIKE);

    private final Page page = GoldenPages.call(Viewer.PUBLIC, Language.EN, "/events/" + ID + "/timetable");

    @Test
    void aWaitNamesTheCheapestWaysToCloseIt() {
        Waits waits = TimetablePages.waits(page, annaWaitsOnce(false), ANNA.id());

        assertThat(waits.countable()).isTrue();
        assertThat(waits.waits()).singleElement().satisfies(wait -> {
            assertThat(wait.when()).isEqualTo("13:20–13:40");
            assertThat(wait.ways())
                    .extracting(TimetablePages.Way::deeds)
                    .containsExactly(
                            List.of(new Deed(
                                    "Anna Ek, Göteborgs Stad – Lena Berg, Norrtre AB moves to 13:20.",
                                    ADDRESS + "meeting00001")),
                            List.of(new Deed(
                                    "Anna Ek, Göteborgs Stad – Piet Vis, Dijk <BV>, so far without a place, comes to 13:20.",
                                    ADDRESS + "meeting00003")),
                            List.of(new Deed(
                                    "Anna Ek, Göteborgs Stad – Lena Berg, Norrtre AB falls out.",
                                    ADDRESS + "meeting00001")));
            assertThat(wait.ways())
                    .extracting(TimetablePages.Way::cost)
                    .containsExactly(
                            "Then there is one wait fewer in all.",
                            "Then there is one wait fewer in all.",
                            "A wish is lost. Then there is one wait fewer in all.");
        });
        assertThat(TimetablePages.waits(page, annaWaitsOnce(false), LENA.id()).waits())
                .isEmpty();
    }

    @Test
    void whatIsPinnedIsNotOfferedToMove() {
        Waits waits = TimetablePages.waits(page, annaWaitsOnce(true), ANNA.id());

        assertThat(waits.waits().getFirst().ways())
                .flatExtracting(TimetablePages.Way::deeds)
                .extracting(Deed::address)
                .isNotEmpty()
                .doesNotContain(ADDRESS + "meeting00001");
    }

    @Test
    void noCostIsCountedInATimetableThatBreaksARule() {
        Layout layout = layout(3, 2);
        Board board = board(
                layout,
                List.of(ANNA_LENA, ANNA_OWEN),
                placement(layout, ANNA_LENA, 0, 0, false),
                placement(layout, ANNA_OWEN, 0, 1, false));

        assertThat(TimetablePages.waits(page, board, ANNA.id()).countable()).isFalse();
    }

    /// Anna meets at 13:00 and 13:40, and not with Piet.
    private static Board annaWaitsOnce(boolean pinned) {
        Layout layout = layout(3, 1);
        return board(
                layout,
                List.of(ANNA_LENA, ANNA_OWEN, ANNA_PIET),
                placement(layout, ANNA_LENA, 0, 0, pinned),
                placement(layout, ANNA_OWEN, 2, 0, false));
    }

    @Test
    void mustsWithoutATableNameTheTableAndEachOther() {
        Board board = mustsAndOneTable();

        assertThat(Costs.mustsLeft(board)).isTrue();
        assertThat(TimetablePages.clash(page, board))
                .isEqualTo(new Clash(
                        List.of(
                                new Deed("Anna Ek, Göteborgs Stad – Lena Berg, Norrtre AB", ADDRESS + "meeting00001"),
                                new Deed("Owen Reid, Tay & Sons – Piet Vis, Dijk <BV>", ADDRESS + "meeting00004")),
                        List.of(
                                new Deed(
                                        "Anna Ek, Göteborgs Stad – Lena Berg, Norrtre AB: one of the two makes the must a wish.",
                                        ADDRESS + "meeting00001"),
                                new Deed(
                                        "Owen Reid, Tay & Sons – Piet Vis, Dijk <BV>: one of the two makes the must a wish.",
                                        ADDRESS + "meeting00004"),
                                new Deed("One table more.", "/events/event0000000/tables"),
                                new Deed(
                                        "Whoever is in these meetings is there in more slots.",
                                        "/events/event0000000/participants")),
                        true));
    }

    private static Board mustsAndOneTable() {
        Layout layout = layout(1, 1);
        Meeting first = meeting("meeting00001", ANNA, LENA, Wish.Strength.MUST);
        Meeting second = meeting("meeting00004", OWEN, PIET, Wish.Strength.MUST);
        return board(layout, List.of(first, second), placement(layout, first, 0, 0, false));
    }

    @Test
    void mustsBeyondTheMostOfSomebodyNameThatMost() {
        Layout layout = layout(3, 1);
        Participant busy = person("anna00000000", "Anna Ek", "Göteborgs Stad", 1);
        Meeting first = meeting("meeting00001", busy, LENA, Wish.Strength.MUST);
        Meeting second = meeting("meeting00002", busy, OWEN, Wish.Strength.MUST);
        var board = new Board(
                EVENT,
                layout,
                List.of(busy, LENA, OWEN),
                List.of(first, second),
                Optional.of(timetable(placement(layout, first, 0, 0, false))));

        assertThat(TimetablePages.clash(page, board).relax())
                .hasSize(3)
                .last()
                .isEqualTo(new Deed(
                        "Anna Ek, Göteborgs Stad takes more meetings than 1.",
                        "/events/event0000000/participants/anna00000000"));
    }

    @Test
    void theTimetableShowsWhatAWaitWouldCostUnderItsBar() {
        Board board = annaWaitsOnce(false);

        GoldenPages.assertReadsAs(
                "timetable.html",
                "event/timetable",
                timetable(board, TimetablePages.waits(page, board, ANNA.id()), null));
    }

    @Test
    void theTimetableShowsWhichMustsClash() {
        Board board = mustsAndOneTable();

        GoldenPages.assertReadsAs(
                "timetable-clash.html", "event/timetable", timetable(board, null, TimetablePages.clash(page, board)));
    }

    private TimetablePages.TimetablePage timetable(Board board, @Nullable Waits waits, @Nullable Clash clash) {
        return new TimetablePages.TimetablePage(
                page,
                new TimetablePages.Grid(page, board, Set.of(), Set.of(), true),
                null,
                board.unplaced(),
                TimetablePages.people(page, board),
                List.of(),
                waits,
                Costs.mustsLeft(board),
                clash,
                List.of(),
                List.of(),
                "",
                "",
                List.of("SE"),
                true,
                20);
    }

    @Test
    void theDeskShowsALostTableAndAsksBeforeChangesByHandAreDropped() {
        Layout whole = layout(3, 2);
        Table first = whole.tables().getFirst();
        Layout layout = new Layout(
                whole.sessions(),
                whole.slots(),
                List.of(
                        new Table(first.id(), first.position(), first.name(), true, null),
                        whole.tables().getLast()));
        Board board = board(layout, List.of(ANNA_LENA), placement(layout, ANNA_LENA, 0, 0, false));
        var problems = new Problems().require(false, "confirm", "event.day.by_hand");

        GoldenPages.assertReadsAs(
                "desk.html",
                "event/desk",
                new DayPages.DayPage(
                        page, EVENT, board, List.of(), "", 0, 0, 0, 0, 0, 1, 0, List.of(), true, true, List.of(),
                        problems));
    }

    private static Board board(Layout layout, List<Meeting> meetings, Placement... placements) {
        return new Board(EVENT, layout, List.of(ANNA, LENA, OWEN, PIET), meetings, Optional.of(timetable(placements)));
    }

    private static Timetable timetable(Placement... placements) {
        return new Timetable(
                new TimetableId("work00000000"),
                ID,
                Timetable.Kind.WORKING,
                1,
                GoldenPages.NOW,
                "account:owner0000000",
                null,
                null,
                List.of(placements),
                1);
    }

    private static Participant person(String id, String name, String organisation, @Nullable Integer most) {
        return new Participant(
                new ParticipantId(id),
                ID,
                new OrganisationId(id),
                organisation,
                "SE",
                null,
                name,
                Coming.COMING,
                0,
                most,
                Set.of(),
                1);
    }

    private static Layout layout(int slots, int tables) {
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
        return new Layout(
                List.of(session),
                cut,
                Stream.of(
                                new Table(new TableId("harbour00000"), 1, "Harbour"),
                                new Table(new TableId("lighthouse00"), 2, "Lighthouse"))
                        .limit(tables)
                        .toList());
    }

    private static Meeting meeting(String id, Participant one, Participant other, Wish.Strength strength) {
        return new Meeting(
                new MeetingId(id),
                ID,
                one.id(),
                other.id(),
                MeetingState.ACCEPTED,
                Meeting.Because.NOT_CANCELLED,
                Meeting.MissedBy.NOBODY,
                List.of(
                        new Wish(one.id(), strength, "", GoldenPages.NOW),
                        new Wish(other.id(), strength, "", GoldenPages.NOW)),
                1);
    }

    private static Placement placement(Layout layout, Meeting meeting, int slot, int table, boolean pinned) {
        return new Placement(
                meeting.id(),
                layout.slots().get(slot).id(),
                layout.tables().get(table).id(),
                pinned);
    }
}
