package org.northernconnections.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.northernconnections.timetable.Break;
import org.northernconnections.timetable.Cancellation;
import org.northernconnections.timetable.Closing;
import org.northernconnections.timetable.Conflict;
import org.northernconnections.timetable.Explain;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.PlanRules;
import org.northernconnections.timetable.PlanSettings;
import org.northernconnections.timetable.Strength;

/// What a better timetable would cost: to close a wait, or to place the musts that found none.
///
/// All of it is said aloud, so it is asked of [EventProblem#open]: nobody's private wishes have a part in it.
public final class Costs {
    /// How long a conflict is searched for while somebody waits for the page.
    public static final Duration LIMIT = Duration.ofSeconds(3);

    private Costs() {}

    /// Every wait between meetings to come, and the cheapest ways to close it that leave what is pinned in its place;
    /// by participant, then by time.
    ///
    /// @return empty if the timetable breaks a rule: then the engine can count no costs
    public static Optional<List<Break>> breaks(Board board, Instant now) {
        List<Placement> toCome = board.toCome();
        MeetingProblem question = board.problem().openFrom(toCome, begun(board, now));
        var placements = board.problem().toEngine(toCome);
        if (!PlanRules.check(question, placements).isEmpty()) {
            return Optional.empty();
        }
        Set<String> pinned = toCome.stream()
                .filter(Placement::pinned)
                .map(placement -> placement.meeting().value())
                .collect(Collectors.toSet());
        return Optional.of(new Explain(question, placements)
                .breaks().stream()
                        .map(wait -> new Break(
                                wait.participant(),
                                wait.slots(),
                                wait.closings().stream()
                                        .filter(closing -> !leavesOut(closing, pinned))
                                        .toList()))
                        .toList());
    }

    private static boolean leavesOut(Closing closing, Set<String> pinned) {
        return closing instanceof Closing.LeaveOut out
                && out.requests().stream().anyMatch(pinned::contains);
    }

    /// How many slots have begun: the index of the first that can still be changed.
    private static int begun(Board board, Instant now) {
        return (int)
                board.layout().slots().stream().filter(slot -> slot.begun(now)).count();
    }

    /// Is a must without a place?
    public static boolean mustsLeft(Board board) {
        return board.withoutPlace().stream().map(TimetableRules::strength).anyMatch(Strength.Must.class::isInstance);
    }

    /// A smallest set of musts that cannot all be placed, whatever is pinned; empty if they all could be, or if none
    /// was found within [#LIMIT].
    public static Optional<Conflict> conflict(Board board, Instant now) {
        List<Placement> unpinned = board.toCome().stream()
                .map(placement -> placement.withPinned(false))
                .toList();
        MeetingProblem question = board.problem().openFrom(unpinned, begun(board, now));
        return OwnThread.run(
                "conflict", () -> Explain.conflict(question, new PlanSettings(1, LIMIT, 1), new Cancellation()));
    }
}
