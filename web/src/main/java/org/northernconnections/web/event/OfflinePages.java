package org.northernconnections.web.event;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Attend;
import org.northernconnections.event.Board;
import org.northernconnections.event.Boards;
import org.northernconnections.event.CheckIn;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.Events;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.NoteOutcome;
import org.northernconnections.event.Outcome;
import org.northernconnections.event.Outcomes;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.PresenceState;
import org.northernconnections.event.Presences;
import org.northernconnections.event.Sides;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.ledger.Word;
import org.northernconnections.web.api.Api;
import org.northernconnections.web.page.Allowed;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;
import org.northernconnections.web.page.Who;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/// The page that a phone keeps, so that check-ins and outcomes can be noted without a network and handed in later.
///
/// Each note has a number that the phone gives; it counts once, however often it is sent.
@Controller
public final class OfflinePages {
    private static final String KEPT = "event.offline.kept";

    private final Events events;
    private final Boards boards;
    private final Presences presences;
    private final CheckIn desk;
    private final NoteOutcome note;
    private final Sides sides;
    private final Outcomes outcomes;
    private final OutcomePages words;
    private final Attend attend;
    private final Clock clock;

    public OfflinePages(
            Events events,
            Boards boards,
            Presences presences,
            CheckIn desk,
            NoteOutcome note,
            Sides sides,
            Outcomes outcomes,
            OutcomePages words,
            Attend attend,
            Clock clock) {
        this.events = events;
        this.boards = boards;
        this.presences = presences;
        this.desk = desk;
        this.note = note;
        this.sides = sides;
        this.outcomes = outcomes;
        this.words = words;
        this.attend = attend;
        this.clock = clock;
    }

    /// @param own the viewer's plan; null without a seat
    /// @param words what the own side has said of its meetings
    /// @param people whom the viewer may check in: everybody at the desk, otherwise the own seat
    /// @param atDesk the viewer works there, and may say who is late or absent
    public record OfflinePage(
            Page page,
            Event event,
            PlanPages.@Nullable Plan own,
            Map<MeetingId, Outcome> words,
            List<Participant> people,
            boolean atDesk) {
        /// The form of a meeting, with what the own side has said.
        public OutcomeForm form(Meeting meeting) {
            Outcome said = words.get(meeting.id());
            return said == null ? OutcomeForm.empty() : OutcomeForm.of(said);
        }

        /// Can the own word on this meeting be written or changed, now or once it is over?
        public static boolean open(Meeting meeting) {
            return meeting.state() != MeetingState.BOTH_OPEN && meeting.state() != MeetingState.CANCELLED;
        }
    }

    /// One note of a phone.
    ///
    /// @param phone a secret that the phone chose for itself
    /// @param number of the note, counted by the phone from 1
    /// @param age how many seconds ago it was noted, by the phone's clock; empty for now
    /// @param kind `presence` or `outcome`
    /// @param version of the own side's word that the phone showed and this note corrects; empty for a first word
    public record HandedIn(
            String phone,
            String number,
            String age,
            String kind,
            String participant,
            String state,
            String minutes,
            String meeting,
            String came,
            String next,
            String nextBy,
            String nextDue,
            String how,
            String words,
            String version) {
        public HandedIn {
            phone = Typed.text(phone);
            number = Typed.text(number);
            age = Typed.text(age);
            kind = Typed.text(kind);
            participant = Typed.text(participant);
            state = Typed.text(state);
            minutes = Typed.text(minutes);
            meeting = Typed.text(meeting);
            came = Typed.text(came);
            next = Typed.text(next);
            nextBy = Typed.text(nextBy);
            nextDue = Typed.text(nextDue);
            how = Typed.text(how);
            words = Typed.text(words);
            version = Typed.text(version);
        }

        /// The version that the phone showed; 0 for none.
        int seen() {
            return version.matches("\\d{1,6}") ? Integer.parseInt(version) : 0;
        }
    }

    @Allowed(Who.SIGNED_IN)
    @GetMapping("/events/{id}/offline")
    ModelAndView offline(Page page, @PathVariable EventId id) {
        Event event = events.get(id);
        Optional<Participant> own = attend.findOwn(page.viewer(), id);
        boolean atDesk = desk.worksAtDesk(page.viewer(), event);
        if (own.isEmpty() && !atDesk) {
            throw NotAllowed.toKnow();
        }
        Board board = boards.published(event);
        return page.show(
                "event/offline",
                new OfflinePage(
                        page,
                        event,
                        own.map(seat -> PlanPages.plan(board, seat)).orElse(null),
                        own.map(seat -> words(id, seat)).orElse(Map.of()),
                        atDesk
                                ? board.participants().stream()
                                        .filter(one -> one.coming() != Coming.NOT_COMING)
                                        .toList()
                                : own.stream().toList(),
                        atDesk));
    }

