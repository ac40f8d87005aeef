package org.northernconnections.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Changes;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.timetable.Cancellation;
import org.northernconnections.timetable.Level;
import org.northernconnections.timetable.LevelResult;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.Plan;
import org.northernconnections.timetable.PlanSettings;
import org.northernconnections.timetable.Progress;
import org.northernconnections.timetable.TimetableEngine;

/// Makes the working timetable of an event, in the background: one run an event at a time.
///
/// A run lives in one process and tells the others through [Runs] how far it has come. Who closes the page finds it
/// again, at whatever node; if the process ends, the run is lost, nothing is half done, and it can be started anew.
/// What a run tells is what may be said aloud: see [Veil].
public final class MakeTimetable {
    public static final int SECONDS_MIN = 1;
    public static final int SECONDS_MAX = 600;
    public static final int SECONDS_USUAL = 20;

    private static final Duration TOLD_EVERY = Duration.ofMillis(500);
    private static final Duration END_AGAIN = Duration.ofMillis(20);
    private static final System.Logger LOG = System.getLogger(MakeTimetable.class.getName());

    private final Events events;
    private final Participants participants;
    private final Meetings meetings;
    private final Timetables timetables;
    private final Runs told;
    private final Changes changes;
    private final Ledger ledger;
    private final NewIds ids;
    private final Clock clock;
    private final Supplier<TimetableEngine> engine;
    private final Map<EventId, Run> runs = new ConcurrentHashMap<>();

    /// @param engine loaded on first use, as it brings a large native library
    public MakeTimetable(
            Events events,
            Participants participants,
            Meetings meetings,
            Timetables timetables,
            Runs told,
            Changes changes,
            Ledger ledger,
            NewIds ids,
            Clock clock,
            Supplier<TimetableEngine> engine) {
        this.events = events;
        this.participants = participants;
        this.meetings = meetings;
        this.timetables = timetables;
        this.told = told;
        this.changes = changes;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
        this.engine = engine;
    }

    /// How a run stands.
    public enum Standing {
        RUNNING,
        /// Asked to stop; the best so far is being kept.
        STOPPING,
        DONE,
        FAILED
    }

    /// What a run tells.
    ///
    /// @param levels that were begun, in their order
    public record State(Standing standing, Instant startedAt, Duration limit, List<LevelResult> levels) {
        public State {
            levels = List.copyOf(levels);
        }

        public boolean running() {
            return standing == Standing.RUNNING || standing == Standing.STOPPING;
        }

        /// How much of the time that it may take is over, from 0 to 1.
        public double share(Instant now) {
            double passed = Duration.between(startedAt, now).toMillis();
            return Math.clamp(passed / limit.toMillis(), 0, 1);
        }
    }

    /// One run. Written by its own thread, read by many.
    private static final class Run implements Progress {
        private final String id;
        private final Instant startedAt;
        private final Duration limit;
        private final Veil veil;
        private final Cancellation cancellation = new Cancellation();
        private final Map<Level, LevelResult> levels = new EnumMap<>(Level.class);
        private Standing standing = Standing.RUNNING;

        Run(String id, Instant startedAt, Duration limit, Veil veil) {
            this.id = id;
            this.startedAt = startedAt;
            this.limit = limit;
            this.veil = veil;
        }

        @Override
        public synchronized void report(Level level, long best, long bound, Duration elapsed, Phase phase) {
            levels.put(level, new LevelResult(level, best, veil.bound(level, best, bound)));
        }

        synchronized void end(Standing how) {
            standing = how;
        }

        synchronized void stop() {
            cancellation.cancel();
            if (standing == Standing.RUNNING) {
                standing = Standing.STOPPING;
            }
        }

        synchronized State state() {
            return new State(standing, startedAt, limit, List.copyOf(levels.values()));
        }
    }

    /// The run of an event that goes on, at whatever node, or the last that ended.
    public Optional<State> find(EventId event) {
        Optional<State> here =
                Optional.ofNullable(runs.get(event)).map(Run::state).filter(State::running);
        return here.isPresent() ? here : told.find(event);
    }

    public boolean running(EventId event) {
        return find(event).filter(State::running).isPresent();
    }

