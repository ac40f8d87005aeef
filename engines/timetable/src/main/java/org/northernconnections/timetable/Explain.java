package org.northernconnections.timetable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Answers to "why not?" about a problem and the placements of a plan, also of one that was edited by hand.
///
/// Built once and asked many times: what is long about an answer is to read the problem. For one thread at a time.
public final class Explain {
    private final Grid grid;
    private final Scene scene;
    private final List<Placement> placements;

    public Explain(MeetingProblem problem, List<Placement> placements) {
        this(new Grid(problem), placements, Map.of());
    }

    /// @param weights as [PlanSettings#weights()] of the plan; empty where one level came after the other
    public Explain(MeetingProblem problem, List<Placement> placements, Map<Level, Integer> weights) {
        this(new Grid(problem), placements, weights);
    }

    Explain(Grid grid, List<Placement> placements, Map<Level, Integer> weights) {
        this.grid = grid;
        this.scene = new Scene(grid, placements, weights);
        this.placements = List.copyOf(placements);
    }

    /// What stands against placing a request in a slot, all other placements staying as they are.
    ///
    /// Empty if it would fit and cost nothing; only [Reason.MoreBreaks] if it would fit at that cost.
    public List<Reason> whyNotAt(String request, int slot) {
        return scene.whyNotAt(request, slot);
    }

    /// Why a request is in none of its slots, the most decisive reason first; never empty.
    public List<Reason> whyNotPlaced(String request) {
        return scene.whyNotPlaced(request);
    }

    /// Every break and what it would cost to close it, by participant in the order of the problem, then by time.
    ///
    /// The placements must keep [PlanRules].
    public List<Break> breaks() {
        return new CloseBreaks(grid, placements).all();
    }

    /// The waiting of each participant; everybody has an entry.
    public SortedMap<String, Idle> idle() {
        return waiting(Participant::id);
    }

    /// The same, summed over each group.
    public SortedMap<String, Idle> idleByGroup() {
        return waiting(Participant::group);
    }

    private SortedMap<String, Idle> waiting(Function<Participant, String> of) {
        int[] draft = grid.draft(placements);
        SortedMap<String, Idle> waiting = new TreeMap<>();
        for (int i = 0; i < grid.participants.size(); i++) {
            waiting.merge(of.apply(grid.participants.get(i)), grid.idle(i, draft), Idle::plus);
        }
        return waiting;
    }

    /// A smallest set of musts that cannot all be placed: without any one of them the rest can.
    ///
    /// Empty if all can be placed, or if no such set was found within the limit.
    public static Optional<Conflict> conflict(
            MeetingProblem problem, PlanSettings settings, Cancellation cancellation) {
        return ConflictSearch.of(problem, settings, cancellation);
    }
}