    private Map<MeetingId, Outcome> words(EventId event, Participant seat) {
        return outcomes.list(event).stream()
                .filter(word -> word.from().equals(seat.id()))
                .collect(Collectors.toMap(Outcome::meeting, word -> word));
    }

    @Api
    @Allowed(Who.SIGNED_IN)
    @PostMapping("/events/{id}/hand-in")
    ModelAndView handIn(Page page, @PathVariable EventId id, @ModelAttribute HandedIn sent) {
        Event event = events.get(id);
        boolean known = attend.findOwn(page.viewer(), id).isPresent() || desk.worksAtDesk(page.viewer(), event);
        if (!known) {
            throw NotAllowed.toKnow();
        }
        if (!sent.phone().matches("[0-9A-Za-z-]{8,64}") || !sent.number().matches("[1-9]\\d{0,6}")) {
            throw new IllegalArgumentException(
                    "A phone's name of 8 to 64 letters and a number from 1 were expected, but they are '%s' and '%s'."
                            .formatted(sent.phone(), sent.number()));
        }
        if (!sent.age().matches("\\d{0,9}")) {
            throw new IllegalArgumentException(
                    "The age of a note in whole seconds was expected, but it is '%s'.".formatted(sent.age()));
        }
        boolean fresh = presences.handIn(
                id,
                sent.phone(),
                Integer.parseInt(sent.number()),
                page.viewer().getAccount().id(),
                clock.instant());
        if (!fresh) {
            return page.go(back(id), "event.offline.known");
        }
        return switch (sent.kind()) {
            case "presence" -> {
                desk.mark(
                        page.viewer(),
                        id,
                        new ParticipantId(sent.participant()),
                        Word.parse(PresenceState.class, sent.state()),
                        sent.minutes().matches("\\d{1,3}") ? Integer.parseInt(sent.minutes()) : 0,
                        Duration.ofSeconds(sent.age().isEmpty() ? 0 : Long.parseLong(sent.age())));
                yield page.go(back(id), KEPT);
            }
            case "outcome" -> noteOutcome(page, event, sent);
            default ->
                throw new IllegalArgumentException("presence or outcome was expected, but this is " + sent.kind());
        };
    }

    private static String back(EventId event) {
        return "/events/" + event + "/offline";
    }

    /// Keeps a word, or corrects what the phone showed or handed in before, unless somebody else of the same side
    /// changed it since: then both texts are shown, and the note counts as not handed in.
    private ModelAndView noteOutcome(Page page, Event event, HandedIn sent) {
        int number = Integer.parseInt(sent.number());
        Sides.Side side = sides.side(page.viewer(), event.id(), new MeetingId(sent.meeting()));
        int known = outcomes.find(side.meeting().id(), side.own().id())
                .map(word -> presences.lastVersion(event.id(), sent.phone(), number, word.id()))
                .orElse(0);
        var form = new OutcomeForm(
                sent.came(),
                sent.next(),
                sent.nextBy(),
                sent.nextDue(),
                sent.how(),
                sent.words(),
                Math.max(known, sent.seen()));
        Problems problems = form.check(event.day());
        if (problems.any()) {
            throw new TooLate(problems.all().getFirst().key());
        }
        return switch (note.note(page.viewer(), event.id(), side.meeting().id(), form.said())) {
            case Saved.Kept<Outcome>(Outcome kept) -> {
                presences.keepWord(event.id(), sent.phone(), number, kept.id(), kept.version());
                yield page.go(back(event.id()), KEPT);
            }
            case Saved.Conflict<Outcome>(Outcome theirs) -> {
                presences.takeBack(event.id(), sent.phone(), number);
                yield words.conflict(page, side, form, theirs);
            }
        };
    }

    /// The script that answers for the network when there is none. It must stand here: a worker answers only for
    /// addresses below its own.
    @Allowed(Who.ANYONE)
    @GetMapping("/events/offline-worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/javascript;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .body(new ClassPathResource(
                        "static/offline-worker.js", Objects.requireNonNull(OfflinePages.class.getClassLoader())));
    }
}
