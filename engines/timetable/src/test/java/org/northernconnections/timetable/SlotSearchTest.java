package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/// What the clock decides is said, and so is how far the search has come.
class SlotSearchTest {
    private static final LongSupplier STANDS_STILL = () -> 0L;

    private static LongSupplier ticking(Duration each) {
        var nanos = new AtomicLong();
        return () -> nanos.addAndGet(each.toNanos());
    }

    private static SlotSearch search(MeetingProblem problem, Duration limit, Progress progress, LongSupplier clock) {
        return new SlotSearch(new Grid(problem), new PlanSettings(1, limit, 1), progress, new Cancellation(), clock);
    }

    /// Three who all meet each other need three slots: placing more is tried in vain, and the solver proves it.
    @Test
    void aPartOfTheSearchThatTheClockEndsMakesThePlanOneOfItsTime() {
        MeetingProblem odd = Problems.day(2, 2, "a-b", "a-c", "b-c");
        SlotSearch hurried = search(odd, Duration.ofMinutes(1), Progress.NONE, ticking(Duration.ofSeconds(1)));
        SlotSearch calm = search(odd, Duration.ofMinutes(1), Progress.NONE, STANDS_STILL);

        LevelResult level = hurried.improve(Level.UNPLACED_MUSTS);

        assertThat(level).isEqualTo(new LevelResult(Level.UNPLACED_MUSTS, 1, 1));
        assertThat(hurried.ending()).isEqualTo(Plan.Ending.TIME_UP);
        assertThat(calm.improve(Level.UNPLACED_MUSTS)).isEqualTo(level);
        assertThat(calm.ending()).isEqualTo(Plan.Ending.DONE);
    }

    /// One slot. The heaviest wish is taken first, though the two in its way are worth more together. Of each
    /// three who all want to meet, the bound counts one meeting and a half, so placing more goes on to its end,
    /// for 18 looks at the clock, after it has found the best in a few.
    @Test
    void theBoundAndABetterPlanAreToldWhileTheSearchGoesOn() {
        record Told(long best, long bound, Progress.Phase phase) {}
        List<Told> told = new ArrayList<>();
        List<Duration> when = new ArrayList<>();
        Progress progress = (_, best, bound, elapsed, phase) -> {
            told.add(new Told(best, bound, phase));
            when.add(elapsed);
        };
        MeetingProblem greedy = MeetingProblem.of(
                Problems.slots(1),
                Problems.tables(9),
                Problems.people(1, "a", "b", "c", "d", "p", "q", "r", "s", "t", "u"),
                List.of(
                        Request.like("a-b", "a", "b", 3),
                        Request.like("a-c", "a", "c", 2),
                        Request.like("b-d", "b", "d", 2),
                        Request.like("p-q", "p", "q", 1),
                        Request.like("p-r", "p", "r", 1),
                        Request.like("q-r", "q", "r", 1),
                        Request.like("s-t", "s", "t", 1),
                        Request.like("s-u", "s", "u", 1),
                        Request.like("t-u", "t", "u", 1)));
        SlotSearch search = search(greedy, Duration.ofMinutes(1), progress, ticking(Duration.ofMillis(20)));

        LevelResult level = search.improve(Level.UNPLACED_LIKES);

        assertThat(level).isEqualTo(new LevelResult(Level.UNPLACED_LIKES, 7, 7));
        assertThat(told)
                .startsWith(
                        new Told(8, 0, Progress.Phase.STARTED),
                        new Told(8, 6, Progress.Phase.IMPROVED),
                        new Told(7, 6, Progress.Phase.IMPROVED))
                .endsWith(new Told(7, 7, Progress.Phase.PROVEN));
        assertThat(when.get(2)).isLessThan(Duration.ofSeconds(1));
    }
}
