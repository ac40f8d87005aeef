package org.northernconnections.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.timetable.Change;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.PlanSettings;
import org.northernconnections.timetable.Replanning;
import org.northernconnections.timetable.TimetableEngine;

/// Makes the plan of the rest of the day anew when people are late or missing or a table is lost, with the fewest
/// moves.
///
/// What was held, runs, or begins within the next [#STILL_MINUTES] stays where it is, and so does what is pinned as
/// long as both can be there. The new plan becomes the working timetable, which the organiser looks at and
/// publishes as any other; only those touched are told.
public final class Replan {
    /// Nothing that begins so soon is moved: people are on their way to it.
    public static final int STILL_MINUTES = 5;

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Events events;
    private final Participants participants;
    private final Meetings meetings;
    private final Timetables timetables;
    private final Presences presences;
    private final CheckIn desk;
    private final Ledger ledger;
    private final NewIds ids;
    private final Clock clock;
    private final Supplier<TimetableEngine> engine;

    /// @param engine loaded on first use, as it brings a large native library
    public Replan(
            Events events,
            Participants participants,
            Meetings meetings,
            Timetables timetables,
            Presences presences,
            CheckIn desk,
            Ledger ledger,
            NewIds ids,
            Clock clock,
            Supplier<TimetableEngine> engine) {
        this.events = events;
        this.participants = participants;
        this.meetings = meetings;
        this.timetables = timetables;
        this.presences = presences;
        this.desk = desk;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
        this.engine = engine;
    }

    /// What the new plan changes.
    ///
    /// @param moved how many meetings have another time
    /// @param dropped how many have no place any more
    /// @param proven whether no plan keeps more, and none that keeps as much moves fewer
    public record Result(int moved, int dropped, boolean proven) {}

    /// Makes the new plan and keeps it as the working timetable. Nobody undoes by it what an organiser has changed by
    /// hand and not yet published.
    public Result replan(Viewer viewer, EventId id) {
        return replan(viewer, id, false);
    }

    /// The same, though changes by hand are lost with it: an organiser alone may say so.
    public Result replanAnew(Viewer viewer, EventId id) {
        return replan(viewer, id, EventRules.organises(viewer, events.get(id)));
    }

    /// Has somebody changed places by hand that nobody has been told of?
    public boolean changedByHand(EventId id) {
        Optional<Timetable> held = timetables.findPublished(id);
        return timetables
                .findWorking(id)
                .filter(Timetable::edited)
                .filter(working -> held.filter(known -> !PublishTimetable.samePlaces(working, known))
                        .isPresent())
                .isPresent();
    }

    private Result replan(Viewer viewer, EventId id, boolean anew) {
        Event event = desk.atDesk(viewer, id);
        if (!desk.onTheDay(event)) {
            throw new TooLate("event.too_late.not_today");
        }
        Timetable held = timetables.findPublished(id).orElseThrow(() -> new TooLate("event.too_late.no_timetable"));
        boolean edited = changedByHand(id);
        if (edited && !anew) {
            throw new TooLate("event.too_late.edited");
        }
        Layout layout = events.layout(id);
        List<Meeting> all = meetings.list(id);
        var problem = new EventProblem(event, layout, participants.list(id), all);
        Change change = change(id, layout);
        List<Placement> pinned = withoutIdlePins(withPins(held, timetables.findWorking(id)), problem, all, change);
        MeetingProblem question = problem.toPlan(meetings.listRatherNot(id), pinned, List.of(), false);
        var settings = new PlanSettings(1, LIMIT, 1);
        Replanning.Result result = OwnThread.run(
                "replan",
                () -> new Replanning(engine.get())
                        .replan(question, problem.toEngine(held.placements()), change, settings));
        List<Placement> placements = new ArrayList<>(problem.fromEngine(result.plan(), pinned));
        // What is over is no question any more and stays where it was.
        Set<MeetingId> over = all.stream()
                .filter(meeting -> meeting.state().over())
                .map(Meeting::id)
                .collect(Collectors.toSet());
        pinned.stream().filter(placement -> over.contains(placement.meeting())).forEach(placements::add);
        Instant now = clock.instant();
        timetables.replaceWorking(new Timetable(
                new TimetableId(ids.next()),
                id,
                Timetable.Kind.WORKING,
                1,
                now,
                viewer.actor().word(),
                null,
                null,
                placements,
                1));
        ledger.note("timetable", id.value(), edited ? "planned again without changes by hand" : "planned again", "");
        return new Result(
                (int) result.moves().best(),
                result.dropped().size(),
                result.keepingProven() && result.moves().proven() && mayBeTold(question, held));
    }

