package org.northernconnections.timetable.peers;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.timetable.b2b.B2bProblem;
import org.northernconnections.timetable.solver.NativeLibrary;

/// OR-Tools CP-SAT with the model that one writes first: a literal for each meeting and slot, and a break wherever a
/// block of meetings begins after another.
final class PlainModel implements Peer {
    @Override
    public String name() {
        return "CP-SAT, plain model";
    }

    @Override
    public Answer solve(B2bProblem problem, Duration limit) {
        int meetings = problem.meetings().size();
        NativeLibrary.await();
        var model = new CpModel();
        @Nullable BoolVar[][] at = new BoolVar[meetings][problem.slots()];
        for (int m = 0; m < meetings; m++) {
            var choices = new ArrayList<Literal>();
            for (int slot : problem.allowed(m)) {
                BoolVar here = model.newBoolVar("");
                at[m][slot] = here;
                choices.add(here);
            }
            model.addExactlyOne(choices);
        }
        addTables(model, problem, at);
        addOrder(model, problem, at);
        IntVar fewest = model.newIntVar(0, problem.slots(), "");
        IntVar most = model.newIntVar(0, problem.slots(), "");
        LinearExprBuilder total = LinearExpr.newBuilder();
        for (int p = 0; p < problem.participants(); p++) {
            LinearExpr breaks = breaks(model, problem, at, p);
            model.addLessOrEqual(breaks, most);
            model.addGreaterOrEqual(breaks, fewest);
            total.add(breaks);
        }
        model.addLessOrEqual(LinearExpr.newBuilder().add(most).addTerm(fewest, -1), FAIRNESS);
        model.minimize(total);
        var solver = new CpSolver();
        solver.getParameters()
                .setNumWorkers(Runtime.getRuntime().availableProcessors())
                .setMaxTimeInSeconds(limit.toMillis() / 1e3);
        CpSolverStatus status = solver.solve(model);
        return switch (status) {
            case OPTIMAL -> new Answer(Claim.BEST, slots(solver, at));
            case FEASIBLE -> new Answer(Claim.NOTHING, slots(solver, at));
            case INFEASIBLE -> Answer.none(Claim.NO_PLAN);
            default -> Answer.none(Claim.NOTHING);
        };
    }

    private static void addTables(CpModel model, B2bProblem problem, @Nullable BoolVar[][] at) {
        for (int slot = 0; slot < problem.slots(); slot++) {
            var here = new ArrayList<Literal>();
            for (BoolVar[] of : at) {
                if (of[slot] != null) {
                    here.add(of[slot]);
                }
            }
            model.addLessOrEqual(LinearExpr.sum(here.toArray(Literal[]::new)), problem.tables());
        }
    }

    private static void addOrder(CpModel model, B2bProblem problem, @Nullable BoolVar[][] at) {
        for (int m = 0; m < at.length; m++) {
            for (int earlier : problem.meetings().get(m).after()) {
                model.addLessThan(slot(at[earlier]), slot(at[m]));
            }
        }
    }

    private static LinearExpr slot(@Nullable BoolVar[] of) {
        LinearExprBuilder slot = LinearExpr.newBuilder();
        for (int s = 0; s < of.length; s++) {
            if (of[s] != null) {
                slot.addTerm(of[s], s);
            }
        }
        return slot.build();
    }

    /// A participant's blocks of meetings, less one if there is any.
    private static LinearExpr breaks(CpModel model, B2bProblem problem, @Nullable BoolVar[][] at, int participant) {
        List<Integer> own = new ArrayList<>();
        for (int m = 0; m < at.length; m++) {
            if (problem.meetings().get(m).concerns(participant)) {
                own.add(m);
            }
        }
        LinearExprBuilder breaks = LinearExpr.newBuilder();
        if (own.isEmpty()) {
            return breaks.build();
        }
        BoolVar before = null;
        for (int slot = 0; slot < problem.slots(); slot++) {
            LinearExprBuilder held = LinearExpr.newBuilder();
            for (int m : own) {
                BoolVar here = at[m][slot];
                if (here != null) {
                    held.add(here);
                }
            }
            BoolVar busy = model.newBoolVar("");
            model.addEquality(held, busy);
            BoolVar begins = model.newBoolVar("");
            model.addBoolOr(before == null ? List.of(begins, busy.not()) : List.of(begins, busy.not(), before));
            breaks.add(begins);
            before = busy;
        }
        return breaks.add(-1).build();
    }

    private static int[] slots(CpSolver solver, @Nullable BoolVar[][] at) {
        int[] slots = new int[at.length];
        for (int m = 0; m < at.length; m++) {
            for (int slot = 0; slot < at[m].length; slot++) {
                BoolVar here = at[m][slot];
                if (here != null && solver.booleanValue(here)) {
                    slots[m] = slot;
                }
            }
        }
        return slots;
    }
}
