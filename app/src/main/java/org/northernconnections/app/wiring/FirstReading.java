package org.northernconnections.app.wiring;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.northernconnections.match.Matches;
import org.northernconnections.match.MissingLinks;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.onnx.ModelFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Reads all companies into the index beside the first calls, so that a start need not wait for it. With an operator's
/// model they are then read once more with that, beside the index that answers.
final class FirstReading implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FirstReading.class);
    private static final int THREADS = 1;

    private final Matches matches;
    private final MissingLinks missing;
    private final @Nullable Path model;
    private @Nullable Thread reading;

    /// @param model the folder of the operator's model; null for none
    FirstReading(Matches matches, MissingLinks missing, @Nullable Path model) {
        this.matches = matches;
        this.missing = missing;
        this.model = model;
    }

    @Override
    public synchronized void start() {
        reading = Thread.ofPlatform().name("match index").start(() -> {
            matches.rebuild();
            missing.prepare();
            if (model != null) {
                Path folder = model;
                // Nobody waits for it at the end: it may take minutes, and leaves nothing half done.
                Thread.ofPlatform().daemon().name("operator's model").start(() -> adopt(folder));
            }
        });
    }

    private void adopt(Path folder) {
        try {
            ModelFolder encoder = ModelFolder.open(folder, StaticEncoder.shipped(), THREADS);
            matches.adopt(new CompanyIndex(encoder));
            LOG.info("Meanings are compared by {} from now on.", encoder.id());
        } catch (IOException | RuntimeException e) {
            LOG.error("The model in {} is not used: {}", folder, e.getMessage());
        }
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
