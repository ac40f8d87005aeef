package org.northernconnections.timetable.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.northernconnections.timetable.b2b.B2bProblem;

/// A solver behind MiniZinc, with the model in `b2b.mzn`.
///
/// @param solver as `minizinc --solvers` names it, such as `gecode`
record MiniZinc(String solver) implements Peer {
    static final List<String> SOLVERS = List.of("gecode", "chuffed", "cp-sat", "coin-bc");

    private static final Pattern PLAN = Pattern.compile("slots \\[([0-9, ]*)]");
    /// It has one thread, and MiniZinc refuses to ask it for more.
    private static final String ALONE = "chuffed";

    /// Those of [#SOLVERS] that are here; none without a MiniZinc.
    static List<MiniZinc> installed() {
        try {
            Process process = new ProcessBuilder("minizinc", "--solvers")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return SOLVERS.stream()
                    .filter(solver -> isListed(text, solver))
                    .map(MiniZinc::new)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// Whether a solver stands in a list such as `Gecode 6.2.0 (org.gecode.gecode, default solver, cp)`, one a line.
    /// Solvers whose library is not here are listed with an unknown version.
    static boolean isListed(String solvers, String solver) {
        Pattern named = Pattern.compile("[(., ]" + Pattern.quote(solver) + "[,)]");
        return solvers.lines()
                .filter(line -> !line.contains("<unknown version>"))
                .anyMatch(line -> named.matcher(line).find());
    }

    @Override
    public String name() {
        return "MiniZinc, " + solver;
    }

    @Override
    public Answer solve(B2bProblem problem, Duration limit) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("northern-peer");
        Path model = folder.resolve("b2b.mzn");
        Path data = folder.resolve("b2b.dzn");
        Path complaints = folder.resolve("complaints.txt");
        try (InputStream from = Objects.requireNonNull(MiniZinc.class.getResourceAsStream("b2b.mzn"))) {
            Files.copy(from, model);
            Files.writeString(data, data(problem));
            List<String> words = new ArrayList<>(List.of("minizinc", "--solver", solver, "--intermediate-solutions"));
            if (!solver.equals(ALONE)) {
                words.addAll(List.of(
                        "--parallel", String.valueOf(Runtime.getRuntime().availableProcessors())));
            }
            words.addAll(List.of("--time-limit", String.valueOf(limit.toMillis()), model.toString(), data.toString()));
            Process process =
                    new ProcessBuilder(words).redirectError(complaints.toFile()).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s failed: %s".formatted(name(), Files.readString(complaints)));
            }
            return answer(text);
        } finally {
            for (Path file : List.of(model, data, complaints, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Answer answer(String text) {
        if (text.contains("=====UNSATISFIABLE=====")) {
            return Answer.none(Claim.NO_PLAN);
        }
        List<String> plans = PLAN.matcher(text)
                .results()
                .map((MatchResult plan) -> plan.group(1))
                .toList();
        int[] slots = plans.isEmpty()
                ? new int[0]
                : Arrays.stream(plans.getLast().split(", *"))
                        .mapToInt(slot -> Integer.parseInt(slot) - 1)
                        .toArray();
        return new Answer(text.contains("==========") ? Claim.BEST : Claim.NOTHING, slots);
    }

    private static String data(B2bProblem problem) {
        var earlier = new ArrayList<Integer>();
        var later = new ArrayList<Integer>();
        for (int m = 0; m < problem.meetings().size(); m++) {
            for (int before : problem.meetings().get(m).after()) {
                earlier.add(before + 1);
                later.add(m + 1);
            }
        }
        return """
                participants = %d;
                meetings = %d;
                tables = %d;
                slots = %d;
                fairness = %d;
                one = %s;
                other = %s;
                allowed = %s;
                orders = %d;
                earlier = %s;
                later = %s;
                """.formatted(
                problem.participants(),
                problem.meetings().size(),
                problem.tables(),
                problem.slots(),
                FAIRNESS,
                list(problem, m -> String.valueOf(problem.meetings().get(m).first() + 1)),
                list(problem, m -> String.valueOf(problem.meetings().get(m).second() + 1)),
                list(problem, m -> set(problem.allowed(m))),
                earlier.size(),
                earlier,
                later);
    }

    private static String list(B2bProblem problem, IntFunction<String> of) {
        return IntStream.range(0, problem.meetings().size()).mapToObj(of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String set(int[] slots) {
        return Arrays.stream(slots)
                .mapToObj(slot -> String.valueOf(slot + 1))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
