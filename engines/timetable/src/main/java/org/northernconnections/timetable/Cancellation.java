package org.northernconnections.timetable;

import java.util.concurrent.atomic.AtomicBoolean;

/// A switch by which another thread ends planning. The best plan so far is then the plan. Serves once.
public final class Cancellation {
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /// A switch that is not yet thrown.
    public Cancellation() {}

    public void cancel() {
        cancelled.set(true);
    }

    public boolean isCancelled() {
        return cancelled.get();
    }
}
