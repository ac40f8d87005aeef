package org.northernconnections.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Letter;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Viewer;

/// Publishes the working timetable as the next provisional or final number, and writes to everybody.
public final class PublishTimetable {
    private final Events events;
    private final Boards boards;
    private final Participants participants;
    private final Meetings meetings;
    private final Timetables timetables;
    private final MakeTimetable make;
    private final PlanLetters plans;
    private final Post post;
    private final Ledger ledger;
    private final NewIds ids;
    private final Clock clock;

    public PublishTimetable(
            Events events,
            Boards boards,
            Participants participants,
            Meetings meetings,
            Timetables timetables,
            MakeTimetable make,
            PlanLetters plans,
            Post post,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        this.events = events;
        this.boards = boards;
        this.participants = participants;
        this.meetings = meetings;
        this.timetables = timetables;
        this.make = make;
        this.plans = plans;
        this.post = post;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /// How one meeting differs from the number before.
    ///
    /// @param before null if it is new
    /// @param after null if it fell out
    public record Difference(
            Meeting meeting,
            @Nullable Placement before,
            @Nullable Placement after) {}

    /// What publishing would do.
    ///
    /// @param number of the new timetable
    /// @param previous the newest that was published; null if none was
    /// @param letters all mails, as they would be written
    /// @param withoutMail people who cannot be written to
    public record Preview(
            Board board,
            Timetable.Kind kind,
            int number,
            @Nullable Timetable previous,
            List<Difference> differences,
            List<Letter> letters,
            List<Participant> withoutMail) {
        public Preview {
            differences = List.copyOf(differences);
            letters = List.copyOf(letters);
            withoutMail = List.copyOf(withoutMail);
        }
    }

    /// May this kind be published now? After a final one, provisional ones end; on the day a new final one follows.
    public static boolean mayPublish(Event event, Timetable.Kind kind) {
        return switch (kind) {
            case WORKING -> false;
            case PROVISIONAL -> event.state() == EventState.WISHES_CLOSED || event.state() == EventState.PROVISIONAL;
            case FINAL ->
                event.state() == EventState.PROVISIONAL
                        || event.state() == EventState.FINAL
                        || event.state() == EventState.RUNNING;
        };
    }

    /// What publishing would do, before it is done.
    public Preview preview(Viewer viewer, EventId id, Timetable.Kind kind) {
        Draft draft = draft(viewer, id, kind);
        return new Preview(
                draft.board,
                kind,
                draft.number,
                draft.previous.orElse(null),
                differences(draft.board, draft.previous),
                draft.messages.stream().map(post::compose).toList(),
                draft.board.participants().stream()
                        .filter(participant -> !draft.accounts.containsKey(participant.id()))
                        .filter(participant ->
                                !draft.board.planOf(participant.id()).isEmpty())
                        .toList());
    }

    /// Publishes.
    ///
    /// @param version of the working timetable that the viewer looked at
    /// @return its number
    public int publish(Viewer viewer, EventId id, Timetable.Kind kind, int version) {
        Draft draft = draft(viewer, id, kind);
        Timetable working = draft.board.timetable().orElseThrow();
        if (working.version() != version) {
            throw new TooLate("event.too_late.timetable_changed");
        }
        if (!draft.board.clashes().isEmpty()) {
            throw new TooLate("event.too_late.clashes");
        }
        Instant now = clock.instant();
        if (draft.board.event().state() == EventState.RUNNING
                && differences(draft.board, draft.previous).stream()
                        .anyMatch(change -> begun(draft.board, change, now))) {
            throw new TooLate("event.too_late.begun");
        }
        // What was planned again keeps still only what began soon when it was planned; by hand one may do more.
        Instant still = now.plus(Duration.ofMinutes(Replan.STILL_MINUTES));
        if (draft.board.event().state() == EventState.RUNNING
                && !working.edited()
                && differences(draft.board, draft.previous).stream()
                        .anyMatch(change -> begins(draft.board, change, still))) {
            throw new TooLate("event.too_late.soon", Replan.STILL_MINUTES);
        }
        timetables.publish(
                new Timetable(
                        draft.id,
                        id,
                        kind,
                        draft.number,
                        working.madeAt(),
                        working.madeBy(),
                        now,
                        working.edited() ? null : working.result(),
                        working.placements(),
                        1),
                now);
        stepMeetings(draft.board);
        stepEvent(draft.board.event(), kind);
        timetables.saveEntries(id, draft.entries);
        draft.messages.forEach(post::send);
        ledger.note(
                "timetable",
                id.value(),
                "published",
                "%s %d".formatted(kind.name().toLowerCase(java.util.Locale.ROOT), draft.number));
        return draft.number;
    }

    /// Would this change a meeting that has begun, or put one where it should have begun already?
    private static boolean begun(Board board, Difference change, Instant now) {
        return places(change)
                .anyMatch(place -> board.layout().slot(place.slot()).begun(now));
    }

    /// Does a meeting that this changes begin before this time, where it is or where it would be?
    private static boolean begins(Board board, Difference change, Instant before) {
        return places(change)
                .anyMatch(place -> board.layout().slot(place.slot()).startsAt().isBefore(before));
    }

    private static Stream<Placement> places(Difference change) {
        return Stream.of(Optional.ofNullable(change.before()), Optional.ofNullable(change.after()))
                .flatMap(Optional::stream);
    }

    private void stepMeetings(Board board) {
        Set<MeetingId> placed =
                board.placements().stream().map(Placement::meeting).collect(Collectors.toSet());
        for (Meeting meeting : meetings.list(board.event().id())) {
            if (meeting.state() == MeetingState.ACCEPTED && placed.contains(meeting.id())) {
                meetings.step(meeting.id(), MeetingState.PLACED);
            }
            if (meeting.state() == MeetingState.PLACED && !placed.contains(meeting.id())) {
                meetings.step(meeting.id(), MeetingState.ACCEPTED);
            }
        }
    }

    private void stepEvent(Event event, Timetable.Kind kind) {
        EventState to = kind == Timetable.Kind.FINAL ? EventState.FINAL : EventState.PROVISIONAL;
        if (event.state() != to && event.state() != EventState.RUNNING) {
            events.step(event.id(), to);
        }
    }

    /// How a board differs from an earlier timetable, in the order of the new places; what fell out comes last.
    private static List<Difference> differences(Board board, Optional<Timetable> before) {
        List<Difference> differences = new ArrayList<>();
        for (Board.Placed placed : board.placed()) {
            Placement old =
                    before.flatMap(known -> known.find(placed.meeting().id())).orElse(null);
            if (old == null || !samePlace(old, placed.placement())) {
                differences.add(new Difference(placed.meeting(), old, placed.placement()));
            }
        }
        before.map(Timetable::placements).orElse(List.of()).stream()
                .filter(old -> board.findPlaced(old.meeting()).isEmpty())
                .forEach(old -> differences.add(new Difference(board.meeting(old.meeting()), old, null)));
        return differences;
    }

    /// Has every meeting the same place in both?
    static boolean samePlaces(Timetable one, Timetable other) {
        return one.placements().size() == other.placements().size()
                && one.placements().stream()
                        .allMatch(place -> other.find(place.meeting())
                                .filter(known -> samePlace(known, place))
                                .isPresent());
    }

    private static boolean samePlace(Placement one, Placement other) {
        return one.slot().equals(other.slot()) && one.table().equals(other.table());
    }

    /// All that publishing will write.
    private record Draft(
            Board board,
            TimetableId id,
            int number,
            Optional<Timetable> previous,
            Map<ParticipantId, Account> accounts,
            List<CalendarEntry> entries,
            List<Message> messages) {}

    private Draft draft(Viewer viewer, EventId id, Timetable.Kind kind) {
        Event event = events.get(id);
        if (!EventRules.organises(viewer, event)) {
            throw NotAllowed.toDo("publish the timetable");
        }
        if (!mayPublish(event, kind)) {
            throw new TooLate("event.too_late.publish");
        }
        if (make.running(id)) {
            throw new TooLate("event.too_late.running_already");
        }
        Board board = boards.working(event);
        if (board.timetable().isEmpty()) {
            throw new TooLate("event.too_late.no_timetable");
        }
        int number = 1
                + (int) timetables.listPublished(id).stream()
                        .filter(known -> known.kind() == kind)
                        .count();
        Map<ParticipantId, Account> accounts = participants.accounts(id);
        var timetable = new TimetableId(ids.next());
        PlanLetters.Written written = plans.write(board, timetable, kind, number, accounts);
        return new Draft(
                board,
                timetable,
                number,
                timetables.findPublished(id),
                accounts,
                written.entries(),
                written.messages());
    }
}
