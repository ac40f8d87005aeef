package org.northernconnections.timetable.solver;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A solver run that ends as soon as nobody wants its answer any more.
///
/// A second thread asks, again and again, because a stop that reaches the solver before it has begun
/// is lost.
public final class Interruptible {
    private static final long LOOK_EVERY_MILLIS = 20;

    private Interruptible() {}

    /// @param stopped asked from a thread of its own
    public static CpSolverStatus solve(
            CpSolver solver, CpModel model, CpSolverSolutionCallback listener, BooleanSupplier stopped) {
        var done = new CountDownLatch(1);
        Thread.startVirtualThread(() -> watch(solver, stopped, done));
        try {
            return solver.solve(model, listener);
        } finally {
            done.countDown();
        }
    }

    private static void watch(CpSolver solver, BooleanSupplier stopped, CountDownLatch done) {
        try {
            while (!done.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                if (stopped.getAsBoolean()) {
                    solver.stopSearch();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
