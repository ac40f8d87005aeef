package org.northernconnections.web.event;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Board;
import org.northernconnections.event.Boards;
import org.northernconnections.event.Costs;
import org.northernconnections.event.EditTimetable;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventRules;
import org.northernconnections.event.Events;
import org.northernconnections.event.MakeTimetable;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.PublishTimetable;
import org.northernconnections.event.SlotId;
import org.northernconnections.event.TableId;
import org.northernconnections.event.Timetable;
import org.northernconnections.event.Timetables;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Word;
import org.northernconnections.timetable.Break;
import org.northernconnections.timetable.Idle;
import org.northernconnections.timetable.Reason;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Sought;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The timetable: made by the program, changed by hand, published.
@Controller
public final class TimetablePages {
    private static final Comparator<Bar> MOST_FIRST = Comparator.<Bar>comparingInt(bar -> -bar.breaks())
            .thenComparing(Bar::name)
            .thenComparing(bar -> String.valueOf(bar.who()));

    private final Events events;
    private final Boards boards;
    private final Timetables timetables;
    private final MakeTimetable make;
    private final EditTimetable edit;
    private final PublishTimetable publish;

    public TimetablePages(
            Events events,
            Boards boards,
            Timetables timetables,
            MakeTimetable make,
            EditTimetable edit,
            PublishTimetable publish) {
        this.events = events;
        this.boards = boards;
        this.timetables = timetables;
        this.make = make;
        this.edit = edit;
        this.publish = publish;
    }

    /// One bar of waiting.
    ///
    /// @param who waits; null for a country
    /// @param sentence such as "Aalborg waits twice between meetings"
    public record Bar(@Nullable ParticipantId who, String name, String sentence, int breaks, int most) {}

    /// A wait to come, in words.
    ///
    /// @param when such as `10:30–10:50`
    /// @param ways to close it; empty if only what is pinned or has begun stands around it
    public record Wait(String when, List<Way> ways) {}

    /// A way to close a wait: what happens, and what it costs.
    public record Way(List<Deed> deeds, String cost) {}

    /// Something that could be done, in words.
    ///
    /// @param address of the page on which to do it
    public record Deed(String words, String address) {}

    /// The waits to come of one person, for whom they were asked.
    ///
    /// @param countable false if the timetable breaks a rule: then nothing can be said of costs
    public record Waits(ParticipantId who, boolean countable, List<Wait> waits) {}

    /// Musts that cannot all be placed.
    ///
    /// @param musts a smallest set of them; empty if none was found
    /// @param relax what would help, one thing at a time
    /// @param minimal each of them was shown to be needed
    public record Clash(List<Deed> musts, List<Deed> relax, boolean minimal) {}

    /// What the grid shows, of whichever timetable.
    ///
    /// @param clashes meetings that break a rule
    /// @param selected meetings that fit the filter; empty if nothing is filtered
    /// @param links whether a cell leads to the page where its meeting is moved
    public record Grid(Page page, Board board, Set<MeetingId> clashes, Set<MeetingId> selected, boolean links) {
        public Optional<Board.Placed> at(SlotId slot, TableId table) {
            return board.findAt(slot, table);
        }
    }

    /// @param run the planning that goes on or ended last; null if there was none
    /// @param waits what it would cost to close the waits of one person; null if that was not asked
    /// @param mustsLeft a must has no place
    /// @param clash why not all musts have a place; null if that was not asked
    /// @param mayPublish the kinds that may be published now
    public record TimetablePage(
            Page page,
            Grid grid,
            MakeTimetable.@Nullable State run,
            List<Board.Unplaced> unplaced,
            List<Bar> people,
            List<Bar> countries,
            @Nullable Waits waits,
            boolean mustsLeft,
            @Nullable Clash clash,
            List<Timetable.Kind> mayPublish,
            List<Timetable> published,
            String q,
            String country,
            List<String> countryCodes,
            boolean mayPlan,
            int seconds)
            implements ForPrograms<TimetableShape> {
        @Override
        public TimetableShape shape() {
            return TimetableShape.of(this);
        }

        /// How many meetings without a place are shown at once.
        public static final int UNPLACED_SHOWN = 12;

        public boolean running() {
            return run != null && run.running();
        }
    }

