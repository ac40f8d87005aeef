package org.northernconnections.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.app.RunningProgram;
import org.northernconnections.lab.Challenges;
import org.northernconnections.match.CompanyVersions;
import org.northernconnections.match.LearnWeights;
import org.northernconnections.match.Matches;
import org.northernconnections.match.MissingLinks;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.partnership.Companies;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

/// The companies are read at the start, and once more with an operator's model, whatever is in the way.
@ExtendWith(OutputCaptureExtension.class)
class FirstReadingTest {
    private static final String CARRIED = "/all-minilm-l6-v2-q";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration AGAIN = Duration.ofMillis(20);
    /// More than a text can have, whatever memory there is.
    private static final long TEXT_TOO_LONG = 3L << 30;

    private static RunningProgram program;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private void copy(String resource, String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(resource))) {
            Files.copy(in, folder.resolve(file));
        }
    }

    /// A file of zeros, which take no place on the disk.
    private void zeros(String file, long bytes) throws IOException {
        try (var zeros = new RandomAccessFile(folder.resolve(file).toFile(), "rw")) {
            zeros.setLength(bytes);
        }
    }

    private static void await(BooleanSupplier met) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!met.getAsBoolean()) {
            assertThat(Instant.now()).as("It comes in time.").isBefore(end);
            Thread.sleep(20);
        }
    }

    private static Matches matches(Companies companies) {
        return new Matches(
                new CompanyIndex(StaticEncoder.shipped()),
                new CompanyIndex(),
                companies,
                program.part(Challenges.class),
                program.part(CompanyVersions.class),
                program.part(LearnWeights.class),
                Clock.systemUTC());
    }

    /// Companies whose database is away each time they are asked for all, and back when they are asked again.
    private static Companies awayEveryOtherTime(AtomicInteger asked) {
        Companies companies = program.part(Companies.class);
        return (Companies) Proxy.newProxyInstance(
                Companies.class.getClassLoader(), new Class<?>[] {Companies.class}, (_, method, words) -> {
                    if (method.getName().equals("listAll") && asked.incrementAndGet() % 2 == 1) {
                        throw new DataAccessResourceFailureException("away", new SQLException("gone", "08006"));
                    }
                    try {
                        return method.invoke(companies, words);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void aDatabaseThatWasAwayIsAskedAgainForEachReading(CapturedOutput output) throws Exception {
        copy(CARRIED + ".onnx", "model.onnx");
        copy(CARRIED + "-tokenizer.json", "tokenizer.json");
        Files.writeString(folder.resolve("model.properties"), "name = operators\npieces = 64\n");
        var asked = new AtomicInteger();
        Matches matches = matches(awayEveryOtherTime(asked));
        var reading = new FirstReading(matches, program.part(MissingLinks.class), folder, AGAIN);

        reading.start();
        try {
            await(() -> matches.encoder().startsWith("operators-"));
        } finally {
            reading.stop();
        }

        assertThat(asked).as("away and back, with either model").hasValue(4);
        assertThat(output).contains("The companies could not be read and will be again", "away");
    }

    @Test
    void stoppingDoesNotWaitForADatabaseThatIsAway() throws Exception {
        var asked = new AtomicInteger();
        Matches matches = matches(awayEveryOtherTime(asked));
        var reading = new FirstReading(matches, program.part(MissingLinks.class), null, Duration.ofHours(1));

        reading.start();
        await(() -> asked.get() == 1);
        Instant before = Instant.now();
        reading.stop();

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofMinutes(1));
        assertThat(reading.isRunning()).isFalse();
    }

    private void refused(CapturedOutput output, String why) throws InterruptedException {
        Matches matches = matches(program.part(Companies.class));
        var reading = new FirstReading(matches, program.part(MissingLinks.class), folder, AGAIN);
        reading.start();
        try {
            await(() -> output.getOut().contains("The model in %s is not used: ".formatted(folder)));
        } finally {
            reading.stop();
        }
        assertThat(output).contains(why).doesNotContain("Exception in thread");
        assertThat(matches.encoder()).startsWith("static-");
    }

    @Test
    void aModelThatIsLargerThanTheMemoryOfJavaIsRefusedForWhatItIs(CapturedOutput output) throws Exception {
        zeros("model.onnx", Runtime.getRuntime().maxMemory() + (1 << 20));
        copy(CARRIED + "-tokenizer.json", "tokenizer.json");

        refused(output, "ONNX Runtime does not take the model");
    }

    @Test
    void aModelForWhichThereIsNotEnoughMemoryIsRefusedWithWhatToTry(CapturedOutput output) throws Exception {
        copy(CARRIED + ".onnx", "model.onnx");
        zeros("tokenizer.json", TEXT_TOO_LONG);

        refused(
                output,
                "is not used: More memory is needed than the %d MB that Java may take here. Maybe allow more"
                        .formatted(Runtime.getRuntime().maxMemory() / 1_048_576));
    }
}
