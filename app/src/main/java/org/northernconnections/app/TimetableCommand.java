package org.northernconnections.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.timetable.BadFile;
import org.northernconnections.app.timetable.EventFile;
import org.northernconnections.app.timetable.PlanFile;
import org.northernconnections.timetable.Breach;
import org.northernconnections.timetable.Cancellation;
import org.northernconnections.timetable.Explain;
import org.northernconnections.timetable.Level;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.Placement;
import org.northernconnections.timetable.Plan;
import org.northernconnections.timetable.PlanRules;
import org.northernconnections.timetable.PlanSettings;
import org.northernconnections.timetable.PlanValues;
import org.northernconnections.timetable.Progress;
import org.northernconnections.timetable.TimetableEngine;
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

/// Timetables from files, without a database: the published problem (.dzn), and events as JSON.
@Command(
        name = "timetable",
        description = "Solves, checks, re-plans and invents meeting timetables in files.",
        subcommands = {
            TimetableCommand.Solve.class,
            TimetableCommand.Check.class,
            ReplanCommand.class,
            GenerateCommand.class,
            CommandLine.HelpCommand.class
        })
final class TimetableCommand {
    static final int INFEASIBLE = 2;

    static final JsonMapper JSON = new JsonMapper();

    private TimetableCommand() {}

    static boolean isJson(Path file) {
        return file.toString().endsWith(".json");
    }

    static B2bProblem readCase(Path file) {
        return read(file, DznReader::read);
    }

    static EventFile readEvent(Path file) {
        return read(file, EventFile::read);
    }

    static List<Placement> readPlan(Path file) {
        return read(file, PlanFile::read);
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(String text) throws DznReader.BadFile;
    }

    private static <T> T read(Path file, Reader<T> reader) {
        try {
            return reader.read(Files.readString(file));
        } catch (DznReader.BadFile | BadFile e) {
            throw new BadInput(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    /// The slots of a plan of the published problem, from 0.
    static int[] readSlots(Path plan) {
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

    /// Prints one line of JSON, and writes it to a file as well if one is named.
    static void print(Map<String, Object> json, @Nullable Path out) throws IOException {
        String line = JSON.writeValueAsString(json);
        System.out.println(line);
        if (out != null) {
            Files.writeString(out, line + "\n");
        }
    }

    @Command(name = "solve", description = "Finds the plan with the fewest breaks, and proves that it is best.")
    static final class Solve implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "a case (.dzn) or an event (.json)")
        private Path file = Path.of("");

        @Option(
                names = "--fairness",
                defaultValue = "2",
                description = "how far the breaks of two participants may differ (.dzn)")
        private int fairness;

        @Option(names = "--seconds", defaultValue = "60", description = "how long it may take")
        private double seconds;

        @Option(names = "--threads", defaultValue = "2")
        private int threads;

        @Option(names = "--seed", defaultValue = "1")
        private long seed;

        @Option(names = "--every-must", description = "there is no plan if a must has no place (.json)")
        private boolean everyMust;

        @Option(names = "--out", paramLabel = "PLAN.json", description = "where the plan is written as well")
        private @Nullable Path out;

        @Override
        public Integer call() throws IOException {
            return isJson(file) ? solveEvent() : solveCase();
        }

        private int solveCase() throws IOException {
            // It loads a library while the file is read.
            var solver = new B2bSolver();
            B2bProblem problem = readCase(file);
            long begun = System.nanoTime();
            B2bSolver.Result result = solver.solve(
                    problem,
                    new B2bSolver.Limits(fairness, limit(), threads, seed),
                    (best, bound) -> System.err.printf("breaks %d, bound %d%n", best, bound));
            print(json(result, (System.nanoTime() - begun) / 1e9), out);
            return result.status() == B2bSolver.Status.INFEASIBLE ? INFEASIBLE : 0;
        }

        private int solveEvent() throws IOException {
            // It loads its solver while the file is read.
            var engine = new TimetableEngine();
            EventFile event = readEvent(file);
            long begun = System.nanoTime();
            var settings = new PlanSettings(seed, limit(), threads, event.weights());
            Plan plan = engine.plan(event.problem(), settings, Solve::tell, new Cancellation());
            Map<String, Object> json = PlanFile.json(plan, (System.nanoTime() - begun) / 1e9);
            json.put("waiting", PlanFile.waiting(new Explain(event.problem(), plan.placements()).breaks()));
            boolean impossible = everyMust && plan.level(Level.UNPLACED_MUSTS).bound() > 0;
            if (impossible) {
                json.put("status", "INFEASIBLE");
            }
            if (plan.level(Level.UNPLACED_MUSTS).best() > 0) {
                Explain.conflict(event.problem(), settings, new Cancellation())
                        .ifPresent(conflict -> json.put("conflict", conflict));
            }
            print(json, out);
            return impossible ? INFEASIBLE : 0;
        }

        private Duration limit() {
            return Duration.ofNanos((long) (seconds * 1e9));
        }

        private static void tell(Level level, long best, long bound, Duration elapsed, Progress.Phase phase) {
            if (phase != Progress.Phase.STARTED) {
                System.err.printf(
                        "%.3f s: %s %d, bound %d%n", elapsed.toMillis() / 1e3, EventFile.key(level), best, bound);
            }
        }

        private static Map<String, Object> json(B2bSolver.Result result, double took) {
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
            return json;
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
        public Integer call() throws IOException {
            return isJson(file) ? checkEvent() : checkCase();
        }

        private int checkCase() throws IOException {
            B2bCheck.Report report = B2bCheck.check(readCase(file), readSlots(plan), fairness);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("valid", report.broken().isEmpty());
            json.put("breaks", report.breaks());
            json.put("spread", report.spread());
            json.put("broken", report.broken());
            print(json, null);
            return report.broken().isEmpty() ? 0 : 1;
        }

        private int checkEvent() throws IOException {
            MeetingProblem problem = readEvent(file).problem();
            List<Placement> placements = readPlan(plan);
            List<Breach> broken = PlanRules.check(problem, placements);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("valid", broken.isEmpty());
            if (broken.isEmpty()) {
                Map<String, Long> levels = new LinkedHashMap<>();
                PlanValues.of(problem, placements).forEach((level, value) -> levels.put(EventFile.key(level), value));
                json.put("breaks", levels.get(EventFile.key(Level.BREAKS)));
                json.put("levels", levels);
            }
            json.put("broken", broken.stream().map(Check::json).toList());
            print(json, null);
            return broken.isEmpty() ? 0 : 1;
        }

        private static Map<String, Object> json(Breach breach) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("rule", breach.code());
            json.put(
                    "requests",
                    breach.placements().stream().map(Placement::request).toList());
            json.put("participants", breach.participants());
            return json;
        }
    }
}
