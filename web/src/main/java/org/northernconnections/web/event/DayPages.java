package org.northernconnections.web.event;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Board;
import org.northernconnections.event.Boards;
import org.northernconnections.event.CheckIn;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventRules;
import org.northernconnections.event.Events;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.Presence;
import org.northernconnections.event.PresenceState;
import org.northernconnections.event.Presences;
import org.northernconnections.event.Replan;
import org.northernconnections.event.Slot;
import org.northernconnections.event.Table;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Sought;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The day of an event: the desk, the screen of the room, and the new plan when somebody is missing.
@Controller
public final class DayPages {
    /// So long before a meeting the screen calls for whoever was not seen yet.
    static final Duration SOON = Duration.ofMinutes(10);

    private final Events events;
    private final Boards boards;
    private final Presences presences;
    private final CheckIn desk;
    private final Replan replan;

    public DayPages(Events events, Boards boards, Presences presences, CheckIn desk, Replan replan) {
        this.events = events;
        this.boards = boards;
        this.presences = presences;
        this.desk = desk;
        this.replan = replan;
    }

    /// A participant as the desk sees it.
    ///
    /// @param presence null for somebody who has not been seen
    /// @param next the next meeting; null if there is none
    public record Row(Participant participant, @Nullable Presence presence, Board.@Nullable Placed next) {
        boolean is(PresenceState state) {
            return presence != null && presence.state() == state;
        }

        boolean missing() {
            return is(PresenceState.LATE) || is(PresenceState.ABSENT);
        }

        /// Somebody who was said to be late, and has not been seen though the time is over.
        boolean overdue(Instant now) {
            return is(PresenceState.LATE)
                    && presence != null
                    && presence.until() != null
                    && !presence.until().isAfter(now);
        }
    }

    /// @param q narrows the list by name, organisation or country
    /// @param touched meetings to come of people who are late or absent
    /// @param atLostTables meetings to come at tables that are lost
    /// @param unplaced agreed meetings without a place of people who are here
    /// @param overdue who was said to be late, and has not been seen though the time is over
    public record DayPage(
            Page page,
            Event event,
            Board board,
            List<Row> rows,
            String q,
            int here,
            int late,
            int absent,
            int expected,
            int touched,
            int atLostTables,
            int unplaced,
            List<Row> overdue,
            boolean today,
            boolean organises,
            List<Account> helpers,
            Problems problems)
            implements ForPrograms<DayShape> {
        @Override
        public DayShape shape() {
            return DayShape.of(this);
        }
    }

    /// One participant, found by the code of the badge.
    ///
    /// @param atDesk the viewer works there, and may say more than that he or she has come
    public record CheckInPage(Page page, Event event, Board board, Row row, boolean atDesk, boolean today)
            implements ForPrograms<ParticipantShape> {
        @Override
        public ParticipantShape shape() {
            return ParticipantShape.of(row.participant(), false);
        }
    }

    /// @param now the slot that runs; null between slots
    /// @param next the slot that comes; null after the last
    /// @param missing who is late or absent and meets somebody now or next; where people check in, also who was not
    ///     seen yet and meets somebody now or within [#SOON]
    public record ScreenPage(
            Page page,
            Event event,
            Board board,
            @Nullable Slot now,
            List<Board.Placed> running,
            @Nullable Slot next,
            List<Board.Placed> coming,
            List<Row> missing) {
        /// Is one of the two not there?
        public boolean misses(Board.Placed placed) {
            return missing.stream()
                    .anyMatch(row -> placed.meeting().concerns(row.participant().id()));
        }
    }

