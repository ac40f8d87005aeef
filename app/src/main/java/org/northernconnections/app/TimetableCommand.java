package org.northernconnections.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.northernconnections.timetable.b2b.B2bCheck;
import org.northernconnections.timetable.b2b.B2bProblem;
import org.northernconnections.timetable.b2b.B2bSolver;
import org.northernconnections.timetable.b2b.DznReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Timetables from files: solves and checks the published problem, without a database.
@Command(
        name = "timetable",
        description = "Solves and checks meeting timetables in files.",
        subcommands = {TimetableCommand.Solve.class, TimetableCommand.Check.class, CommandLine.HelpCommand.class})
final class TimetableCommand {
    static final int INFEASIBLE = 2;
    /// As in sysexits.h: what was given cannot be read.
    static final int BAD_INPUT = 64;

    private static final JsonMapper JSON = new JsonMapper();

    private TimetableCommand() {}

    private static B2bProblem read(Path file) {
        try {
            return DznReader.read(Files.readString(file));
        } catch (DznReader.BadFile e) {
            throw new BadInput(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    /// Input that says nothing to solve.
    static final class BadInput extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadInput(String message) {
            super(message);
        }
    }

    @Command(name = "solve", description = "Finds the plan with the fewest breaks, and proves that it is best.")
    static final class Solve implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "a case as a MiniZinc data file (.dzn)")
        private Path file = Path.of("");

        @Option(
                names = "--fairness",
                defaultValue = "2",
                description = "how far the breaks of two participants may differ")
        private int fairness;

        @Option(names = "--seconds", defaultValue = "60", description = "how long it may take")
        private double seconds;

        @Option(names = "--threads", defaultValue = "2")
        private int threads;

        @Option(names = "--seed", defaultValue = "1")
        private long seed;

        @Option(names = "--out", paramLabel = "PLAN.json", description = "where the plan is written as well")
        private @Nullable Path out;

        @Override
        public Integer call() throws IOException {
            B2bProblem problem = read(file);
            long begun = System.nanoTime();
            B2bSolver.Result result = new B2bSolver()
                    .solve(
                            problem,
                            new B2bSolver.Limits(fairness, Duration.ofNanos((long) (seconds * 1e9)), threads, seed),
                            (best, bound) -> System.err.printf("breaks %d, bound %d%n", best, bound));
            String json = json(result, (System.nanoTime() - begun) / 1e9);
            System.out.println(json);
            if (out != null) {
                Files.writeString(out, json + "\n");
            }
            return result.status() == B2bSolver.Status.INFEASIBLE ? INFEASIBLE : 0;
        }

        private static String json(B2bSolver.Result result, double took) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("status", result.status().name());
            boolean planned = result.slots().length > 0;
            json.put("breaks", planned ? result.breaks() : null);
            json.put("bound", result.status() == B2bSolver.Status.INFEASIBLE ? null : result.bound());
            json.put("seconds", Math.round(took * 1000) / 1000.0);
            json.put(
                    "slots",
                    Arrays.stream(result.slots()).map(slot -> slot + 1).boxed().toList());
            if (!result.reason().isEmpty()) {
                json.put("reason", result.reason());
            }
            return JSON.writeValueAsString(json);
        }
    }

    @Command(name = "check", description = "Checks a plan against its case, without the solver.")
    static final class Check implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE")
        private Path file = Path.of("");

        @Parameters(index = "1", paramLabel = "PLAN.json", description = "a plan with slots, as solve writes it")
        private Path plan = Path.of("");

        @Option(names = "--fairness", defaultValue = "2")
        private int fairness;

        @Override
        public Integer call() {
            B2bProblem problem = read(file);
            B2bCheck.Report report = B2bCheck.check(problem, slots(plan), fairness);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("valid", report.broken().isEmpty());
            json.put("breaks", report.breaks());
            json.put("spread", report.spread());
            json.put("broken", report.broken());
            System.out.println(JSON.writeValueAsString(json));
            return report.broken().isEmpty() ? 0 : 1;
        }

        private static int[] slots(Path plan) {
            try {
                JsonNode slots = JSON.readTree(Files.readString(plan)).path("slots");
                if (!slots.isArray() || slots.valueStream().anyMatch(slot -> !slot.isInt())) {
                    throw new BadInput(plan + " must have a list \"slots\" of whole numbers.");
                }
                return slots.valueStream().mapToInt(slot -> slot.intValue() - 1).toArray();
            } catch (JacksonException e) {
                throw new BadInput(plan + " is no JSON: " + e.getOriginalMessage());
            } catch (IOException e) {
                throw new BadInput("%s cannot be read: %s".formatted(plan, e.getMessage()));
            }
        }
    }
}
