package org.northernconnections.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Runs the commands that work on files once, on invented files, so that the virtual machine can write down which
/// classes they load and which methods are hot (JEP 483, JEP 515). `./northern` asks for it before the first of them.
final class Rehearsal {
    private static final long SEED = 1;
    /// How much of the day somebody's meetings may take.
    private static final double FULL = 0.7;

    private Rehearsal() {}

    /// Ends with 1 if a command cannot be run as it is written here: what was learnt then is not kept.
    public static void main(String... none) throws IOException {
        Northern.quiet();
        Path folder = Files.createTempDirectory("northern-rehearsal");
        boolean played;
        try {
            played = play(folder);
        } finally {
            delete(folder);
        }
        System.exit(played ? 0 : 1);
    }

    /// Whether every command did what it was asked.
    ///
    /// @param folder where their files are written
    static boolean play(Path folder) throws IOException {
        return Stream.of(timetable(folder), trust(folder), match(folder))
                .flatMap(List::stream)
                .mapToInt(words -> Northern.commandLine().execute(words.toArray(String[]::new)))
                .allMatch(code -> code == 0);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// Cases of the published problem, as many as make the search warm, and an event that is planned again.
    private static List<List<String>> timetable(Path folder) throws IOException {
        Path wide = Files.writeString(folder.resolve("wide.dzn"), dzn(70, 150, 20, 12, 9));
        Path narrow = Files.writeString(folder.resolve("narrow.dzn"), dzn(60, 180, 10, 10, 21));
        String event = folder.resolve("event.json").toString();
        String plan = folder.resolve("plan.json").toString();
        return List.of(
                solve(narrow.toString(), "2"),
                solve(wide.toString(), "2"),
                solve(wide.toString(), "1"),
                List.of("timetable", "generate", "--people", "60", "--slots", "12", "--out", event),
                List.of("timetable", "solve", event, "--seconds", "2", "--out", plan),
                List.of("timetable", "check", event, plan),
                List.of("timetable", "replan", event, plan, "--absent", "P3", "--from-slot", "4", "--seconds", "1"));
    }

    private static List<String> solve(String file, String fairness) {
        return List.of("timetable", "solve", file, "--fairness", fairness, "--seconds", "3");
    }

    /// A case of the published problem, in its own format.
    private static String dzn(int people, int meetings, int slots, int morning, int tables) {
        var random = new Random(SEED);
        var pairs = new TreeSet<String>();
        int[] meets = new int[people];
        while (pairs.size() < meetings) {
            // Some have many meetings, most have few, and nobody more than there is room for.
            int one = (int) (people * Math.pow(random.nextDouble(), 1.5));
            int other = random.nextInt(people);
            if (one < other
                    && Math.max(meets[one], meets[other]) < slots * FULL
                    && pairs.add("%d, %d".formatted(one + 1, other + 1))) {
                meets[one]++;
                meets[other]++;
            }
        }
        String requested = pairs.stream().map(pair -> pair + ", 3").collect(Collectors.joining("\n|"));
        String forbidden = IntStream.range(0, people)
                .mapToObj(person -> person % 5 == 0 ? "{%d}".formatted(1 + random.nextInt(slots)) : "{}")
                .collect(Collectors.joining(","));
        return """
                nBusiness = %d;
                nMeetings = %d;
                nTables = %d;
                nTotalSlots = %d;
                nMorningSlots = %d;
                requested = [|%s|];
                forbidden = [%s];
                """.formatted(people, meetings, tables, slots, morning, requested, forbidden);
    }

    private static List<List<String>> trust(Path folder) throws IOException {
        var random = new Random(SEED);
        Path ratings = Files.writeString(
                folder.resolve("ratings.csv"),
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "%d,%d,%d,%d\n"
                                .formatted(
                                        random.nextInt(400),
                                        400 + random.nextInt(400),
                                        random.nextInt(10) == 0 ? -5 : 3,
                                        1_600_000_000 + 1_000 * i))
                        .collect(Collectors.joining("", "source,target,rating,time\n", "")));
        return List.of(
                List.of("trust", "evaluate", ratings.toString(), "--warmup", "5000"),
                List.of("trust", "ask", ratings.toString(), "--viewer", "1", "--about", "401"));
    }

    private static List<List<String>> match(Path folder) throws IOException {
        List<String> texts = List.of(
                "Clean the water of a harbour", "Rense vandet i havnen", "Wärme aus Abwasser", "Bouwen met hout");
        String lines = IntStream.range(0, 40)
                .mapToObj(i -> "{\"_id\": \"%d\", \"text\": \"%s %d\"}\n".formatted(i, texts.get(i % texts.size()), i))
                .collect(Collectors.joining());
        Path documents = Files.writeString(folder.resolve("documents.jsonl"), lines);
        return List.of(List.of(
                "match",
                "run",
                "--corpus",
                documents.toString(),
                "--queries",
                documents.toString(),
                "--out",
                folder.resolve("run.trec").toString()));
    }
}