    /// What people hold, pinned as the organiser sees it: as in the working timetable, where it has the same place
    /// there.
    private static List<Placement> withPins(Timetable held, Optional<Timetable> working) {
        return held.placements().stream()
                .map(placement -> working.flatMap(known -> known.find(placement.meeting()))
                        .filter(now -> now.withPinned(placement.pinned()).equals(placement))
                        .orElse(placement))
                .toList();
    }

    /// A pin holds while both can be there: who is missing or late lets go of it.
    private static List<Placement> withoutIdlePins(
            List<Placement> held, EventProblem problem, List<Meeting> all, Change change) {
        Map<MeetingId, Meeting> known = all.stream().collect(Collectors.toMap(Meeting::id, Function.identity()));
        return held.stream()
                .map(placement -> {
                    Meeting meeting = known.get(placement.meeting());
                    int slot = problem.index(placement.slot());
                    boolean idle = meeting != null
                            && Stream.of(meeting.first(), meeting.second())
                                    .anyMatch(side -> away(change, side.value(), slot));
                    return placement.withPinned(placement.pinned() && !idle);
                })
                .toList();
    }

    private static boolean away(Change change, String who, int slot) {
        return slot >= change.fromSlot()
                && (change.absent().contains(who) || slot < change.lateUntil().getOrDefault(who, change.fromSlot()));
    }

    /// Where something that people hold is kept apart now, a proof would tell of it: see [Veil].
    private static boolean mayBeTold(MeetingProblem question, Timetable held) {
        Set<String> stood = held.placements().stream()
                .map(placement -> placement.meeting().value())
                .collect(Collectors.toSet());
        return question.requests().stream()
                .filter(request -> stood.contains(request.id()))
                .flatMap(request -> request.pairs().stream())
                .noneMatch(question.keptApart()::contains);
    }

    /// Notes that a table cannot be used for the rest of the day, or can be again.
    ///
    /// @param table the id of one of the event's
    public Table lose(Viewer viewer, EventId id, String table, boolean lost) {
        Event event = events.get(id);
        if (!EventRules.organises(viewer, event)) {
            throw NotAllowed.toKnow();
        }
        if (!desk.onTheDay(event)) {
            throw new TooLate("event.too_late.table_not_today");
        }
        Table known = events.layout(id).tables().stream()
                .filter(one -> one.id().value().equals(table))
                .findFirst()
                .orElseThrow(() -> new TooLate("event.too_late.table_gone"));
        if (known.lost() != lost) {
            events.setLost(known.id(), lost);
            ledger.note("timetable", id.value(), lost ? "table lost" : "table back", known.name());
        }
        return known;
    }

    /// From which slot the plan is open, who and which table is gone from then on, and who comes back when.
    private Change change(EventId id, Layout layout) {
        Instant still = clock.instant().plus(Duration.ofMinutes(STILL_MINUTES));
        List<Slot> slots = layout.slots();
        int from = indexAt(slots, still);
        Set<String> absent = new HashSet<>();
        Map<String, Integer> late = new HashMap<>();
        presences.list(id).values().forEach(presence -> {
            String who = presence.participant().value();
            switch (presence.state()) {
                case HERE -> {}
                case ABSENT -> absent.add(who);
                case LATE -> late.put(who, indexAt(slots, java.util.Objects.requireNonNull(presence.until())));
            }
        });
        Set<String> lost = layout.tables().stream()
                .filter(Table::lost)
                .map(table -> table.id().value())
                .collect(Collectors.toSet());
        return new Change(from, absent, late, lost, List.of());
    }

    /// The first slot that begins at this time or later; one past the last if there is none.
    private static int indexAt(List<Slot> slots, Instant time) {
        int index = 0;
        while (index < slots.size() && slots.get(index).startsAt().isBefore(time)) {
            index++;
        }
        return index;
    }
}
