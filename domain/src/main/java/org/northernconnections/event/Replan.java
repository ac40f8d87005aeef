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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.timetable.Change;
import org.northernconnections.timetable.PlanSettings;
import org.northernconnections.timetable.Replanning;
import org.northernconnections.timetable.TimetableEngine;

/// Makes the plan of the rest of the day anew when people are late or missing, with the fewest moves.
///
/// What was held, runs, or begins within the next [#STILL_MINUTES] stays where it is. The new plan becomes the
/// working timetable, which the organiser looks at and publishes as any other; only those touched are told.
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
    public record Result(int moved, int dropped) {}

    /// Makes the new plan and keeps it as the working timetable. A helper does not undo what an organiser has changed
    /// by hand and not yet published.
    public Result replan(Viewer viewer, EventId id) {
        Event event = desk.atDesk(viewer, id);
        if (!desk.onTheDay(event)) {
            throw new TooLate("event.too_late.not_today");
        }
        Timetable held = timetables.findPublished(id).orElseThrow(() -> new TooLate("event.too_late.no_timetable"));
        Optional<Timetable> working = timetables.findWorking(id).filter(Timetable::edited);
        if (!EventRules.organises(viewer, event)
                && working.isPresent()
                && !PublishTimetable.samePlaces(working.get(), held)) {
            throw new TooLate("event.too_late.edited");
        }
        Layout layout = events.layout(id);
        List<Meeting> all = meetings.list(id);
        var problem = new EventProblem(event, layout, participants.list(id), all);
        Change change = change(id, layout);
        var question = problem.toPlan(meetings.listRatherNot(id), List.of(), List.of(), false);
        var settings = new PlanSettings(1, LIMIT, 1);
        Replanning.Result result = onItsOwnThread(() ->
                new Replanning(engine.get()).replan(question, problem.toEngine(held.placements()), change, settings));
        List<Placement> placements = new ArrayList<>(problem.fromEngine(result.plan(), List.of()));
        // What is over is no question any more and stays where it was.
        Set<MeetingId> over = all.stream()
                .filter(meeting -> meeting.state().over())
                .map(Meeting::id)
                .collect(Collectors.toSet());
        held.placements().stream()
                .filter(placement -> over.contains(placement.meeting()))
                .forEach(placements::add);
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
        ledger.note("timetable", id.value(), "planned again", "");
        return new Result((int) result.moves().best(), result.dropped().size());
    }

    /// From which slot the plan is open, who is gone from then on, and who comes back when.
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
        return new Change(from, absent, late, Set.of(), List.of());
    }

    /// The first slot that begins at this time or later; one past the last if there is none.
    private static int indexAt(List<Slot> slots, Instant time) {
        int index = 0;
        while (index < slots.size() && slots.get(index).startsAt().isBefore(time)) {
            index++;
        }
        return index;
    }

    /// The solver stays in native code for seconds and would hold one of the few carriers of the virtual threads.
    private static <T> T onItsOwnThread(Supplier<T> deed) {
        var task = new FutureTask<T>(deed::get);
        Thread.ofPlatform().daemon().name("replan").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Planning was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Planning failed.", e);
        }
    }
}
