package org.northernconnections.timetable;

import com.google.ortools.Loader;

/// Plans the one-to-one meetings of an event. Holds no state: one engine serves any number of threads.
public final class TimetableEngine {
    /// Loads the solver's native library, once for the program.
    public TimetableEngine() {
        Loader.loadNativeLibraries();
    }

    public Plan plan(MeetingProblem problem, PlanSettings settings) {
        return plan(problem, settings, Progress.NONE, new Cancellation());
    }

    /// The best plan that is found within the limit; there always is one, if only an empty one.
    public Plan plan(MeetingProblem problem, PlanSettings settings, Progress progress, Cancellation cancellation) {
        throw new UnsupportedOperationException("Planning follows in the next change.");
    }
}
