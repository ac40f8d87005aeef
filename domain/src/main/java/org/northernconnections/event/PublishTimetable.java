package org.northernconnections.event;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import org.northernconnections.mail.Mail;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.SigningIn;
import org.northernconnections.partnership.Viewer;

/// Publishes the working timetable as the next provisional or final number, and writes to everybody.
///
/// Each person gets the own plan with a calendar file. An entry of a calendar keeps its UID for ever; its sequence
/// grows only when that entry has changed. Meetings that fell out get a file of their own that cancels them.
public final class PublishTimetable {
    private final Events events;
    private final Boards boards;
    private final Participants participants;
    private final Meetings meetings;
    private final Timetables timetables;
    private final MakeTimetable make;
    private final Calendars calendars;
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
            Calendars calendars,
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
        this.calendars = calendars;
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
        return Stream.of(Optional.ofNullable(change.before()), Optional.ofNullable(change.after()))
                .flatMap(Optional::stream)
                .anyMatch(place -> board.layout().slot(place.slot()).begun(now));
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
    public static List<Difference> differences(Board board, Optional<Timetable> before) {
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
        var draft = new Draft(
                board,
                new TimetableId(ids.next()),
                number,
                timetables.findPublished(id),
                accounts,
                new ArrayList<>(),
                new ArrayList<>());
        write(draft, kind);
        return draft;
    }

    private record Seat(MeetingId meeting, ParticipantId participant) {}

    private void write(Draft draft, Timetable.Kind kind) {
        Map<Seat, CalendarEntry> sent = new HashMap<>();
        timetables
                .listEntries(draft.board.event().id())
                .forEach(entry -> sent.put(new Seat(entry.meeting(), entry.participant()), entry));
        for (Participant participant : draft.board.participants()) {
            List<Board.Placed> plan = draft.board.planOf(participant.id());
            List<CalendarEntry> now = plan.stream()
                    .map(placed -> entry(
                            sent.get(new Seat(placed.meeting().id(), participant.id())),
                            draft.board,
                            placed,
                            participant.id()))
                    .toList();
            List<CalendarEntry> gone = gone(sent, plan, participant.id());
            boolean changed = !gone.isEmpty()
                    || now.stream()
                            .anyMatch(entry -> !entry.equals(sent.get(new Seat(entry.meeting(), entry.participant()))));
            draft.entries.addAll(now);
            draft.entries.addAll(gone);
            Account account = draft.accounts.get(participant.id());
            if (account != null
                    && (changed || (kind == Timetable.Kind.FINAL && draft.number == 1 && !plan.isEmpty()))) {
                draft.messages.addAll(messages(draft, kind, participant, account, plan, now, gone));
            }
        }
    }

    private static CalendarEntry entry(
            @Nullable CalendarEntry before, Board board, Board.Placed placed, ParticipantId participant) {
        String fingerprint = String.join(
                "|",
                placed.slot().startsAt().toString(),
                placed.slot().endsAt().toString(),
                placed.table().name(),
                SigningIn.hash(String.join(
                        "|",
                        board.event().place(),
                        board.event().city(),
                        board.event().name(),
                        withWhom(board, placed.meeting(), board.participant(participant)))));
        if (before == null) {
            return new CalendarEntry(placed.meeting().id(), participant, 0, fingerprint, false);
        }
        boolean same = before.fingerprint().equals(fingerprint) && !before.cancelled();
        return same
                ? before
                : new CalendarEntry(placed.meeting().id(), participant, before.sequence() + 1, fingerprint, false);
    }

    private static List<CalendarEntry> gone(
            Map<Seat, CalendarEntry> sent, List<Board.Placed> plan, ParticipantId participant) {
        Set<MeetingId> there = new HashSet<>();
        plan.forEach(placed -> there.add(placed.meeting().id()));
        return sent.values().stream()
                .filter(entry -> entry.participant().equals(participant) && !entry.cancelled())
                .filter(entry -> !there.contains(entry.meeting()))
                .sorted(java.util.Comparator.comparing(entry -> entry.meeting().value()))
                .map(entry -> new CalendarEntry(
                        entry.meeting(), participant, entry.sequence() + 1, entry.fingerprint(), true))
                .toList();
    }

