package org.northernconnections.timetable.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.northernconnections.timetable.b2b.B2bCheck;
import org.northernconnections.timetable.b2b.B2bProblem;
import org.northernconnections.timetable.b2b.DznReader;
import org.northernconnections.timetable.b2b.Ingredient;

/// Gives the public cases to this engine and to its peers, one after the other: `./dev bench timetable`.
///
/// Every plan is checked before its time counts, and what two solvers claim of one case must agree: a plan that beats
/// a plan claimed best, or any plan where another claims that there is none, ends the run.
public final class PeerBenchmark {
    private static final String USAGE =
            "./dev bench timetable [--data FOLDER] [--only GLOB] [--seconds N] [--ours [--fairness N] [--seed N] [--without PART,PART]] | --jmh";
    private static final List<String> OURS_ONLY = List.of("--fairness", "--seed", "--without");

    private static final int BAD_INPUT = 64;

    private final Duration limit;
    private final int fairness;
    private final List<Peer> peers;
    private final PrintStream out;

    /// @param fairness that plans are checked with
    PeerBenchmark(Duration limit, int fairness, List<Peer> peers, PrintStream out) {
        this.limit = limit;
        this.fairness = fairness;
        this.peers = List.copyOf(peers);
        this.out = out;
    }

    /// What a peer made of a case.
    ///
    /// @param breaks of its plan, which was checked; −1 without one
    record Outcome(Peer.Claim claim, int breaks, double seconds) {
        boolean decided() {
            return claim != Peer.Claim.NOTHING;
        }

        String words() {
            String what = claim == Peer.Claim.NO_PLAN ? "none" : breaks < 0 ? "–" : String.valueOf(breaks);
            return "%s%s | %.2f".formatted(what, decided() ? "" : " ?", seconds);
        }
    }

