package org.northernconnections.timetable.peers;

import java.time.Duration;
import java.util.Set;
import org.northernconnections.timetable.b2b.B2bProblem;
import org.northernconnections.timetable.b2b.B2bSolver;
import org.northernconnections.timetable.b2b.Ingredient;

/// The engine of this project.
final class Ours implements Peer {
    private final B2bSolver solver;
    private final int fairness;
    private final long seed;

    Ours() {
        this(FAIRNESS, 1, Set.of());
    }

    /// @param without parts of the search to leave out
    Ours(int fairness, long seed, Set<Ingredient> without) {
        this.solver = new B2bSolver(without);
        this.fairness = fairness;
        this.seed = seed;
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public Answer solve(B2bProblem problem, Duration limit) {
        B2bSolver.Result result =
                solver.solve(problem, new B2bSolver.Limits(fairness, limit, 2, seed), (breaks, bound) -> {});
        Claim claim = switch (result.status()) {
            case OPTIMAL -> Claim.BEST;
            case INFEASIBLE -> Claim.NO_PLAN;
            case FEASIBLE, UNKNOWN -> Claim.NOTHING;
        };
        return new Answer(claim, result.slots());
    }
}
