package org.northernconnections.web.event;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.northernconnections.event.AnswerOutcome;
import org.northernconnections.event.Board;
import org.northernconnections.event.Boards;
import org.northernconnections.event.CheckIn;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventRules;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.NoteOutcome;
import org.northernconnections.event.Outcome;
import org.northernconnections.event.OutcomeId;
import org.northernconnections.event.OutcomeState;
import org.northernconnections.event.Outcomes;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.api.ForPrograms;
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

/// The papers that a helper types for those who wrote by hand, and the appeals that wait for an organiser.
@Controller
public final class SlipPages {
    private static final String CAME = "came";
    private static final String NOT_SAID = "form.required";

    private final Boards boards;
    private final Outcomes outcomes;
    private final NoteOutcome note;
    private final AnswerOutcome answer;
    private final CheckIn desk;

    public SlipPages(Boards boards, Outcomes outcomes, NoteOutcome note, AnswerOutcome answer, CheckIn desk) {
        this.boards = boards;
        this.outcomes = outcomes;
        this.note = note;
        this.answer = answer;
        this.desk = desk;
    }

    /// One side's paper of one meeting.
    ///
    /// @param key of its fields: the meeting and the seat
    /// @param there its word is in already, whoever wrote it; what it says is not shown
    /// @param yours the viewer may type it: not the paper of the side that he or she met
    public record Slip(
            Board.Placed placed, Participant from, Participant other, String key, boolean there, boolean yours) {}

    /// An appeal with the word that it is about.
    ///
    /// @param by the side that appeals: the other one, or its own where a helper typed something else
    /// @param yours the viewer may decide it: not about a meeting of the own side
    public record Appeal(Outcome word, Participant from, Participant by, boolean yours) {}

    /// @param typed what was sent and not yet kept, by field
    public record SlipsPage(
            Page page,
            Event event,
            List<Choice> tables,
            String table,
            List<Slip> slips,
            List<Appeal> appeals,
            int written,
            int expected,
            Map<String, String> typed,
            Problems problems)
            implements ForPrograms<SlipsShape> {
        @Override
        public SlipsShape shape() {
            return SlipsShape.of(this);
        }

        public String field(String name, Slip slip) {
            return typed.getOrDefault(name + "-" + slip.key(), "");
        }

        /// What was typed of an appeal.
        public String field(String name, Appeal appeal) {
            return typed.getOrDefault(name + "-" + appeal.word().id(), "");
        }
    }

    @Api(SlipsPage.class)
    @Allowed(Who.SIGNED_IN)
    @GetMapping("/events/{id}/slips")
    ModelAndView slips(Page page, @PathVariable EventId id, @RequestParam(defaultValue = "") String table) {
        return page.show("event/slips", slips(page, desk.atDesk(page.viewer(), id), table, Map.of(), Problems.none()));
    }

    private SlipsPage slips(Page page, Event event, String table, Map<String, String> typed, Problems problems) {
        Board board = boards.published(event);
        List<Outcome> words = outcomes.list(event.id());
        List<Board.Placed> open = board.placed().stream()
                .filter(placed ->
                        placed.meeting().state() == MeetingState.BOTH_OPEN || note.mayNote(board, placed.meeting()))
                .toList();
        String chosen = board.layout().tables().stream()
                .map(known -> known.id().value())
                .filter(known -> table.isEmpty() || known.equals(table))
                .findFirst()
                .orElse("");
        List<Slip> slips = open.stream()
                .filter(placed -> placed.table().id().value().equals(chosen))
                .flatMap(placed -> List.of(
                                placed.meeting().first(), placed.meeting().second())
                        .stream()
                        .map(seat -> slip(page.viewer(), board, placed, seat, words)))
                .toList();
        return new SlipsPage(
                page,
                event,
                board.layout().tables().stream()
                        .map(known -> new Choice(known.id().value(), known.name()))
                        .toList(),
                chosen,
                slips,
                words.stream()
                        .filter(word ->
                                word.state() == OutcomeState.APPEALED && EventRules.organises(page.viewer(), event))
                        .sorted(Comparator.comparing(Outcome::writtenAt))
                        .map(word -> appeal(page.viewer(), board, word))
                        .toList(),
                words.size(),
                2 * open.size(),
                typed,
                problems);
    }

