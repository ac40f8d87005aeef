package org.northernconnections.timetable.solver;

import com.google.ortools.Loader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// OR-Tools' native library, loaded once for the program.
///
/// That takes half a second, or several where the disk is slow, so a thread of its own does it while there is other
/// work: a file to read, a first draft to make.
public final class NativeLibrary {
    private static final int LOOK_EVERY_NANOS = 2_000_000;

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

    /// Waits until it is loaded, or until `stopped` says so.
    ///
    /// @return whether it is loaded
    public static boolean await(BooleanSupplier stopped) {
        while (!LOADED.isDone()) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        LOADED.join();
        return true;
    }
}
