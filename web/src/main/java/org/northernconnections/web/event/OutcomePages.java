package org.northernconnections.web.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.AnswerOutcome;
import org.northernconnections.event.Board;
import org.northernconnections.event.Boards;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.Events;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.NoteOutcome;
import org.northernconnections.event.Outcome;
import org.northernconnections.event.Outcomes;
import org.northernconnections.event.Participant;
import org.northernconnections.event.Sides;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
import org.northernconnections.web.api.Items;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Choice;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Who;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What became of meetings: each side's word, and what the other answers to it.
@Controller
public final class OutcomePages {
    private final Events events;
    private final Boards boards;
    private final Outcomes outcomes;
    private final NoteOutcome note;
    private final AnswerOutcome answer;
    private final Sides sides;

    public OutcomePages(
            Events events, Boards boards, Outcomes outcomes, NoteOutcome note, AnswerOutcome answer, Sides sides) {
        this.events = events;
        this.boards = boards;
        this.outcomes = outcomes;
        this.note = note;
        this.answer = answer;
        this.sides = sides;
    }

    /// A meeting as one of its sides sees it.
    ///
    /// @param own the seat whose side this is: the viewer's, or a colleague's
    /// @param placed when and where; null if it is in no published timetable any more
    /// @param mine the own word; null before it is written
    /// @param theirs the other's word; null while it is hidden
    /// @param moved a newer timetable of the day moved it or left it out, so no word is asked for
    public record Line(
            Meeting meeting,
            Board.@Nullable Placed placed,
            Participant own,
            Participant other,
            @Nullable Outcome mine,
            @Nullable Outcome theirs,
            boolean mayNote,
            boolean moved) {
        /// Do the two words contradict each other on who came?
        public boolean contradictory() {
            return mine != null && theirs != null && !mine.came().agrees(theirs.came());
        }

        /// Waits for the own word.
        public boolean open() {
            return mayNote && mine == null && !moved;
        }

        /// Is there something to read?
        public boolean written() {
            return mine != null || theirs != null;
        }
    }

    /// The meetings of one seat.
    ///
    /// @param lines in order of time, then those that have no place any more
    public record SeatLines(Participant seat, List<Line> lines) {}

    /// @param own the viewer has a seat
    /// @param seats the viewer's own and those of colleagues, the own one first
    public record OutcomesPage(Page page, Event event, boolean own, List<SeatLines> seats)
            implements ForPrograms<Items<OutcomeShape>> {
        /// Where the word of this line is written. For whoever speaks for both sides it says for which.
        public String address(Line line) {
            String address = "/events/%s/outcomes/%s"
                    .formatted(event.id(), line.meeting().id());
            boolean both = seats.stream()
                    .anyMatch(seat -> seat.seat().id().equals(line.other().id()));
            return both ? "%s?as=%s".formatted(address, line.own().id()) : address;
        }

        @Override
        public Items<OutcomeShape> shape() {
            return Items.all(
                    seats.stream().flatMap(seat -> seat.lines().stream()).toList(), OutcomeShape::of);
        }
    }

    /// @param views the seats for which the viewer speaks
    /// @param mayAnswer the viewer may reply to the other's word
    /// @param mayAppeal the viewer may say that the other's word is not true
    /// @param mayCorrect the viewer may say that a helper typed something else than the own paper says
    /// @param theirsNow what a colleague saved in the meantime; null if nobody did
    /// @param reply that was typed and not kept; null for none
    public record OutcomePage(
            Page page,
            Event event,
            Line line,
            List<Choice> views,
            OutcomeForm form,
            Problems problems,
            boolean mayAnswer,
            boolean mayAppeal,
            boolean mayCorrect,
            @Nullable Outcome theirsNow,
            @Nullable String reply)
            implements ForPrograms<OutcomeShape> {
        @Override
        public OutcomeShape shape() {
            return OutcomeShape.of(line);
        }

        @Override
        public @Nullable Object theirShape() {
            return OutcomeShape.Said.of(replyClashes() ? line.theirs() : theirsNow);
        }

        /// Did a colleague reply while this viewer typed?
        public boolean replyClashes() {
            return reply != null && !problems.any();
        }
    }

