package org.northernconnections.app;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Lets the process end only when the database has been closed.
final class Stopping {
    private static volatile @Nullable CountDownLatch waiting;

    private Stopping() {}

    /// What is to be closed if the process is asked to end before it serves.
    static void ifInterrupted(Runnable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (waiting == null) {
                close.run();
            }
        }));
    }

    /// The process waits for this latch before it ends.
    static void atEnd(CountDownLatch latch) {
        waiting = latch;
    }

    /// Everything is closed; the process may end.
    static void ended() {
        CountDownLatch latch = waiting;
        if (latch != null) {
            latch.countDown();
        }
    }
}