    /// @param spots slot by slot, table by table
    /// @param clash why a change was refused; empty if none was
    public record MeetingPage(
            Page page,
            Board board,
            Meeting meeting,
            Board.@Nullable Placed placed,
            List<EditTimetable.Spot> spots,
            List<Reason> unplaced,
            List<Reason> clash,
            int version)
            implements ForPrograms<TimetableShape.OneMeeting> {
        @Override
        public TimetableShape.OneMeeting shape() {
            return TimetableShape.of(this);
        }

        /// Why the meeting cannot be moved, where there are no places to choose from: the key of a sentence.
        public String still() {
            if (!board.event().state().moving()) {
                return "event.too_late.planning";
            }
            return placed != null && placed.slot().begun(page.now())
                    ? "event.too_late.meeting_begun"
                    : "event.too_late.meeting_gone";
        }

        /// The places in one slot.
        public List<EditTimetable.Spot> in(SlotId slot) {
            return spots.stream().filter(spot -> spot.slot().id().equals(slot)).toList();
        }
    }

    public record PublishPage(Page page, PublishTimetable.Preview preview, int version, int clashes)
            implements ForPrograms<TimetableShape.Publishing> {
        @Override
        public TimetableShape.Publishing shape() {
            return TimetableShape.of(this);
        }
    }

    public record PublishedPage(Page page, Grid grid, Timetable timetable, List<Bar> people, List<Bar> countries)
            implements ForPrograms<TimetableShape> {
        @Override
        public TimetableShape shape() {
            return TimetableShape.of(this);
        }
    }

