package org.northernconnections.app.wiring;

import org.jspecify.annotations.Nullable;
import org.northernconnections.match.Matches;
import org.springframework.context.SmartLifecycle;

/// Reads all companies into the index beside the first calls, so that a start need not wait for it.
final class FirstReading implements SmartLifecycle {
    private final Matches matches;
    private @Nullable Thread reading;

    FirstReading(Matches matches) {
        this.matches = matches;
    }

    @Override
    public synchronized void start() {
        reading = Thread.ofPlatform().name("match index").start(matches::rebuild);
    }

    /// Waits for the reading to end: it needs the database.
    @Override
    public synchronized void stop() {
        try {
            if (reading != null) {
                reading.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reading = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return reading != null;
    }

    /// Last of all: calls are answered already.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