    @Api(OutcomesPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/events/{id}/outcomes")
    ModelAndView list(Page page, @PathVariable EventId id) {
        Event event = events.get(id);
        List<Participant> seats = sides.seats(page.viewer(), id);
        if (seats.isEmpty()) {
            throw NotAllowed.toKnow();
        }
        Board board = boards.published(event);
        Map<MeetingId, List<Outcome>> words = new HashMap<>();
        outcomes.list(id)
                .forEach(word -> words.computeIfAbsent(word.meeting(), _ -> new ArrayList<>())
                        .add(word));
        List<SeatLines> lines = seats.stream()
                .sorted(Comparator.comparing(seat -> !own(page, seat)))
                .map(seat -> new SeatLines(seat, lines(board, seat, words)))
                .toList();
        boolean own = seats.stream().anyMatch(seat -> own(page, seat));
        return page.show("event/outcomes", new OutcomesPage(page, event, own, lines));
    }

    private static boolean own(Page page, Participant seat) {
        return seat.findAccount().equals(page.viewer().findAccountId());
    }

    private List<Line> lines(Board board, Participant seat, Map<MeetingId, List<Outcome>> words) {
        Stream<Meeting> inPlan =
                board.planOf(seat.id()).stream().filter(Board.Placed::on).map(Board.Placed::meeting);
        Stream<Meeting> leftOut = board.meetingsOf(seat.id()).stream()
                .filter(meeting -> board.findPlaced(meeting.id()).isEmpty())
                .filter(meeting -> meeting.state().over() || note.mayNote(board, meeting));
        return Stream.concat(inPlan, leftOut)
                .map(meeting -> line(board, meeting, seat, words.getOrDefault(meeting.id(), List.of())))
                .toList();
    }

    private Line line(Board board, Meeting meeting, Participant own, List<Outcome> words) {
        return new Line(
                meeting,
                board.findPlaced(meeting.id()).orElse(null),
                own,
                board.participant(meeting.other(own.id())),
                words.stream()
                        .filter(word -> word.from().equals(own.id()))
                        .findFirst()
                        .orElse(null),
                words.stream()
                        .filter(word -> !word.from().equals(own.id()) && !word.hidden())
                        .findFirst()
                        .orElse(null),
                note.mayNote(board, meeting),
                note.moved(board, meeting));
    }

    @Api(OutcomePage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/events/{id}/outcomes/{meeting}")
    ModelAndView show(
            Page page,
            @PathVariable EventId id,
            @PathVariable MeetingId meeting,
            @RequestParam(defaultValue = "") String as) {
        Sides.Side side = sides.side(page.viewer(), id, meeting, as);
        return page.show("event/outcome", shown(page, side, kept(side), Problems.none(), null, null));
    }

    private OutcomeForm kept(Sides.Side side) {
        return outcomes.find(side.meeting().id(), side.own().id())
                .map(OutcomeForm::of)
                .orElse(OutcomeForm.empty());
    }

    private OutcomePage shown(
            Page page,
            Sides.Side side,
            OutcomeForm form,
            Problems problems,
            @Nullable Outcome theirsNow,
            @Nullable String reply) {
        Line line = line(
                boards.published(side.event()),
                side.meeting(),
                side.own(),
                outcomes.listOf(side.meeting().id()));
        Outcome theirs = line.theirs();
        Outcome mine = line.mine();
        boolean mayAnswer = theirs != null && answer.mayAnswer(theirs);
        boolean mayAppeal = theirs != null && theirs.takesAppeal() && answer.mayAnswer(theirs);
        boolean mayCorrect = mine != null && mine.takesMisquote() && answer.mayAnswer(mine);
        List<Choice> views = Stream.of(side.own(), side.other())
                .filter(seat -> Sides.speaksFor(page.viewer(), seat))
                .map(seat -> new Choice(seat.id().value(), seat.shown()))
                .toList();
        return new OutcomePage(
                page, side.event(), line, views, form, problems, mayAnswer, mayAppeal, mayCorrect, theirsNow, reply);
    }

    /// @param as the seat for which the word is, for whoever speaks for both; empty for the one meant by itself
    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/events/{id}/outcomes/{meeting}")
    ModelAndView note(
            Page page,
            @PathVariable EventId id,
            @PathVariable MeetingId meeting,
            @ModelAttribute OutcomeForm form,
            @RequestParam(defaultValue = "") String as) {
        Sides.Side side = sides.side(page.viewer(), id, meeting, as);
        Problems problems = form.check(side.event().day());
        if (problems.any()) {
            return page.refuse("event/outcome", shown(page, side, form, problems, null, null));
        }
        return switch (note.note(side, form.said())) {
            case Saved.Kept<Outcome> _ ->
                page.go(
                        "/events/" + id + "/outcomes",
                        "event.outcome.noted",
                        side.other().shown());
            case Saved.Conflict<Outcome>(Outcome theirs) -> conflict(page, side, form, theirs);
        };
    }

    /// Shows what was sent, and what somebody else of the same side saved in the meantime.
    ModelAndView conflict(Page page, Sides.Side side, OutcomeForm form, Outcome theirs) {
        return page.conflict("event/outcome", shown(page, side, form, Problems.none(), theirs, null));
    }

    /// @param version of the other's word to which this replies; null to reply to whatever stands
    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/events/{id}/outcomes/{meeting}/reply")
    ModelAndView reply(
            Page page,
            @PathVariable EventId id,
            @PathVariable MeetingId meeting,
            @RequestParam(defaultValue = "") String reply,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(required = false) @Nullable Integer version) {
        Sides.Side side = sides.side(page.viewer(), id, meeting, as);
        Problems problems = check(reply, "reply");
        if (problems.any()) {
            return page.refuse("event/outcome", shown(page, side, kept(side), problems, null, reply));
        }
        if (!answer.reply(side, reply.strip(), version)) {
            return page.conflict("event/outcome", shown(page, side, kept(side), problems, null, reply));
        }
        return page.go(address(side, as), "event.outcome.replied");
    }

    private static Problems check(String words, String part) {
        return Problems.none()
                .requireText(words, part)
                .require(words.length() <= Outcome.WORDS_LENGTH_MAX, part, "event.outcome.too_long");
    }

    private static String address(Sides.Side side, String as) {
        String address = "/events/%s/outcomes/%s"
                .formatted(side.event().id(), side.meeting().id());
        return as.isEmpty() ? address : "%s?as=%s".formatted(address, side.own().id());
    }

    /// @param whose `ours` where a helper typed something else than the own paper says; otherwise it is the other's
    /// word
    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/events/{id}/outcomes/{meeting}/appeal")
    ModelAndView appeal(
            Page page,
            @PathVariable EventId id,
            @PathVariable MeetingId meeting,
            @RequestParam(defaultValue = "") String appeal,
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String as) {
        Sides.Side side = sides.side(page.viewer(), id, meeting, as);
        boolean ours = whose.equals("ours");
        Problems problems = check(appeal, ours ? "misquoted" : "appeal");
        if (problems.any()) {
            return page.refuse("event/outcome", shown(page, side, kept(side), problems, null, null));
        }
        if (ours) {
            answer.misquoted(side, appeal.strip());
        } else {
            answer.appeal(side, appeal.strip());
        }
        return page.go(address(side, as), "event.outcome.appealed");
    }
}