    /// A calendar file has one method (RFC 5546), so what is new and what is cancelled come as two mails.
    private List<Message> messages(
            Draft draft,
            Timetable.Kind kind,
            Participant participant,
            Account account,
            List<Board.Placed> plan,
            List<CalendarEntry> now,
            List<CalendarEntry> gone) {
        Event event = draft.board.event();
        String cause = "plan:%s:%s".formatted(draft.id, participant.id());
        List<Message> messages = new ArrayList<>();
        String path = "/events/" + event.id() + "/plan";
        if (!plan.isEmpty()) {
            String name = kind == Timetable.Kind.FINAL ? "plan_final" : "plan_provisional";
            messages.add(Message.to(
                            account,
                            name,
                            cause,
                            path,
                            event.name(),
                            draft.number,
                            lines(draft.board, participant, plan),
                            zone(event))
                    .with(new Mail.Calendar(
                            calendars.write(
                                    Calendars.Method.REQUEST,
                                    event,
                                    account.email(),
                                    items(draft.board, participant, plan, now),
                                    clock.instant()),
                            "REQUEST")));
        }
        if (!gone.isEmpty()) {
            messages.add(Message.to(
                            account,
                            "plan_cancelled",
                            cause + ":cancelled",
                            path,
                            event.name(),
                            gone.stream()
                                    .map(entry ->
                                            withWhom(draft.board, draft.board.meeting(entry.meeting()), participant))
                                    .collect(Collectors.joining("\n")))
                    .with(new Mail.Calendar(
                            calendars.write(
                                    Calendars.Method.CANCEL,
                                    event,
                                    account.email(),
                                    cancelled(draft.board, participant, gone),
                                    clock.instant()),
                            "CANCEL")));
        }
        return messages;
    }

    /// A plan as lines: time, table, whom.
    public static String lines(Board board, Participant participant, List<Board.Placed> plan) {
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern("HH:mm").withZone(board.event().zone());
        return plan.stream()
                .map(placed -> "%s–%s  %s  %s"
                        .formatted(
                                time.format(placed.slot().startsAt()),
                                time.format(placed.slot().endsAt()),
                                placed.table().name(),
                                withWhom(board, placed.meeting(), participant)))
                .collect(Collectors.joining("\n"));
    }

    private static String zone(Event event) {
        return event.zone().getId();
    }

    private static String withWhom(Board board, Meeting meeting, Participant participant) {
        return board.participant(meeting.other(participant.id())).shown();
    }

    private static List<Calendars.Item> items(
            Board board, Participant participant, List<Board.Placed> plan, List<CalendarEntry> entries) {
        Map<MeetingId, Integer> sequences = new HashMap<>();
        entries.forEach(entry -> sequences.put(entry.meeting(), entry.sequence()));
        return plan.stream()
                .map(placed -> new Calendars.Item(
                        placed.meeting().id(),
                        participant.id(),
                        sequences.getOrDefault(placed.meeting().id(), 0),
                        withWhom(board, placed.meeting(), participant),
                        placed.table().name(),
                        placed.slot().startsAt(),
                        placed.slot().endsAt()))
                .toList();
    }

    private static List<Calendars.Item> cancelled(Board board, Participant participant, List<CalendarEntry> gone) {
        return gone.stream()
                .map(entry -> {
                    List<String> told = List.of(entry.fingerprint().split("\\|", -1));
                    return new Calendars.Item(
                            entry.meeting(),
                            participant.id(),
                            entry.sequence(),
                            withWhom(board, board.meeting(entry.meeting()), participant),
                            told.get(2),
                            Instant.parse(told.get(0)),
                            Instant.parse(told.get(1)));
                })
                .toList();
    }

    /// The calendar of one participant's published plan.
    public String calendar(Board published, Participant participant) {
        List<CalendarEntry> own = timetables.listEntries(published.event().id()).stream()
                .filter(entry -> entry.participant().equals(participant.id()))
                .toList();
        return calendars.write(
                Calendars.Method.PUBLISH,
                published.event(),
                "",
                items(published, participant, published.planOf(participant.id()), own),
                published.timetable().map(Timetable::publishedAt).orElse(clock.instant()));
    }
}
