package org.northernconnections.web.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Attend;
import org.northernconnections.event.Board;
import org.northernconnections.event.Boards;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventRules;
import org.northernconnections.event.Events;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.Participant;
import org.northernconnections.event.PlanLetters;
import org.northernconnections.event.Session;
import org.northernconnections.event.Slot;
import org.northernconnections.event.Timetable;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Printing;
import org.northernconnections.web.page.Who;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// Everybody's own plan: on the phone, in the calendar, on paper.
@Controller
public final class PlanPages {
    private final Events events;
    private final Boards boards;
    private final Attend attend;
    private final PlanLetters letters;
    private final Printing printing;

    public PlanPages(Events events, Boards boards, Attend attend, PlanLetters letters, Printing printing) {
        this.events = events;
        this.boards = boards;
        this.attend = attend;
        this.letters = letters;
        this.printing = printing;
    }

    /// A stretch of a person's day.
    ///
    /// @param placed the meeting; null while the person waits
    /// @param from the first slot of the stretch
    /// @param to the last one
    public record Line(Slot from, Slot to, Board.@Nullable Placed placed) {}

    /// One person's day.
    ///
    /// @param unplaced agreed meetings for which no room was found
    public record Plan(Board board, Participant person, List<Line> lines, List<Meeting> unplaced) {
        public Participant other(Meeting meeting) {
            return board.participant(meeting.other(person.id()));
        }

        public long meetings() {
            return lines.stream().filter(line -> line.placed() != null).count();
        }
    }

    /// @param published null before the first timetable is published
    public record PlanPage(
            Page page, Event event, Plan plan, @Nullable Timetable published)
            implements ForPrograms<TimetableShape.OwnPlan> {
        @Override
        public TimetableShape.OwnPlan shape() {
            return TimetableShape.of(this);
        }
    }

    /// @param paper the whole timetable
    /// @param published null before the first timetable is published
    public record PrintPage(
            Page page,
            Event event,
            List<Plan> plans,
            Board board,
            PaperGrid paper,
            @Nullable Timetable published) {
        /// A list of more lines than this is written in smaller letters, so that it stays on its sheet.
        public static final int LINES_LARGE = 14;
    }

    @Api(PlanPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/events/{id}/plan")
    ModelAndView plan(Page page, @PathVariable EventId id) {
        Event event = events.get(id);
        Participant own = attend.own(page.viewer(), id);
        Board board = boards.published(event);
        return page.show(
                "event/plan",
                new PlanPage(page, event, plan(board, own), board.timetable().orElse(null)));
    }

    @Api(byte[].class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/events/{id}/plan.ics")
    ResponseEntity<byte[]> calendar(Page page, @PathVariable EventId id) {
        Participant own = attend.own(page.viewer(), id);
        String file = letters.calendar(boards.published(events.get(id)), own);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/calendar;charset=UTF-8;method=PUBLISH")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"plan.ics\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file.getBytes(StandardCharsets.UTF_8));
    }

    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/events/{id}/print")
    ModelAndView print(Page page, @PathVariable EventId id) {
        return page.show("event/print", printed(page, id));
    }

    @Api(byte[].class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/events/{id}/print.pdf")
    ResponseEntity<byte[]> pdf(Page page, @PathVariable EventId id) {
        return printing.file("plans", "event/print", printed(page, id));
    }

    private PrintPage printed(Page page, EventId id) {
        Event event = events.get(id);
        if (!EventRules.organises(page.viewer(), event)) {
            throw NotAllowed.toKnow();
        }
        Board board = boards.published(event);
        List<Plan> plans = board.participants().stream()
                .filter(participant -> !board.planOf(participant.id()).isEmpty())
                .map(participant -> plan(board, participant))
                .toList();
        return new PrintPage(
                page,
                event,
                plans,
                board,
                PaperGrid.of(board, page.t("event.time"), page.t("event.tab.tables")),
                board.timetable().orElse(null));
    }

    static Plan plan(Board board, Participant person) {
        List<Board.Placed> meetings = board.planOf(person.id());
        List<Line> lines = new ArrayList<>();
        for (Session session : board.layout().sessions()) {
            lines.addAll(lines(board.layout().slotsOf(session.id()), meetings, person));
        }
        return new Plan(board, person, lines, unplaced(board, person));
    }

    /// The meetings in one session, with the waiting between them.
    private static List<Line> lines(List<Slot> slots, List<Board.Placed> meetings, Participant person) {
        List<Line> lines = new ArrayList<>();
        List<Slot> waited = new ArrayList<>();
        for (Slot slot : slots) {
            Board.Placed here = meetings.stream()
                    .filter(placed -> placed.slot().id().equals(slot.id()))
                    .findFirst()
                    .orElse(null);
            if (here != null) {
                if (!waited.isEmpty() && !lines.isEmpty()) {
                    lines.add(new Line(waited.getFirst(), waited.getLast(), null));
                }
                waited.clear();
                lines.add(new Line(slot, slot, here));
            } else if (!person.away().contains(slot.id())) {
                waited.add(slot);
            }
        }
        return lines;
    }

    private static List<Meeting> unplaced(Board board, Participant person) {
        Set<org.northernconnections.event.MeetingId> placed = new HashSet<>();
        board.placements().forEach(placement -> placed.add(placement.meeting()));
        return board.problem().wanted().stream()
                .filter(meeting -> meeting.concerns(person.id()) && !placed.contains(meeting.id()))
                .toList();
    }
}
