package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    @Test
    void theRehearsalRunsEveryCommandToItsEnd(@TempDir Path folder) throws IOException {
        assertThat(Rehearsal.play(folder)).isTrue();
        assertThat(folder.resolve("plan.json")).isNotEmptyFile();
        assertThat(folder.resolve("run.trec")).isNotEmptyFile();
    }
}