    /// Runs the benchmark over a folder of cases.
    public static void main(String... words) throws IOException, InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (List.of(words).contains("--jmh")) {
            org.openjdk.jmh.Main.main(new String[] {HotParts.class.getSimpleName()});
            return;
        }
        try {
            run(out, words);
        } catch (IllegalArgumentException | DznReader.BadFile e) {
            out.println(e.getMessage());
            System.exit(BAD_INPUT);
        }
    }

    private static void run(PrintStream out, String... words)
            throws IOException, InterruptedException, DznReader.BadFile {
        Map<String, String> options = options(words);
        Path data = Path.of(options.getOrDefault("--data", "../shared/data/meetings"));
        if (!Files.isDirectory(data)) {
            out.printf(
                    "A folder of .dzn files was expected at %s, but there is none. Maybe name it: %s%n", data, USAGE);
            System.exit(64);
        }
        boolean others = !options.containsKey("--ours");
        if (others && OURS_ONLY.stream().anyMatch(options::containsKey)) {
            throw new IllegalArgumentException("%s are for this engine alone. Maybe add --ours. Usage: %s"
                    .formatted(String.join(", ", OURS_ONLY), USAGE));
        }
        int fairness = Integer.parseInt(options.getOrDefault("--fairness", String.valueOf(Peer.FAIRNESS)));
        long seed = Long.parseLong(options.getOrDefault("--seed", "1"));
        List<Peer> peers =
                new ArrayList<>(List.of(new Ours(fairness, seed, without(options.getOrDefault("--without", "")))));
        if (others) {
            peers.add(new PlainModel());
            peers.add(new Timefold());
            List<MiniZinc> behind = MiniZinc.installed();
            peers.addAll(behind);
            if (behind.size() < MiniZinc.SOLVERS.size()) {
                List<String> missing = new ArrayList<>(MiniZinc.SOLVERS);
                behind.forEach(peer -> missing.remove(peer.solver()));
                out.printf(
                        "Without %s: minizinc does not list them. Maybe: apt-get install minizinc coinor-cbc%n",
                        String.join(", ", missing));
            }
        }
        int seconds = Integer.parseInt(options.getOrDefault("--seconds", "20"));
        new PeerBenchmark(Duration.ofSeconds(seconds), fairness, peers, out)
                .run(cases(data, options.getOrDefault("--only", "*.original.dzn")));
    }

    private static Map<String, String> options(String... words) {
        var options = new LinkedHashMap<String, String>();
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--ours" -> options.put(words[i], "");
                case "--data", "--only", "--seconds", "--fairness", "--seed", "--without" -> {
                    if (i + 1 == words.length) {
                        throw new IllegalArgumentException(
                                "A value was expected after %s. Usage: %s".formatted(words[i], USAGE));
                    }
                    options.put(words[i], words[i + 1]);
                    i++;
                }
                default -> throw new IllegalArgumentException("%s is no option. Usage: %s".formatted(words[i], USAGE));
            }
        }
        return options;
    }

    private static Set<Ingredient> without(String names) {
        var without = EnumSet.noneOf(Ingredient.class);
        for (String name : names.isEmpty() ? new String[0] : names.split(",", -1)) {
            without.add(Stream.of(Ingredient.values())
                    .filter(known -> known.name().equalsIgnoreCase(name))
                    .findAny()
                    .orElseThrow(() -> new IllegalArgumentException("%s is no part of the search. Maybe one of %s."
                            .formatted(name, Arrays.toString(Ingredient.values())))));
        }
        return without;
    }

    private static Map<String, B2bProblem> cases(Path folder, String only) throws IOException, DznReader.BadFile {
        PathMatcher named = FileSystems.getDefault().getPathMatcher("glob:" + only);
        var cases = new LinkedHashMap<String, B2bProblem>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> named.matches(path.getFileName()))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replaceFirst("\\.dzn$", "");
                cases.put(name, DznReader.read(Files.readString(file)));
            }
        }
        return cases;
    }

    /// Solves every case with every peer and prints the table, a line as soon as it is known.
    ///
    /// @return by peer, the outcomes in the order of the cases
    Map<String, List<Outcome>> run(Map<String, B2bProblem> cases) throws IOException, InterruptedException {
        out.printf(
                "%s, %d processors, JDK %s, at most %d s a case; ? was not proven%n%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                limit.toSeconds());
        out.print("| Case |");
        peers.forEach(peer -> out.printf(" %s: breaks | s |", peer.name()));
        out.printf("%n|---|%s%n", "---:|---:|".repeat(peers.size()));
        var outcomes = new LinkedHashMap<String, List<Outcome>>();
        for (var entry : cases.entrySet()) {
            var line = new LinkedHashMap<String, Outcome>();
            out.printf("| %s |", entry.getKey());
            for (Peer peer : peers) {
                Outcome outcome = solve(peer, entry.getValue(), entry.getKey());
                line.put(peer.name(), outcome);
                out.printf(" %s |", outcome.words());
                outcomes.computeIfAbsent(peer.name(), _ -> new ArrayList<>()).add(outcome);
            }
            out.println();
            requireAgreement(entry.getKey(), line);
        }
        summarize(outcomes);
        return outcomes;
    }

    private Outcome solve(Peer peer, B2bProblem problem, String name) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Peer.Answer answer = peer.solve(problem, limit);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (answer.slots().length == 0) {
            return new Outcome(answer.claim(), -1, seconds);
        }
        B2bCheck.Report report = B2bCheck.check(problem, answer.slots(), fairness);
        if (!report.broken().isEmpty()) {
            throw new IllegalStateException(
                    "%s, case %s: the plan breaks a rule. %s".formatted(peer.name(), name, report.broken()));
        }
        return new Outcome(answer.claim(), report.breaks(), seconds);
    }

    private static void requireAgreement(String name, Map<String, Outcome> line) {
        int fewest = line.values().stream()
                .mapToInt(Outcome::breaks)
                .filter(breaks -> breaks >= 0)
                .min()
                .orElse(-1);
        line.forEach((peer, outcome) -> {
            boolean wrong = (outcome.claim() == Peer.Claim.NO_PLAN && fewest >= 0)
                    || (outcome.claim() == Peer.Claim.BEST && outcome.breaks() > fewest);
            if (wrong) {
                throw new IllegalStateException(
                        "%s claims of %s what another's plan refutes: %s".formatted(peer, name, line));
            }
        });
    }

    /// For each peer: how many cases it decided, and its time beside ours.
    private void summarize(Map<String, List<Outcome>> outcomes) {
        double ours = seconds(outcomes.values().iterator().next());
        out.printf("%n| | decided | seconds in all | the longest | times ours |%n|---|---:|---:|---:|---:|%n");
        outcomes.forEach((peer, all) -> out.printf(
                Locale.ROOT,
                "| %s | %d of %d | %.1f | %.1f | %.1f |%n",
                peer,
                all.stream().filter(Outcome::decided).count(),
                all.size(),
                seconds(all),
                all.stream().mapToDouble(Outcome::seconds).max().orElse(0),
                seconds(all) / ours));
    }

    private static double seconds(List<Outcome> outcomes) {
        return outcomes.stream().mapToDouble(Outcome::seconds).sum();
    }
}
