package org.northernconnections.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.command.WholeFile;
import org.northernconnections.app.timetable.BadFile;
import org.northernconnections.app.timetable.EventFile;
import org.northernconnections.app.timetable.PlanFile;
import org.northernconnections.timetable.Breach;
import org.northernconnections.timetable.Cancellation;
import org.northernconnections.timetable.Conflict;
import org.northernconnections.timetable.EventSize;
import org.northernconnections.timetable.Explain;
import org.northernconnections.timetable.Level;
import org.northernconnections.timetable.LevelResult;
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
        description = "Solves, checks, re-plans, explains and invents meeting timetables in files.",
        subcommands = {
            TimetableCommand.Solve.class,
            TimetableCommand.Check.class,
            ReplanCommand.class,
            ExplainCommand.class,
            GenerateCommand.class,
            CommandLine.HelpCommand.class
        })
final class TimetableCommand {
    static final int INFEASIBLE = 2;
    /// The time was too short to find a plan, or to prove that there is none.
    static final int UNKNOWN = 3;

    private static final int THREADS_MAX = 256;
    private static final int SECONDS_MAX = 7 * 24 * 60 * 60;
    private static final int FILE_BYTES_MAX = 64 << 20;
    /// Where all musts are asked for, such a share of the time is kept to name those that cannot all be held.
    private static final double CONFLICT_SHARE = 0.125;

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
            return reader.read(WholeFile.read(file, FILE_BYTES_MAX));
        } catch (DznReader.BadFile | BadFile e) {
            throw new BadInput(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    /// A plan of the published problem.
    ///
    /// @param slots of the meetings, from 0; [B2bReplanning#DROPPED] where the file has 0
    /// @param dropped the meetings that a re-plan dropped, from 0
    record CasePlan(int[] slots, Set<Integer> dropped) {
        /// From 1, as files count.
        List<Integer> droppedFromOne() {
            return dropped.stream().sorted().map(meeting -> meeting + 1).toList();
        }
    }

    static CasePlan readSlots(Path plan) {
        return read(plan, text -> {
            try {
                JsonNode json = JSON.readTree(text);
                Set<Integer> dropped = new HashSet<>();
                if (json.has("dropped")) {
                    Arrays.stream(numbers(plan, json, "dropped")).forEach(dropped::add);
                }
                return new CasePlan(numbers(plan, json, "slots"), dropped);
            } catch (JacksonException e) {
                throw new BadInput(plan + " is no JSON: " + e.getOriginalMessage());
            }
        });
    }

    private static int[] numbers(Path plan, JsonNode json, String name) {
        JsonNode numbers = json.path(name);
        if (!numbers.isArray() || numbers.valueStream().anyMatch(number -> !number.isInt())) {
            throw new BadInput("%s must have a list \"%s\" of whole numbers.".formatted(plan, name));
        }
        return numbers.valueStream().mapToInt(number -> number.intValue() - 1).toArray();
    }

    /// Refuses options by which no search can run, and a file that cannot be written, before any search.
    static void requireSearch(int fairness, double seconds, int threads, @Nullable Path out, Path file) {
        requireFairness(fairness);
        if (!(seconds > 0) || seconds > SECONDS_MAX) {
            throw new BadInput("--seconds must be above 0 and at most %d, but is %s.".formatted(SECONDS_MAX, seconds));
        }
        BadInput.requireFromTo("--threads", 1, THREADS_MAX, threads);
        BadInput.requireWritable(out, List.of(file));
    }

    static void requireFairness(int fairness) {
        BadInput.requireFromTo("--fairness", 0, EventSize.SLOTS_MAX, fairness);
    }

    static Duration limit(double seconds) {
        return Duration.ofNanos(Math.max(1, (long) (seconds * 1e9)));
    }

    /// Prints one line of JSON, and writes it to a file as well if one is named.
    static void print(Map<String, Object> json, @Nullable Path out) throws IOException {
        String line = JSON.writeValueAsString(json);
        System.out.println(line);
        if (out != null) {
            Files.writeString(out, line + "\n");
        }
    }

    @Command(
            name = "solve",
            description = "Finds the plan with the fewest breaks, and proves that it is best.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {
                "0:a plan",
                "2:proven that there is none",
                "3:no plan, and no proof that there is none, in the time given; no file is written",
                "64:an option or a file that is wrong"
            })
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
            requireSearch(fairness, seconds, threads, out, file);
            return isJson(file) ? solveEvent() : solveCase();
        }

        private int solveCase() throws IOException {
            // It loads a library while the file is read.
            var solver = new B2bSolver();
            B2bProblem problem = readCase(file);
            long begun = System.nanoTime();
            B2bSolver.Result result = solver.solve(
                    problem,
                    new B2bSolver.Limits(fairness, limit(seconds), threads, seed),
                    (best, bound) -> System.err.printf("breaks %d, bound %d%n", best, bound));
            boolean unknown = result.status() == B2bSolver.Status.UNKNOWN;
            print(json(result, (System.nanoTime() - begun) / 1e9), unknown ? null : out);
            return switch (result.status()) {
                case OPTIMAL, FEASIBLE -> 0;
                case INFEASIBLE -> INFEASIBLE;
                case UNKNOWN -> UNKNOWN;
            };
        }

        private int solveEvent() throws IOException {
            // It loads its solver while the file is read.
            var engine = new TimetableEngine();
            EventFile event = readEvent(file);
            long begun = System.nanoTime();
            double planning = seconds * (everyMust ? 1 - CONFLICT_SHARE : 1);
            var settings = new PlanSettings(seed, limit(planning), threads, event.weights());
            Plan plan = engine.plan(event.problem(), settings, new Told(), new Cancellation());
            Map<String, Object> json = PlanFile.json(plan, (System.nanoTime() - begun) / 1e9);
            json.putAll(PlanFile.wanting(event.problem(), plan.placements()));
            LevelResult musts = plan.level(Level.UNPLACED_MUSTS);
            Optional<Conflict> conflict =
                    musts.best() > 0 ? conflict(event.problem(), settings, begun) : Optional.empty();
            boolean impossible = everyMust && (musts.bound() > 0 || conflict.isPresent());
            boolean unknown = everyMust && !impossible && musts.best() > 0;
            if (impossible || unknown) {
                json.put("status", impossible ? "INFEASIBLE" : "UNKNOWN");
            }
            conflict.ifPresent(found -> json.put("conflict", found));
            if (impossible) {
                json.put("reason", PlanFile.reason(event.problem(), plan, conflict));
            }
            print(json, unknown ? null : out);
            return impossible ? INFEASIBLE : unknown ? UNKNOWN : 0;
        }

        /// Musts that cannot all be held, found in the time that planning has left; that there are some is proven then.
        ///
        /// @param begun of [System#nanoTime]
        private Optional<Conflict> conflict(MeetingProblem problem, PlanSettings settings, long begun) {
            Duration left = limit(seconds).minusNanos(System.nanoTime() - begun);
            return left.isPositive()
                    ? Explain.conflict(problem, settings.withLimit(left), new Cancellation())
                    : Optional.empty();
        }

        /// Says on the error stream how planning goes on.
        private static final class Told implements Progress {
            @Override
            public void report(Level level, long best, long bound, Duration elapsed, Phase phase) {
                tell(EventFile.key(level), best, bound, elapsed);
            }

            @Override
            public void reportTotal(long best, long bound, Duration elapsed, Phase phase) {
                tell("total", best, bound, elapsed);
            }

            private static void tell(String what, long best, long bound, Duration elapsed) {
                System.err.printf("%.3f s: %s %d, bound %d%n", elapsed.toMillis() / 1e3, what, best, bound);
            }
        }

        private static Map<String, Object> json(B2bSolver.Result result, double took) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("status", result.status().name());
            boolean planned = switch (result.status()) {
                case OPTIMAL, FEASIBLE -> true;
                case INFEASIBLE, UNKNOWN -> false;
            };
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

    @Command(
            name = "check",
            description = "Checks a plan against its case, without the solver.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:the plan keeps all rules", "1:it breaks some", "64:an option or a file that is wrong"})
    static final class Check implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE")
        private Path file = Path.of("");

        @Parameters(index = "1", paramLabel = "PLAN.json", description = "a plan as solve or replan writes it")
        private Path plan = Path.of("");

        @Option(names = "--fairness", defaultValue = "2")
        private int fairness;

        @Override
        public Integer call() throws IOException {
            requireFairness(fairness);
            return isJson(file) ? checkEvent() : checkCase();
        }

        private int checkCase() throws IOException {
            CasePlan held = readSlots(plan);
            B2bCheck.Report report = B2bCheck.check(readCase(file), held.slots(), held.dropped(), fairness);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("valid", report.broken().isEmpty());
            if (report.counted()) {
                json.put("breaks", report.breaks());
                json.put("spread", report.spread());
            }
            if (!held.dropped().isEmpty()) {
                json.put("dropped", held.droppedFromOne());
            }
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
            json.put("broken", broken.stream().map(PlanFile::broken).toList());
            print(json, null);
            return broken.isEmpty() ? 0 : 1;
        }
    }
}
