package org.northernconnections.event;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Runs the solver on a thread of the platform: it stays in native code for seconds and would hold one of the few
/// carriers of the virtual threads that answer all pages.
final class OwnThread {
    private OwnThread() {}

    static <T> T run(String name, Supplier<T> deed) {
        var task = new FutureTask<T>(deed::get);
        Thread.ofPlatform().daemon().name(name).start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Planning was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Planning failed.", e);
        }
    }
}
