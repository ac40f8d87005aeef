package org.northernconnections.timetable.b2b;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.northernconnections.timetable.solver.Interruptible;
import org.northernconnections.timetable.solver.NativeLibrary;

/// How many breaks every plan has at least, by counting people and places only.
///
/// Who meets whom is left aside. Each participant either has its meetings in one block, in one of the places where a
/// block can be ([Domains#starts]), or has at least one break and is somewhere in any of its slots. A slot seats
/// two people at each table. The fewest participants with a break in this small problem are a bound for the large one,
/// as every plan is a solution of it: with block `x[p][s]`, break `z[p]`, seats `y[p][s]` of whoever has a break,
///
/// `min Σ z[p]` where `Σ x[p][·] + z[p] = 1`, `Σ y[p][·] = k z[p]`, `Σ people in a slot ≤ 2 T`.
///
/// Where most participants meet all day and the tables are nearly full, this is often the optimum.
final class PatternBound {
    /// The solver's own measure of work, about a second each.
    private static final double WORK_MAX = 5;

    private final Domains domains;
    private final CpModel model = new CpModel();
    private final List<List<Literal>> seats = new ArrayList<>();
    private final List<Literal> broken = new ArrayList<>();

    private PatternBound(Domains domains, BooleanSupplier stopped) {
        this.domains = domains;
        for (int slot = 0; slot < domains.problem.slots(); slot++) {
            seats.add(new ArrayList<>());
        }
        for (int p = 0; p < domains.meetingsOf.length && !stopped.getAsBoolean(); p++) {
            addParticipant(p);
        }
        seats.forEach(people -> model.addLessOrEqual(sum(people), 2L * domains.problem.tables()));
        model.minimize(sum(broken));
    }

    /// @param stopped ends the search, whose bound so far is the answer
    /// @return at least 0; -1 if not even the people can be seated, so that there is no plan
    static int of(Domains domains, BooleanSupplier stopped) {
        // Many a plan without breaks is found before the library is there.
        if (!NativeLibrary.await(stopped)) {
            return 0;
        }
        var solver = new CpSolver();
        solver.getParameters().setNumWorkers(1).setMaxDeterministicTime(WORK_MAX);
        var bound = new PatternBound(domains, stopped);
        CpSolverStatus status = Interruptible.solve(solver, bound.model, new CpSolverSolutionCallback() {}, stopped);
        return status == CpSolverStatus.INFEASIBLE
                ? -1
                : Math.max(0, (int) Math.ceil(solver.bestObjectiveBound() - 1e-6));
    }

    private void addParticipant(int p) {
        int[] own = domains.meetingsOf[p];
        if (own.length == 0) {
            return;
        }
        var choices = new ArrayList<Literal>();
        for (int start : domains.starts(p)) {
            BoolVar block = model.newBoolVar("");
            choices.add(block);
            for (int slot = start; slot < start + own.length; slot++) {
                seats.get(slot).add(block);
            }
        }
        if (own.length > 1) {
            BoolVar breaks = model.newBoolVar("");
            broken.add(breaks);
            choices.add(breaks);
            addSomewhere(own, breaks);
        }
        model.addExactlyOne(choices);
    }

    /// Whoever has a break is in as many of its slots as it has meetings.
    private void addSomewhere(int[] own, BoolVar breaks) {
        LinearExprBuilder places = LinearExpr.newBuilder();
        for (int slot = 0; slot < domains.problem.slots(); slot++) {
            int here = slot;
            if (java.util.Arrays.stream(own).anyMatch(m -> domains.slots[m].get(here))) {
                BoolVar seat = model.newBoolVar("");
                places.add(seat);
                seats.get(slot).add(seat);
            }
        }
        model.addEquality(places.addTerm(breaks, -own.length), 0);
    }

    private static LinearExprBuilder sum(List<Literal> literals) {
        LinearExprBuilder sum = LinearExpr.newBuilder();
        literals.forEach(sum::add);
        return sum;
    }
}