    @Api(DayPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/events/{id}/day")
    ModelAndView day(Page page, @PathVariable EventId id, @RequestParam(defaultValue = "") String q) {
        return page.show("event/desk", dayPage(page, desk.atDesk(page.viewer(), id), q, Problems.none()));
    }

    private DayPage dayPage(Page page, Event event, String q, Problems problems) {
        Board board = boards.published(event);
        List<Row> all = rows(page, board);
        var sought = Sought.of(q);
        boolean organises = EventRules.organises(page.viewer(), event);
        return new DayPage(
                page,
                event,
                board,
                all.stream().filter(row -> sought.in(text(page, row))).toList(),
                q,
                count(all, PresenceState.HERE),
                count(all, PresenceState.LATE),
                count(all, PresenceState.ABSENT),
                (int) all.stream().filter(row -> row.presence() == null).count(),
                touched(page, board, all),
                atLostTables(page, board),
                unplaced(page, board, all),
                all.stream().filter(row -> row.overdue(page.now())).toList(),
                desk.onTheDay(event),
                organises,
                organises ? presences.listHelpers(event.id()) : List.of(),
                problems);
    }

    private List<Row> rows(Page page, Board board) {
        Map<ParticipantId, Presence> known = presences.list(board.event().id());
        Map<ParticipantId, Board.Placed> next = next(page, board);
        return board.participants().stream()
                .filter(participant -> participant.coming() != Coming.NOT_COMING || next.containsKey(participant.id()))
                .map(participant -> new Row(participant, known.get(participant.id()), next.get(participant.id())))
                .toList();
    }

    /// The next meeting, or the one that runs, of everybody who has one.
    private static Map<ParticipantId, Board.Placed> next(Page page, Board board) {
        Map<ParticipantId, Board.Placed> next = new HashMap<>();
        for (Board.Placed placed : board.on()) {
            if (placed.slot().endsAt().isAfter(page.now())) {
                next.putIfAbsent(placed.meeting().first(), placed);
                next.putIfAbsent(placed.meeting().second(), placed);
            }
        }
        return next;
    }

    private static int count(List<Row> rows, PresenceState state) {
        return (int) rows.stream().filter(row -> row.is(state)).count();
    }

    private static int touched(Page page, Board board, List<Row> rows) {
        Instant now = page.now();
        List<Row> missing = rows.stream().filter(Row::missing).toList();
        return (int) board.on().stream()
                .filter(placed -> !placed.slot().begun(now))
                .filter(placed -> missing.stream().anyMatch(row -> touches(row, placed)))
                .count();
    }

    private static int atLostTables(Page page, Board board) {
        return (int) board.on().stream()
                .filter(placed -> placed.table().lost() && !placed.slot().begun(page.now()))
                .count();
    }

    private static int unplaced(Page page, Board board, List<Row> rows) {
        Set<ParticipantId> here = rows.stream()
                .filter(row -> row.is(PresenceState.HERE))
                .map(row -> row.participant().id())
                .collect(Collectors.toSet());
        boolean over = board.layout().slots().stream().allMatch(slot -> slot.begun(page.now()));
        return over
                ? 0
                : (int) board.withoutPlace().stream()
                        .filter(meeting -> here.contains(meeting.first()) && here.contains(meeting.second()))
                        .count();
    }

    /// Is somebody in this meeting who will not be there when it begins?
    private static boolean touches(Row row, Board.Placed placed) {
        return placed.meeting().concerns(row.participant().id())
                && (row.is(PresenceState.ABSENT)
                        || (row.presence() != null
                                && row.presence().until() != null
                                && row.presence().until().isAfter(placed.slot().startsAt())));
    }

    private static String text(Page page, Row row) {
        return row.participant().shown() + " " + page.country(row.participant().country());
    }

    /// @param minutes how late, for somebody who is late
    /// @param q the search to come back to
    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/events/{id}/day/{participant}")
    ModelAndView mark(
            Page page,
            @PathVariable EventId id,
            @PathVariable ParticipantId participant,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int minutes,
            @RequestParam(defaultValue = "") String q) {
        Event event = desk.atDesk(page.viewer(), id);
        Participant seat = desk.seat(page.viewer(), event, participant);
        // Buttons say both at once, such as late:30.
        String[] parts = state.split(":", 2);
        int late = parts.length == 2 && parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : minutes;
        PresenceState to = Word.parse(PresenceState.class, parts[0]);
        desk.mark(page.viewer(), id, participant, to, late);
        String back = "/events/" + id + "/day"
                + (q.isBlank() ? "" : "?q=" + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8));
        return page.go(back, "event.day.marked." + Word.key(to), seat.shown());
    }

    /// @param confirm `yes` if what was changed by hand and not yet published may be lost
    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/events/{id}/day/replan")
    ModelAndView again(Page page, @PathVariable EventId id, @RequestParam(defaultValue = "") String confirm) {
        Event event = desk.atDesk(page.viewer(), id);
        boolean organises = EventRules.organises(page.viewer(), event);
        boolean anew = confirm.equals("yes");
        Problems problems = new Problems()
                .require(
                        anew || !organises || !desk.onTheDay(event) || !replan.changedByHand(id),
                        "confirm",
                        "event.day.by_hand");
        if (problems.any()) {
            return page.refuse("event/desk", dayPage(page, event, "", problems));
        }
        Replan.Result result = anew ? replan.replanAnew(page.viewer(), id) : replan.replan(page.viewer(), id);
        return page.goWith(
                "/events/" + id + (organises ? "/timetable/publish?kind=final" : "/day"),
                "info",
                "event.day.replanned",
                result.moved(),
                result.dropped(),
                result.proven() ? 1 : 0);
    }