    /// @param waits the participant of whom it is asked what it would cost to close the waits
    /// @param clash `yes` to ask which musts cannot all be placed
    @Api(TimetablePage.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/events/{id}/timetable")
    ModelAndView timetable(
            Page page,
            @PathVariable EventId id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String waits,
            @RequestParam(defaultValue = "") String clash) {
        Event event = organised(page, id);
        // Asked first: a run that has ended has kept its timetable, which the board then has.
        MakeTimetable.State run = make.find(id).orElse(null);
        Board board = boards.working(event);
        boolean there = board.timetable().isPresent();
        return page.show(
                "event/timetable",
                new TimetablePage(
                        page,
                        new Grid(page, board, board.clashes(), selected(board, page, q, country), true),
                        run,
                        there ? board.unplaced() : List.of(),
                        there ? people(page, board) : List.of(),
                        there ? countries(page, board) : List.of(),
                        there ? waits(page, board, waits) : null,
                        there && Costs.mustsLeft(board),
                        there && clash.equals("yes") ? clash(page, board) : null,
                        kinds(event),
                        timetables.listPublished(id),
                        q,
                        country,
                        board.participants().stream()
                                .map(Participant::country)
                                .distinct()
                                .sorted()
                                .toList(),
                        event.state().planning() && board.layout().complete(),
                        MakeTimetable.SECONDS_USUAL));
    }

    private static List<Timetable.Kind> kinds(Event event) {
        return List.of(Timetable.Kind.PROVISIONAL, Timetable.Kind.FINAL).stream()
                .filter(kind -> PublishTimetable.mayPublish(event, kind))
                .toList();
    }

    private static Set<MeetingId> selected(Board board, Page page, String q, String country) {
        if (q.isBlank() && country.isBlank()) {
            return Set.of();
        }
        var sought = Sought.of(q);
        return board.placed().stream()
                .map(Board.Placed::meeting)
                .filter(meeting -> List.of(meeting.first(), meeting.second()).stream()
                        .map(board::participant)
                        .anyMatch(participant -> sought.in(participant.shown())
                                && (country.isBlank() || participant.country().equals(country))))
                .map(Meeting::id)
                .collect(java.util.stream.Collectors.toSet());
    }

    static List<Bar> people(Page page, Board board) {
        Map<ParticipantId, Idle> waiting = board.waiting();
        int most = waiting.values().stream().mapToInt(Idle::breaks).max().orElse(0);
        return waiting.entrySet().stream()
                .filter(entry -> entry.getValue().breaks() > 0)
                .map(entry -> bar(
                        page,
                        entry.getKey(),
                        board.participant(entry.getKey()).shown(),
                        entry.getValue().breaks(),
                        most))
                .sorted(MOST_FIRST)
                .toList();
    }

    private static List<Bar> countries(Page page, Board board) {
        Map<String, Idle> waiting = board.waitingByCountry();
        int most = waiting.values().stream().mapToInt(Idle::breaks).max().orElse(0);
        return waiting.entrySet().stream()
                .map(entry -> bar(
                        page,
                        null,
                        page.country(entry.getKey()),
                        entry.getValue().breaks(),
                        Math.max(1, most)))
                .sorted(MOST_FIRST)
                .toList();
    }

    private static Bar bar(Page page, @Nullable ParticipantId who, String name, int breaks, int most) {
        return new Bar(who, name, EventWords.waits(page, name, breaks), breaks, most);
    }

    /// What it would cost to close the waits of one participant; null if that was asked of nobody who is known here.
    private static @Nullable Waits waits(Page page, Board board, String asked) {
        return board.participants().stream()
                .map(Participant::id)
                .filter(id -> id.value().equals(asked))
                .findFirst()
                .map(who -> waits(page, board, who))
                .orElse(null);
    }

    static Waits waits(Page page, Board board, ParticipantId who) {
        Optional<List<Break>> breaks = Costs.breaks(board, page.now());
        return new Waits(
                who,
                breaks.isPresent(),
                breaks.orElse(List.of()).stream()
                        .filter(wait -> wait.participant().equals(who.value()))
                        .map(wait -> CostWords.wait(page, board, wait))
                        .toList());
    }

    static Clash clash(Page page, Board board) {
        return Costs.conflict(board, page.now())
                .map(conflict -> CostWords.clash(page, board, conflict))
                .orElse(new Clash(List.of(), List.of(), false));
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/timetable/start")
    ModelAndView start(Page page, @PathVariable EventId id, @RequestParam(defaultValue = "") String seconds) {
        int limit =
                seconds.strip().matches("\\d{1,4}") ? Integer.parseInt(seconds.strip()) : MakeTimetable.SECONDS_USUAL;
        make.start(page.viewer(), id, limit);
        return toTimetable(id);
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/timetable/stop")
    ModelAndView stop(Page page, @PathVariable EventId id) {
        make.stop(page.viewer(), id);
        return toTimetable(id);
    }

    /// Without a notice: the page itself tells how planning goes on.
    private static ModelAndView toTimetable(EventId id) {
        return new ModelAndView("redirect:/events/" + id + "/timetable");
    }

    @Api(MeetingPage.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/events/{id}/timetable/{meeting}")
    ModelAndView meeting(Page page, @PathVariable EventId id, @PathVariable MeetingId meeting) {
        return page.show("event/meeting", meetingPage(page, organised(page, id), meeting, List.of()));
    }

    private MeetingPage meetingPage(Page page, Event event, MeetingId id, List<Reason> clash) {
        Board board = boards.working(event);
        Meeting meeting = board.findMeeting(id).orElseThrow(NotAllowed::toKnow);
        return new MeetingPage(
                page,
                board,
                meeting,
                board.findPlaced(id).orElse(null),
                edit.movable(board, meeting) ? edit.spots(board, meeting) : List.of(),
                board.unplaced().stream()
                        .filter(known -> known.meeting().id().equals(id))
                        .flatMap(known -> known.reasons().stream())
                        .toList(),
                clash,
                board.timetable().map(Timetable::version).orElse(0));
    }

    /// @param deed `pin`, `unpin`, `out`, `place:slot:table` or `swap:meeting`
    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/timetable/{meeting}")
    ModelAndView change(
            Page page,
            @PathVariable EventId id,
            @PathVariable MeetingId meeting,
            @RequestParam(defaultValue = "") String deed,
            @RequestParam(defaultValue = "0") int version) {
        if (boards.working(organised(page, id)).findMeeting(meeting).isEmpty()) {
            throw NotAllowed.toKnow();
        }
        String[] parts = deed.split(":", -1);
        if (parts.length != (parts[0].equals("place") ? 3 : parts[0].equals("swap") ? 2 : 1)) {
            throw new IllegalArgumentException("place:slot:table or swap:meeting was expected, but this is " + deed);
        }
        EditTimetable.Outcome outcome = new EditTimetable.Outcome.Done();
        switch (parts[0]) {
            case "place" ->
                outcome = edit.place(page.viewer(), id, version, meeting, new SlotId(parts[1]), new TableId(parts[2]));
            case "swap" -> outcome = edit.swap(page.viewer(), id, version, meeting, new MeetingId(parts[1]));
            case "pin", "unpin" -> edit.pin(page.viewer(), id, version, meeting, parts[0].equals("pin"));
            case "out" -> edit.takeOut(page.viewer(), id, version, meeting);
            default -> throw new IllegalArgumentException("No such deed: " + parts[0]);
        }
        return switch (outcome) {
            case EditTimetable.Outcome.Done() ->
                page.go("/events/" + id + "/timetable/" + meeting, "event.edited." + parts[0]);
            case EditTimetable.Outcome.Clash(List<Reason> reasons) ->
                page.conflict(
                        "event/meeting",
                        meetingPage(
                                page,
                                events.get(id),
                                meeting,
                                reasons.isEmpty() ? List.of(new Reason.StoppedEarly()) : reasons));
        };
    }

    @Api(PublishPage.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/events/{id}/timetable/publish")
    ModelAndView preview(Page page, @PathVariable EventId id, @RequestParam(defaultValue = "provisional") String kind) {
        organised(page, id);
        PublishTimetable.Preview preview = publish.preview(page.viewer(), id, Word.parse(Timetable.Kind.class, kind));
        return page.show(
                "event/publish",
                new PublishPage(
                        page,
                        preview,
                        preview.board().timetable().map(Timetable::version).orElse(0),
                        preview.board().clashes().size()));
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/timetable/publish")
    ModelAndView publish(
            Page page,
            @PathVariable EventId id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "0") int version) {
        organised(page, id);
        Timetable.Kind as = Word.parse(Timetable.Kind.class, kind);
        int number = publish.publish(page.viewer(), id, as, version);
        return page.go(
                "/events/%s/timetables/%s/%d".formatted(id, Word.key(as), number),
                "event.published." + Word.key(as),
                number);
    }

    @Api(PublishedPage.class)
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @GetMapping("/events/{id}/timetables/{kind}/{number}")
    ModelAndView published(Page page, @PathVariable EventId id, @PathVariable String kind, @PathVariable int number) {
        Event event = organised(page, id);
        Timetable timetable = timetables
                .find(id, Word.parse(Timetable.Kind.class, kind), number)
                .orElseThrow(NotAllowed::toKnow);
        Board board = boards.of(event, timetable);
        return page.show(
                "event/published",
                new PublishedPage(
                        page,
                        new Grid(page, board, Set.of(), Set.of(), false),
                        timetable,
                        people(page, board),
                        countries(page, board)));
    }

    private Event organised(Page page, EventId id) {
        Event event = events.get(id);
        if (!EventRules.organises(page.viewer(), event)) {
            throw NotAllowed.toKnow();
        }
        return event;
    }
}
