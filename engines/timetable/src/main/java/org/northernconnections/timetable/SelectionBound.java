package org.northernconnections.timetable;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.northernconnections.timetable.solver.NativeLibrary;

/// What must be left out at least, whatever the slots: the best selection of requests under counts alone.
///
/// A plan places no more of a participant's requests than it may have meetings, nor than the slots in which it can have
/// any, pauses taken into account; no more in all than there are places at tables; and no more that need one of some
/// interpreters than these have slots together, for the circles that bridge some request and their unions. Hence
/// the best selection under these counts, even of parts of requests, leaves out no more than any plan. It is found
/// by linear programming.
///
/// *Size*: a variable a request, a row a participant; independent of the slots. *Error*: the value is lowered by
/// [#TOLERANCE] before it is rounded up to a whole number.
final class SelectionBound {
    private static final double TOLERANCE = 1e-4;

    private final Grid grid;
    private final MPSolver solver = MPSolver.createSolver("GLOP");
    private final MPVariable[] left;

    private SelectionBound(Grid grid) {
        this.grid = grid;
        this.left = solver.makeNumVarArray(grid.requests.size(), 0, 1);
        for (int request = 0; request < left.length; request++) {
            if (grid.allowed[request].length == 0) {
                left[request].setLb(1);
            }
        }
        for (int person = 0; person < grid.participants.size(); person++) {
            addLimit(grid.requestsOf[person], meetingsMost(person));
        }
        for (int c = 0; c < (grid.slots.isEmpty() ? 0 : grid.seating.capacity[0].length); c++) {
            int seats = c;
            int places = Arrays.stream(grid.seating.capacity)
                    .mapToInt(classes -> classes[seats])
                    .sum();
            addLimit(requests(request -> grid.seating.classOf[request] >= seats), places);
        }
        addInterpreters();
    }

    /// No draft that leaves out no more musts than `mustsLeft` has less on the level.
    ///
    /// @param level [Level#UNPLACED_MUSTS] or [Level#UNPLACED_LIKES]
    static long of(Grid grid, Level level, long mustsLeft) {
        NativeLibrary.await();
        var bound = new SelectionBound(grid);
        try {
            return bound.solve(level, mustsLeft);
        } finally {
            bound.solver.delete();
        }
    }

    private long solve(Level level, long mustsLeft) {
        MPConstraint musts = solver.makeConstraint(0, (double) mustsLeft);
        for (int request = 0; request < left.length; request++) {
            Request wanted = grid.requests.get(request);
            if (wanted.isMust() && level == Level.UNPLACED_LIKES) {
                musts.setCoefficient(left[request], 1);
            }
            boolean counts = wanted.isMust() == (level == Level.UNPLACED_MUSTS);
            solver.objective().setCoefficient(left[request], counts ? Math.max(1, wanted.likeWeight()) : 0);
        }
        solver.objective().setMinimization();
        boolean solved = solver.solve() == MPSolver.ResultStatus.OPTIMAL;
        return solved ? Math.max(0, (long) Math.ceil(solver.objective().value() - TOLERANCE)) : 0;
    }

    private void addLimit(int[] requests, int most) {
        if (requests.length > most) {
            MPConstraint limit = solver.makeConstraint(requests.length - most, requests.length);
            Arrays.stream(requests).forEach(request -> limit.setCoefficient(left[request], 1));
        }
    }

    /// The most meetings that a participant can have by itself.
    private int meetingsMost(int person) {
        Participant participant = grid.participants.get(person);
        Set<Integer> possible = new HashSet<>();
        for (int request : grid.requestsOf[person]) {
            Arrays.stream(grid.allowed[request]).forEach(possible::add);
        }
        int most = 0;
        int row = 0;
        for (int slot = 0; slot < grid.slots.size(); slot++) {
            row = !possible.contains(slot) ? 0 : grid.follows(slot) ? row + 1 : 1;
            boolean pause = participant.inARowMax() != Participant.NO_PAUSE
                    && row > 0
                    && row % (participant.inARowMax() + 1) == 0;
            most += row > 0 && !pause ? 1 : 0;
        }
        return Math.min(most, participant.meetingsMax());
    }

    private void addInterpreters() {
        Set<BitSet> circles = new LinkedHashSet<>();
        int[] all = requests(request -> grid.bridges.isNeeded(request) && grid.allowed[request].length > 0);
        Arrays.stream(all).forEach(request -> circles.add(grid.bridges.helpersOf(request)));
        for (BitSet circle : Bridges.unions(circles)) {
            int most = circle.stream()
                    .map(helper ->
                            grid.problem.interpreters().get(helper).slots().size())
                    .sum();
            addLimit(
                    Arrays.stream(all)
                            .filter(request -> Bridges.isWithin(grid.bridges.helpersOf(request), circle))
                            .toArray(),
                    most);
        }
    }

    private int[] requests(IntPredicate wanted) {
        return IntStream.range(0, left.length).filter(wanted).toArray();
    }
}
