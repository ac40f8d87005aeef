package org.northernconnections.timetable.solver;

import com.google.ortools.Loader;
import java.util.concurrent.CompletableFuture;

/// OR-Tools' native library, loaded once for the program.
///
/// That takes half a second, or several where the disk is slow, so a thread of its own does it while there is other
/// work: a file to read, a first draft to make.
public final class NativeLibrary {
    private static final CompletableFuture<Void> LOADED = CompletableFuture.runAsync(Loader::loadNativeLibraries);

    private NativeLibrary() {}

    /// Begins to load it, if nobody has. Returns at once.
    public static void begin() {
        // The first to use this class begins it.
    }

    /// Waits until it is loaded, and begins that if nobody has.
    public static void await() {
        LOADED.join();
    }
}
