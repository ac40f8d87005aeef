package org.northernconnections.selection;

import com.google.ortools.Loader;

/// Chooses the best candidates that keep the rules. Holds no state: one engine serves any number of threads.
public final class SelectionEngine {
    /// Loads the solver's native library, once for the program.
    public SelectionEngine() {
        Loader.loadNativeLibraries();
    }

    public Selection select(SelectionProblem problem) {
        throw new UnsupportedOperationException("Choosing follows in the next change.");
    }

    /// Who is invited when one of the chosen declines and the others stay.
    public NextInLine nextAfterDecline(SelectionProblem problem, Selection.Chosen selection, String declined) {
        throw new UnsupportedOperationException("Choosing follows in the next change.");
    }
}
