package org.northernconnections.timetable;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A solver run that a [Cancellation] ends.
///
/// A second thread looks at the switch, again and again, because a stop that reaches the solver before it has begun
/// is lost.
final class Interruptible {
    private static final long LOOK_EVERY_MILLIS = 20;

    private Interruptible() {}

    static CpSolverStatus solve(
            CpSolver solver, CpModel model, CpSolverSolutionCallback listener, Cancellation cancellation) {
        var done = new CountDownLatch(1);
        Thread.startVirtualThread(() -> watch(solver, cancellation, done));
        try {
            return solver.solve(model, listener);
        } finally {
            done.countDown();
        }
    }

    private static void watch(CpSolver solver, Cancellation cancellation, CountDownLatch done) {
        try {
            while (!done.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancellation.isCancelled()) {
                    solver.stopSearch();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