    /// Starts a run. What is pinned keeps its place; once a plan is published, as little as possible changes.
    ///
    /// @param seconds that it may take at most
    public void start(Viewer viewer, EventId id, int seconds) {
        Event event = requireOrganiser(viewer, id);
        Layout layout = events.layout(id);
        if (!event.state().planning()) {
            throw new TooLate("event.too_late.planning");
        }
        if (!layout.complete()) {
            throw new TooLate("event.too_late.no_room");
        }
        var begun = new Begun(timetables.findWorking(id), layout);
        List<Placement> working = begun.working().map(Timetable::placements).orElse(List.of());
        var problem = new EventProblem(event, layout, participants.list(id), meetings.list(id));
        boolean changeLeast = TimetableRules.changesLeast(event);
        List<Placement> before = changeLeast
                ? timetables.findPublished(id).map(Timetable::placements).orElse(working)
                : working;
        MeetingProblem question = problem.toPlan(meetings.listRatherNot(id), working, before, changeLeast);
        Duration limit = Duration.ofSeconds(Math.clamp(seconds, SECONDS_MIN, SECONDS_MAX));
        var run = new Run(ids.next(), clock.instant(), limit, Veil.during(question));
        if (!told.begin(id, run.id, run.startedAt, limit)) {
            throw new TooLate("event.too_late.running_already");
        }
        runs.put(id, run);
        Thread.ofPlatform().daemon().name("timetable-told-" + id).start(() -> tell(id, run));
        // A thread of the platform: the solver stays in native code for seconds and would hold one of the few
        // carriers of the virtual threads that answer all pages.
        Thread.ofPlatform()
                .daemon()
                .name("timetable-" + id)
                .start(() -> plan(run, problem, question, begun, event, viewer.actor()));
    }

    /// Tells the other nodes how far a run has come, and hears whether one of them was asked to stop it.
    private void tell(EventId event, Run run) {
        State state = run.state();
        while (state.running()) {
            try {
                Thread.sleep(TOLD_EVERY);
                if (told.tell(event, run.id, state.levels())) {
                    run.stop();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "A run could not be told of: it is tried again.", e);
            }
            state = run.state();
        }
    }

    /// A short run can be over before the change that began it is kept: then it waits for that.
    private void tellEnd(EventId event, Run run, Standing how) {
        long until = System.nanoTime() + Runs.LOST_AFTER.toNanos();
        while (!told.end(event, run.id, how, run.state().levels()) && System.nanoTime() < until) {
            LockSupport.parkNanos(END_AGAIN.toNanos());
        }
    }

    /// What a run began with; a run whose ground has changed meanwhile keeps nothing.
    private record Begun(Optional<Timetable> working, Layout layout) {}

    private void plan(Run run, EventProblem problem, MeetingProblem question, Begun begun, Event event, Actor actor) {
        Standing how = Standing.FAILED;
        try {
            Plan plan = engine.get().plan(question, new PlanSettings(1, run.limit, 1), run, run.cancellation);
            Veil veil = Veil.over(question, problem.open(), plan);
            var result = new PlanResult(
                    veil.levels(plan), veil.ending(plan), run.limit, Duration.between(run.startedAt, clock.instant()));
            var timetable = new Timetable(
                    new TimetableId(ids.next()),
                    event.id(),
                    Timetable.Kind.WORKING,
                    1,
                    clock.instant(),
                    actor.word(),
                    null,
                    result,
                    problem.fromEngine(
                            plan, begun.working().map(Timetable::placements).orElse(List.of())),
                    1);
            how = changes.make(actor, "", () -> {
                if (!begun.equals(new Begun(timetables.findWorking(event.id()), events.layout(event.id())))) {
                    return Standing.FAILED;
                }
                timetables.replaceWorking(timetable);
                ledger.note("timetable", event.id().value(), "planned", "");
                return Standing.DONE;
            });
        } finally {
            // Until the others know, it still goes on here: nobody may think that two can.
            try {
                tellEnd(event.id(), run, how);
            } finally {
                run.end(how);
            }
        }
    }

    /// Asks a run to stop; the best plan so far is kept.
    public void stop(Viewer viewer, EventId id) {
        requireOrganiser(viewer, id);
        Run run = runs.get(id);
        if (run != null) {
            run.stop();
        }
        told.askToStop(id);
    }

    private Event requireOrganiser(Viewer viewer, EventId id) {
        Event event = events.get(id);
        if (!EventRules.organises(viewer, event)) {
            throw NotAllowed.toDo("make the timetable");
        }
        return event;
    }
}