    private static Slip slip(Viewer viewer, Board board, Board.Placed placed, ParticipantId seat, List<Outcome> words) {
        MeetingId meeting = placed.meeting().id();
        boolean there = placed.meeting().state() == MeetingState.BOTH_OPEN
                || words.stream()
                        .anyMatch(word ->
                                word.meeting().equals(meeting) && word.from().equals(seat));
        return new Slip(
                placed,
                board.participant(seat),
                board.participant(placed.meeting().other(seat)),
                meeting + "-" + seat,
                there,
                NoteOutcome.mayType(viewer, board, placed.meeting(), seat));
    }

    private static Appeal appeal(Viewer viewer, Board board, Outcome word) {
        Meeting meeting = board.meeting(word.meeting());
        return new Appeal(
                word,
                board.participant(word.from()),
                board.participant(word.misquoteWaits() ? word.from() : meeting.other(word.from())),
                AnswerOutcome.mayDecide(viewer, board, meeting));
    }

    /// Keeps all papers that were typed, or none if one of them is not right.
    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/events/{id}/slips")
    ModelAndView type(Page page, @PathVariable EventId id, @RequestParam Map<String, String> fields) {
        Event event = desk.atDesk(page.viewer(), id);
        String table = fields.getOrDefault("table", "");
        Board board = boards.published(event);
        Map<String, OutcomeForm> forms = new HashMap<>();
        fields.forEach((name, value) -> {
            if (name.matches(CAME + "-[0-9a-z]{12}-[0-9a-z]{12}") && !value.isBlank()) {
                String key = name.substring(CAME.length() + 1);
                forms.put(key, slip(fields, key));
            }
        });
        Problems problems = Problems.none();
        forms.forEach((key, form) -> form.check(event.day())
                .all()
                .forEach(problem -> problems.require(false, problem.field() + "-" + key, problem.key())));
        problems.require(!forms.isEmpty(), "", NOT_SAID);
        if (problems.any()) {
            return page.refuse("event/slips", slips(page, event, table, fields, problems));
        }
        int kept = 0;
        for (Map.Entry<String, OutcomeForm> form : forms.entrySet()) {
            String[] meetingAndSeat = form.getKey().split("-", -1);
            kept += note.type(
                            page.viewer(),
                            board,
                            new MeetingId(meetingAndSeat[0]),
                            new ParticipantId(meetingAndSeat[1]),
                            form.getValue().said())
                    ? 1
                    : 0;
        }
        String next = table.matches("[0-9a-z]{12}") ? "?table=" + table : "";
        return page.go("/events/" + id + "/slips" + next, "event.slips.kept", kept);
    }

    private static OutcomeForm slip(Map<String, String> fields, String key) {
        return new OutcomeForm(
                Optional.ofNullable(fields.get(CAME + "-" + key)).orElse(""),
                Optional.ofNullable(fields.get("next-" + key)).orElse(""),
                Optional.ofNullable(fields.get("nextBy-" + key)).orElse(""),
                Optional.ofNullable(fields.get("nextDue-" + key)).orElse(""),
                Optional.ofNullable(fields.get("how-" + key)).orElse(""),
                "",
                0);
    }

    @Api
    @Allowed({Who.OWNER, Who.SECRETARIAT})
    @PostMapping("/events/{id}/outcomes/{outcome}/decide")
    ModelAndView decide(
            Page page, @PathVariable EventId id, @PathVariable OutcomeId outcome, @ModelAttribute VerdictForm form) {
        Event event = desk.atDesk(page.viewer(), id);
        Problems problems = Problems.none();
        form.check(event.day())
                .all()
                .forEach(problem -> problems.require(false, problem.field() + "-" + outcome, problem.key()));
        if (problems.any()) {
            return page.refuse("event/slips", slips(page, event, "", form.typed(outcome), problems));
        }
        answer.decide(page.viewer(), id, outcome, form.stands(), form.words(), form.said());
        return page.go("/events/" + id + "/slips", "event.outcome.decided");
    }
}
