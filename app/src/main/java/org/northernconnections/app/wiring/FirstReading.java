package org.northernconnections.app.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.northernconnections.match.Matches;
import org.northernconnections.match.MissingLinks;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.onnx.ModelFolder;
import org.northernconnections.postgres.server.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Reads all companies into the index beside the first calls, so that a start need not wait for it. With an operator's
/// model they are then read once more with that, beside the index that answers. A database that is away meanwhile is
/// asked again until it answers.
final class FirstReading implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FirstReading.class);
    private static final int THREADS = 1;
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Matches matches;
    private final MissingLinks missing;
    private final @Nullable Path model;
    private final Duration again;
    private @Nullable Thread reading;
    private CountDownLatch ended = new CountDownLatch(1);

    /// @param model the folder of the operator's model; null for none
    FirstReading(Matches matches, MissingLinks missing, @Nullable Path model) {
        this(matches, missing, model, AGAIN);
    }

    /// @param again after which a database that was away is asked again
    FirstReading(Matches matches, MissingLinks missing, @Nullable Path model, Duration again) {
        this.matches = matches;
        this.missing = missing;
        this.model = model;
        this.again = again;
    }

    @Override
    public synchronized void start() {
        ended = new CountDownLatch(1);
        CountDownLatch end = ended;
        reading = Thread.ofPlatform().name("match index").start(() -> {
            boolean read = onceTheDatabaseAnswers(end, () -> {
                matches.rebuild();
                missing.prepare();
            });
            if (read && model != null) {
                Path folder = model;
                // Nobody waits for it at the end: it may take minutes, and leaves nothing half done.
                Thread.ofPlatform().daemon().name("operator's model").start(() -> adopt(folder, end));
            }
        });
    }

    private void adopt(Path folder, CountDownLatch end) {
        try {
            ModelFolder encoder = ModelFolder.open(folder, StaticEncoder.shipped(), THREADS);
            if (onceTheDatabaseAnswers(end, () -> matches.adopt(new CompanyIndex(encoder)))) {
                LOG.info("Meanings are compared by {} from now on.", encoder.id());
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.error("The model in {} is not used: {}", folder, e.getMessage());
        } catch (OutOfMemoryError _) {
            LOG.error("The model in {} is not used: {}", folder, MemoryOfJava.shortage());
        }
    }

    /// Does it, and again while the database is away; false where the program ended before it answered.
    private boolean onceTheDatabaseAnswers(CountDownLatch end, Runnable doing) {
        try {
            do {
                try {
                    doing.run();
                    return true;
                } catch (RuntimeException e) {
                    if (!Outage.causes(e)) {
                        throw e;
                    }
                    if (end.getCount() > 0) {
                        LOG.warn(
                                "The companies could not be read and will be again in {} s: {}",
                                again.toSeconds(),
                                e.getMessage());
                    }
                }
            } while (!end.await(again.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// Waits for the reading to end: it needs the database.
    @Override
    public synchronized void stop() {
        ended.countDown();
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