    /// Says that a table cannot be used for the rest of the day, or can be again.
    ///
    /// @param lost `yes` or `no`
    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/day/table")
    ModelAndView lose(
            Page page,
            @PathVariable EventId id,
            @RequestParam(defaultValue = "") String table,
            @RequestParam(defaultValue = "") String lost) {
        Table known = replan.lose(page.viewer(), id, table, lost.equals("yes"));
        return page.go(
                "/events/" + id + "/day",
                lost.equals("yes") ? "event.day.table_lost" : "event.day.table_back",
                known.name());
    }

    @Api(CheckInPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/events/{id}/check-in/{participant}")
    ModelAndView checkIn(Page page, @PathVariable EventId id, @PathVariable ParticipantId participant) {
        Event event = events.get(id);
        Participant seat = desk.seat(page.viewer(), event, participant);
        Board board = boards.published(event);
        return page.show(
                "event/checkin",
                new CheckInPage(
                        page,
                        event,
                        board,
                        new Row(
                                seat,
                                presences.find(participant).orElse(null),
                                next(page, board).get(participant)),
                        desk.worksAtDesk(page.viewer(), event),
                        desk.onTheDay(event)));
    }

    /// Says that the person of this seat has come, from the desk or from the own phone.
    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/events/{id}/check-in/{participant}")
    ModelAndView arrive(Page page, @PathVariable EventId id, @PathVariable ParticipantId participant) {
        desk.mark(page.viewer(), id, participant, PresenceState.HERE, 0);
        return page.go("/events/%s/check-in/%s".formatted(id, participant), "event.checkin.done");
    }

    @Allowed(Who.SIGNED_IN)
    @GetMapping("/events/{id}/screen")
    ModelAndView screen(Page page, @PathVariable EventId id) {
        Event event = desk.atDesk(page.viewer(), id);
        Board board = boards.published(event);
        List<Slot> slots = board.layout().slots();
        Slot now = slots.stream()
                .filter(slot -> slot.begun(page.now()) && slot.endsAt().isAfter(page.now()))
                .findFirst()
                .orElse(null);
        Slot next = slots.stream()
                .filter(slot -> !slot.begun(page.now()))
                .findFirst()
                .orElse(null);
        List<Board.Placed> running = in(board, now);
        List<Board.Placed> coming = in(board, next);
        List<Row> rows = rows(page, board);
        boolean soon = next != null && next.begun(page.now().plus(SOON));
        boolean checkedIn = rows.stream().anyMatch(row -> row.is(PresenceState.HERE));
        return page.show(
                "event/screen",
                new ScreenPage(
                        page,
                        event,
                        board,
                        now,
                        running,
                        next,
                        coming,
                        rows.stream()
                                .filter(row -> row.missing()
                                        ? concerns(running, row) || concerns(coming, row)
                                        : row.presence() == null
                                                && checkedIn
                                                && (concerns(running, row) || (soon && concerns(coming, row))))
                                .toList()));
    }

    private static List<Board.Placed> in(Board board, @Nullable Slot slot) {
        return slot == null
                ? List.of()
                : board.on().stream()
                        .filter(placed -> placed.slot().id().equals(slot.id()))
                        .toList();
    }

    private static boolean concerns(List<Board.Placed> meetings, Row row) {
        return meetings.stream()
                .anyMatch(placed -> placed.meeting().concerns(row.participant().id()));
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/helpers")
    ModelAndView addHelper(Page page, @PathVariable EventId id, @RequestParam(defaultValue = "") String email) {
        Account helper = desk.addHelper(page.viewer(), id, email.strip());
        return helper == null
                ? page.goWith("/events/" + id + "/day", "bad", "event.day.helper.unknown", email.strip())
                : page.go("/events/" + id + "/day", "event.day.helper.added", helper.shownName());
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/helpers/{account}/remove")
    ModelAndView removeHelper(Page page, @PathVariable EventId id, @PathVariable AccountId account) {
        desk.removeHelper(page.viewer(), id, account);
        return page.go("/events/" + id + "/day", "event.day.helper.removed");
    }
}
