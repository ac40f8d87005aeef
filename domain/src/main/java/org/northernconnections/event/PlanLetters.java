package org.northernconnections.event;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.northernconnections.mail.Mail;
import org.northernconnections.mail.Message;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.SigningIn;

/// Writes each person's plan as a mail with a calendar file.
///
/// An entry of a calendar keeps its UID for ever; its sequence grows only when that entry has changed. Meetings
/// that fell out get a file of their own that cancels them.
public final class PlanLetters {
    private final Timetables timetables;
    private final Calendars calendars;
    private final Clock clock;

    public PlanLetters(Timetables timetables, Calendars calendars, Clock clock) {
        this.timetables = timetables;
        this.calendars = calendars;
        this.clock = clock;
    }

    /// @param entries of calendars as they are to be kept
    record Written(List<CalendarEntry> entries, List<Message> messages) {}

    private record Seat(MeetingId meeting, ParticipantId participant) {}

    /// One participant's plan.
    ///
    /// @param now entries of what is placed
    /// @param gone entries of what was sent and is placed no more
    private record Plan(
            Participant participant, List<Board.Placed> placed, List<CalendarEntry> now, List<CalendarEntry> gone) {
        boolean differsFrom(Map<Seat, CalendarEntry> sent) {
            return !gone.isEmpty()
                    || now.stream()
                            .anyMatch(entry -> !entry.equals(sent.get(new Seat(entry.meeting(), entry.participant()))));
        }
    }

    /// What there is to write to all whose plan has changed since it was last sent; at the first final number, to
    /// all who have one.
    ///
    /// @param board the timetable to be published
    /// @param number it gets among those of its kind
    Written write(Board board, TimetableId id, Timetable.Kind kind, int number, Map<ParticipantId, Account> accounts) {
        Map<Seat, CalendarEntry> sent = new HashMap<>();
        timetables
                .listEntries(board.event().id())
                .forEach(entry -> sent.put(new Seat(entry.meeting(), entry.participant()), entry));
        List<CalendarEntry> entries = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        boolean toAll = kind == Timetable.Kind.FINAL && number == 1;
        for (Participant participant : board.participants()) {
            Plan plan = plan(board, participant, sent);
            entries.addAll(plan.now);
            entries.addAll(plan.gone);
            Account account = accounts.get(participant.id());
            if (account != null && (plan.differsFrom(sent) || (toAll && !plan.placed.isEmpty()))) {
                String cause = "plan:%s:%s".formatted(id, participant.id());
                messages.addAll(messages(board, kind, number, account, plan, cause));
            }
        }
        return new Written(entries, messages);
    }

    private static Plan plan(Board board, Participant participant, Map<Seat, CalendarEntry> sent) {
        List<Board.Placed> placed = board.planOf(participant.id());
        return new Plan(
                participant,
                placed,
                placed.stream()
                        .map(known -> entry(
                                sent.get(new Seat(known.meeting().id(), participant.id())),
                                board,
                                known,
                                participant.id()))
                        .toList(),
                gone(sent, placed, participant.id()));
    }

    /// How many people hold a plan in which a meeting that still stands there reads otherwise by now, such as at a
    /// table of another name.
    ///
    /// @param sent the entries of the event, as they were sent
    static int outdated(Board published, List<CalendarEntry> sent) {
        Set<ParticipantId> outdated = new HashSet<>();
        for (CalendarEntry entry : sent) {
            if (!entry.cancelled()
                    && published
                            .findPlaced(entry.meeting())
                            .filter(placed ->
                                    !entry.fingerprint().equals(fingerprint(published, placed, entry.participant())))
                            .isPresent()) {
                outdated.add(entry.participant());
            }
        }
        return outdated.size();
    }

    private static String fingerprint(Board board, Board.Placed placed, ParticipantId participant) {
        return String.join(
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
    }

    private static CalendarEntry entry(
            @Nullable CalendarEntry before, Board board, Board.Placed placed, ParticipantId participant) {
        String fingerprint = fingerprint(board, placed, participant);
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
                .sorted(Comparator.comparing(entry -> entry.meeting().value()))
                .map(entry -> new CalendarEntry(
                        entry.meeting(), participant, entry.sequence() + 1, entry.fingerprint(), true))
                .toList();
    }

    /// A calendar file has one method (RFC 5546), so what is new and what is cancelled come as two mails.
    private List<Message> messages(
            Board board, Timetable.Kind kind, int number, Account account, Plan plan, String cause) {
        Event event = board.event();
        Participant participant = plan.participant;
        List<Message> messages = new ArrayList<>();
        String path = "/events/" + event.id() + "/plan";
        if (!plan.placed.isEmpty()) {
            String name = kind == Timetable.Kind.FINAL ? "plan_final" : "plan_provisional";
            messages.add(Message.to(
                            account,
                            name,
                            cause,
                            path,
                            event.name(),
                            number,
                            lines(board, participant, plan.placed),
                            event.zone().getId())
                    .with(file(Calendars.Method.REQUEST, event, account, items(board, plan))));
        }
        if (!plan.gone.isEmpty()) {
            messages.add(Message.to(
                            account,
                            "plan_cancelled",
                            cause + ":cancelled",
                            path,
                            event.name(),
                            plan.gone.stream()
                                    .map(entry -> withWhom(board, board.meeting(entry.meeting()), participant))
                                    .collect(Collectors.joining("\n")))
                    .with(file(Calendars.Method.CANCEL, event, account, cancelled(board, participant, plan.gone))));
        }
        return messages;
    }

    private Mail.Calendar file(Calendars.Method method, Event event, Account account, List<Calendars.Item> items) {
        return new Mail.Calendar(
                calendars.write(method, event, account.email(), items, clock.instant()), method.name());
    }

    /// A plan as lines: time, table, whom.
    private static String lines(Board board, Participant participant, List<Board.Placed> plan) {
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

    private static String withWhom(Board board, Meeting meeting, Participant participant) {
        return board.participant(meeting.other(participant.id())).shown();
    }

    private static List<Calendars.Item> items(Board board, Plan plan) {
        Participant participant = plan.participant;
        Map<MeetingId, Integer> sequences = new HashMap<>();
        plan.now.forEach(entry -> sequences.put(entry.meeting(), entry.sequence()));
        return plan.placed.stream()
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
                items(published, new Plan(participant, published.planOf(participant.id()), own, List.of())),
                published.timetable().map(Timetable::publishedAt).orElse(clock.instant()));
    }
}
