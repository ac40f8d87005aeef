package org.northernconnections.app;

import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.trust.bounded.Answer;
import org.northernconnections.trust.bounded.Attack;
import org.northernconnections.trust.bounded.Column.Theme;
import org.northernconnections.trust.bounded.Rolling;
import org.northernconnections.trust.bounded.Scores;
import org.northernconnections.trust.bounded.Snapshot.Report;
import org.northernconnections.trust.level.Foretold;
import org.northernconnections.trust.level.LevelScores;
import org.northernconnections.trust.rating.BadFile;
import org.northernconnections.trust.rating.Edges;
import org.northernconnections.trust.rating.EdgesReader;
import org.northernconnections.trust.rating.Members;
import org.northernconnections.trust.rating.Ratings;
import org.northernconnections.trust.rating.RatingsReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// Trust from files: evaluates the engine on ratings, without a database.
@Command(
        name = "trust",
        description = "Evaluates trust on ratings in files, answers from them, attacks them, and walks over edges.",
        subcommands = {
            TrustCommand.Evaluate.class,
            TrustCommand.Ask.class,
            TrustCommand.Attacked.class,
            WalkCommand.class,
            CommandLine.HelpCommand.class
        })
final class TrustCommand {
    private static final JsonMapper JSON = new JsonMapper();

    private TrustCommand() {}

    /// Reads what a reader of the engine reads, and says the file where it cannot.
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException, BadFile;
    }

    static <T> T read(Path file, Reading<T> reading) {
        try {
            return reading.read();
        } catch (BadFile e) {
            throw new BadInput(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(file, words(e)));
        }
    }

    private static String words(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "it is not there";
            case AccessDeniedException _ -> "that is not allowed";
            case CharacterCodingException _ -> "it is no text in UTF-8";
            case EOFException _ -> "it ends too early";
            default -> String.valueOf(e.getMessage());
        };
    }

    /// Two files whose reader names them itself.
    private static EdgesReader.Reading edges(Path train, Path test, List<String> levels) {
        try {
            return EdgesReader.read(train, test, levels);
        } catch (BadFile e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new BadInput("%s or %s cannot be read: %s".formatted(train, test, words(e)));
        }
    }

    private static RatingsReader.Reading ratings(Path file) {
        return read(file, () -> RatingsReader.read(file));
    }

    private static int member(Members members, String name, Path file) {
        OptionalInt number = members.find(name);
        if (number.isEmpty()) {
            throw new BadInput("%s names no member \"%s\".\nMaybe look at how its lines begin: source,target."
                    .formatted(file, name));
        }
        return number.getAsInt();
    }

    /// The members named in the file, one a line; none where there is no file.
    static int[] members(@Nullable Path file, Members members, Path ratings) {
        if (file == null) {
            return new int[0];
        }
        List<String> lines = read(file, () -> Files.readAllLines(file));
        Set<Integer> named = new LinkedHashSet<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                named.add(member(members, line.strip(), ratings));
            }
        }
        if (named.isEmpty()) {
            throw new BadInput(file + " names no member; one a line is expected.");
        }
        return named.stream().mapToInt(number -> number).toArray();
    }

    static void requireAtLeast(String option, long least, long found) {
        if (found < least) {
            throw new BadInput("%s must be at least %d, but is %d.".formatted(option, least, found));
        }
    }

    /// One line a fact, or one JSON object.
    static void print(Map<String, @Nullable Object> facts, boolean asJson) {
        if (asJson) {
            System.out.println(JSON.writeValueAsString(facts));
        } else {
            facts.forEach((name, fact) -> System.out.printf("%-10s %s%n", name, fact == null ? "none" : fact));
        }
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1e6) / 1e6;
    }

    private static void putScores(Map<String, @Nullable Object> facts, Scores scores) {
        facts.put("n", scores.n());
        facts.put("auc", figure(scores.auc()));
        facts.put("brier", figure(scores.brier()));
        facts.put("ece", figure(scores.ece()));
        facts.put("logLoss", figure(scores.logLoss()));
    }

    /// A figure of six places, or null where there is none: JSON knows no NaN.
    private static @Nullable Object figure(double figure) {
        return Double.isNaN(figure) ? null : rounded(figure);
    }

    /// Says at once what would else be found when all is computed: where nothing can be written, and what it is not to
    /// be written over.
    static void requireWritable(@Nullable Path out, List<Path> read) {
        if (out == null) {
            return;
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInput("%s cannot be written: its folder is not there.".formatted(out));
        }
        if (Files.isDirectory(out) || (Files.exists(out) && !Files.isWritable(out))) {
            throw new BadInput("%s cannot be written.\nMaybe name another file.".formatted(out));
        }
        for (Path file : read) {
            if (isSame(out, file)) {
                throw new BadInput("%s is to be read; what is found would be written over it.\nMaybe name another file."
                        .formatted(out));
            }
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException _) {
            return false;
        }
    }

    static void putDirt(Map<String, @Nullable Object> facts, Map<String, String> dirt) {
        if (!dirt.isEmpty()) {
            facts.put("dirt", dirt);
        }
    }

    @Command(name = "evaluate", description = "Predicts what is known, from what was known before, and scores it.")
    static final class Evaluate implements Callable<Integer> {
        enum Protocol {
            rolling,
            split
        }

        @Parameters(
                paramLabel = "FILE",
                arity = "1..2",
                description =
                        "RATINGS.csv for rolling: source,target,rating,time, with a header line or without;"
                                + " TRAIN and TEST for split: source, target and a sign, a number, one column a level, or a word")
        private List<Path> files = List.of();

        @Option(names = "--protocol", defaultValue = "rolling", description = "${COMPLETION-CANDIDATES}")
        private Protocol protocol = Protocol.rolling;

        @Option(names = "--lag", defaultValue = "1000", description = "a snapshot every so many ratings")
        private int lag;

        @Option(names = "--warmup", defaultValue = "10000", description = "so many ratings are not scored")
        private int warmup;

        @Option(names = "--roots", description = "verified members, one a line; else 15 early ones")
        private @Nullable Path roots;

        @Option(names = "--predictions", paramLabel = "OUT.csv", description = "where each scored rating is written")
        private @Nullable Path predictions;

        @Option(
                names = "--levels",
                split = ",",
                paramLabel = "WORD",
                description = "for split: the levels that are written as words, the lowest first")
        private List<String> levels = List.of();

        @Option(names = "--seed", defaultValue = "1", description = "for split: deals the inner parts of TRAIN")
        private long seed;

        @Option(names = "--json", description = "one JSON object")
        private boolean json;

        @Override
        public Integer call() throws IOException {
            int expected = protocol == Protocol.split ? 2 : 1;
            if (files.size() != expected) {
                throw new BadInput("--protocol %s takes %s, but there %s."
                        .formatted(
                                protocol,
                                expected == 1 ? "one file, RATINGS.csv" : "two files, TRAIN and TEST",
                                files.size() == 1 ? "is one" : "are two"));
            }
            requireWritable(predictions, files);
            return switch (protocol) {
                case rolling -> rolling(files.getFirst());
                case split -> split(files.getFirst(), files.getLast());
            };
        }

        private int split(Path trainFile, Path testFile) throws IOException {
            EdgesReader.Reading reading = edges(trainFile, testFile, levels);
            Edges test = reading.test();
            if (reading.train().count() < Foretold.EDGES_MIN) {
                throw new BadInput("%s must hold at least %d edges to learn from, but has %d."
                        .formatted(
                                trainFile, Foretold.EDGES_MIN, reading.train().count()));
            }
            long begun = System.nanoTime();
            double[][] chances = Foretold.chances(reading.train(), test, seed);
            double seconds = (System.nanoTime() - begun) / 1e9;
            int[] said = IntStream.range(0, test.count()).map(test::level).toArray();
            putLevelScores(LevelScores.of(chances, said, test.levels().size()), reading, seconds);
            if (predictions != null) {
                write(predictions, test, chances);
            }
            return 0;
        }

        private void putLevelScores(LevelScores scores, EdgesReader.Reading reading, double seconds) {
            Map<String, @Nullable Object> facts = new LinkedHashMap<>();
            List<String> names = reading.train().levels();
            facts.put("n", scores.n());
            facts.put("train", reading.train().count());
            facts.put("levels", String.join(", ", names));
            facts.put("accuracy", rounded(scores.accuracy()));
            facts.put("macroF1", rounded(scores.macroF1()));
            facts.put("distance", rounded(scores.distance()));
            if (names.size() == 2) {
                facts.put("auc", figure(scores.confidence().auc()));
            }
            facts.put("brier", figure(scores.confidence().brier()));
            facts.put("ece", figure(scores.confidence().ece()));
            facts.put("logLoss", figure(scores.logLoss()));
            facts.put("seconds", Math.round(seconds * 10) / 10.0);
            if (!reading.dirt().isEmpty()) {
                facts.put("dirt", reading.dirt());
            }
            print(facts, json);
        }

        /// The edge with its level, the likeliest level, then the chance of each.
        private static void write(Path out, Edges test, double[][] chances) throws IOException {
            try (BufferedWriter lines = Files.newBufferedWriter(out)) {
                for (int i = 0; i < test.count(); i++) {
                    var line = new StringBuilder("%s,%s,%s,%s"
                            .formatted(
                                    test.members().name(test.source(i)),
                                    test.members().name(test.target(i)),
                                    test.levels().get(test.level(i)),
                                    test.levels().get(LevelScores.likeliest(chances[i]))));
                    for (double chance : chances[i]) {
                        line.append(String.format(Locale.ROOT, ",%.9f", chance));
                    }
                    lines.write(line.append(System.lineSeparator()).toString());
                }
            }
        }

        private int rolling(Path file) throws IOException {
            requireAtLeast("--lag", 1, lag);
            requireAtLeast("--warmup", 0, warmup);
            RatingsReader.Reading reading = ratings(file);
            Ratings ratings = reading.ratings();
            long begun = System.nanoTime();
            Rolling replay = Rolling.replay(ratings, lag, members(roots, ratings.members(), file));
            double seconds = (System.nanoTime() - begun) / 1e9;
            Map<String, @Nullable Object> facts = new LinkedHashMap<>();
            putScores(facts, replay.scores(warmup));
            facts.put("seconds", Math.round(seconds * 10) / 10.0);
            putDirt(facts, reading.dirt().inWords());
            if (predictions != null) {
                write(predictions, ratings, replay.probability(), warmup);
            }
            print(facts, json);
            return 0;
        }

        /// The rating as it was read, then the probability.
        private static void write(Path out, Ratings ratings, double[] probability, int warmup) throws IOException {
            try (BufferedWriter lines = Files.newBufferedWriter(out)) {
                for (int i = warmup; i < ratings.count(); i++) {
                    lines.write(String.format(
                            Locale.ROOT,
                            "%s,%s,%s,%d,%.9f%n",
                            ratings.members().name(ratings.source(i)),
                            ratings.members().name(ratings.target(i)),
                            ratings.value(i),
                            ratings.time(i),
                            probability[i]));
                }
            }
        }
    }

    @Command(name = "ask", description = "What one member may expect of another, and why.")
    static final class Ask implements Callable<Integer> {
        @Parameters(paramLabel = "RATINGS.csv", description = "source,target,rating,time")
        private Path file = Path.of("");

        @Option(names = "--viewer", required = true, description = "who asks")
        private String viewer = "";

        @Option(names = "--about", required = true, description = "about whom")
        private String about = "";

        @Option(
                names = "--since",
                paramLabel = "YYYY-MM-DD",
                description = "says as well what changed since this day began")
        private @Nullable LocalDate since;

        @Option(names = "--lag", defaultValue = "1000", description = "a snapshot every so many ratings")
        private int lag;

        @Option(names = "--roots", description = "verified members, one a line; else 15 early ones")
        private @Nullable Path roots;

        @Option(names = "--json", description = "one JSON object")
        private boolean json;

        @Override
        public Integer call() {
            requireAtLeast("--lag", 1, lag);
            RatingsReader.Reading reading = ratings(file);
            Members members = reading.ratings().members();
            int from = member(members, viewer, file);
            int subject = member(members, about, file);
            if (from == subject) {
                throw new BadInput("Nobody is asked about oneself, but both are %s.".formatted(viewer));
            }
            int[] restart = members(roots, members, file);
            Rolling replay = Rolling.replay(reading.ratings(), lag, restart);
            Answer answer = Answer.of(replay.snapshot(), replay.model(), from, subject);
            Optional<Change> change = Optional.ofNullable(since).map(day -> {
                Ratings earlier = reading.ratings()
                        .before(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
                Rolling then = Rolling.replay(earlier, lag, restart);
                return new Change(
                        day,
                        Answer.of(then.snapshot(), then.model(), from, subject),
                        answer,
                        replay.snapshot().reports(from, subject).stream()
                                .filter(report -> report.place() >= earlier.count())
                                .filter(report -> report.rootWeight() + report.circleWeight() > 0)
                                .toList());
            });
            if (json) {
                Map<String, @Nullable Object> facts = facts(answer, reading);
                change.ifPresent(known -> facts.put("since", facts(known, reading.ratings())));
                System.out.println(JSON.writeValueAsString(facts));
            } else {
                say(answer, reading.ratings());
                change.ifPresent(known -> say(known, reading.ratings()));
            }
            return 0;
        }

        /// What the same question was answered before a day, and what was said from then on.
        private record Change(LocalDate day, Answer then, Answer now, List<Report> words) {
            /// How far each theme moved; with the base they sum to the move of the log-odds.
            Map<Theme, Double> parts() {
                Map<Theme, Double> moved = new TreeMap<>(now.parts());
                then.parts().forEach((theme, part) -> moved.merge(theme, -part, Double::sum));
                return moved;
            }
        }

        private static Map<String, Object> facts(Change change, Ratings ratings) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("day", change.day().toString());
            facts.put("probability", change.then().probability());
            facts.put("moved", change.now().probability() - change.then().probability());
            facts.put("logOddsMoved", change.now().logOdds() - change.then().logOdds());
            facts.put("baseMoved", change.now().base() - change.then().base());
            facts.put("partsMoved", named(change.parts()));
            facts.put(
                    "words",
                    change.words().stream()
                            .map(report -> Map.of(
                                    "who", ratings.members().name(report.reporter()),
                                    "good", report.good(),
                                    "on", day(report, ratings).toString()))
                            .toList());
            return facts;
        }

        private static Map<String, Double> named(Map<Theme, Double> parts) {
            Map<String, Double> named = new LinkedHashMap<>();
            new TreeMap<>(parts).forEach((theme, part) -> named.put(theme.name().toLowerCase(Locale.ROOT), part));
            return named;
        }

        private static void say(Change change, Ratings ratings) {
            System.out.printf(
                    Locale.ROOT,
                    "Since %s: %.2f → %.2f, in log-odds %+.3f, of which%n",
                    change.day(),
                    change.then().probability(),
                    change.now().probability(),
                    change.now().logOdds() - change.then().logOdds());
            sayParts(change.now().base() - change.then().base(), change.parts());
            change.words()
                    .forEach(report -> System.out.printf(
                            "new: %s said %s on %s%n",
                            ratings.members().name(report.reporter()),
                            report.good() ? "good" : "bad",
                            day(report, ratings)));
        }

        private static void sayParts(double base, Map<Theme, Double> parts) {
            System.out.printf(Locale.ROOT, "  %+.3f  a usual pair%n", base);
            new TreeMap<>(parts)
                    .forEach((theme, part) -> System.out.printf(Locale.ROOT, "  %+.3f  %s%n", part, words(theme)));
        }

        private Map<String, @Nullable Object> facts(Answer answer, RatingsReader.Reading reading) {
            Map<String, @Nullable Object> facts = new LinkedHashMap<>();
            facts.put("viewer", viewer);
            facts.put("about", about);
            facts.put("probability", answer.probability());
            facts.put("low", answer.low());
            facts.put("high", answer.high());
            facts.put("band", answer.band().name().toLowerCase(Locale.ROOT));
            facts.put("calibrated", answer.calibrated());
            facts.put("mass", answer.mass());
            facts.put("logOdds", answer.logOdds());
            facts.put("base", answer.base());
            facts.put("parts", named(answer.parts()));
            facts.put(
                    "recommenders",
                    answer.recommenders().stream()
                            .map(recommender -> told(recommender, reading.ratings()))
                            .toList());
            putDirt(facts, reading.dirt().inWords());
            return facts;
        }

        private static Map<String, Object> told(Answer.Recommender recommender, Ratings ratings) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("who", ratings.members().name(recommender.report().reporter()));
            told.put("good", recommender.report().good());
            told.put("on", day(recommender.report(), ratings).toString());
            told.put("share", recommender.share());
            told.put("rootWeight", recommender.report().rootWeight());
            told.put("circleWeight", recommender.report().circleWeight());
            told.put("without", recommender.without());
            told.put("path", names(recommender, ratings));
            return told;
        }

        private static LocalDate day(Report report, Ratings ratings) {
            return Instant.ofEpochSecond(ratings.time(report.place()))
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate();
        }

        private static List<String> names(Answer.Recommender recommender, Ratings ratings) {
            return recommender.path().stream().map(ratings.members()::name).toList();
        }

        private void say(Answer answer, Ratings ratings) {
            System.out.printf(
                    Locale.ROOT,
                    "%s may expect %s to do well with %.2f (%.2f to %.2f): %s%s.%n",
                    viewer,
                    about,
                    answer.probability(),
                    answer.low(),
                    answer.high(),
                    answer.band().name().toLowerCase(Locale.ROOT),
                    answer.calibrated() ? "" : ", not yet calibrated");
            System.out.printf(Locale.ROOT, "In log-odds %.3f, of which%n", answer.logOdds());
            sayParts(answer.base(), answer.parts());
            for (Answer.Recommender recommender : answer.recommenders()) {
                System.out.printf(
                        Locale.ROOT,
                        "%s said %s on %s, %.0f %% of what was heard; without this %.2f → %.2f; heard by way of %s%n",
                        ratings.members().name(recommender.report().reporter()),
                        recommender.report().good() ? "good" : "bad",
                        day(recommender.report(), ratings),
                        100 * recommender.share(),
                        answer.probability(),
                        recommender.without(),
                        String.join(" → ", names(recommender, ratings)));
            }
        }

        private static String words(Theme theme) {
            return switch (theme) {
                case ROOTS -> "what members whom the roots vouch for report";
                case CIRCLE -> "what members whom the viewer vouches for report";
                case OWN -> "what the viewer itself reported";
                case HABIT -> "how the viewer rates others";
                case STRANGER -> "how little is known, and how the viewer rates strangers";
                case STANDING -> "the viewer's own standing and activity";
                case SEASON -> "how good ratings are at present";
            };
        }
    }

    @Command(name = "attack", description = "Lets a ring of invented members loose, and says how far trust moves.")
    static final class Attacked implements Callable<Integer> {
        @Parameters(paramLabel = "RATINGS.csv", description = "source,target,rating,time")
        private Path file = Path.of("");

        @Option(names = "--sybils", defaultValue = "1000", description = "invented members")
        private int sybils;

        @Option(names = "--slips", defaultValue = "20", description = "honest members who vouch for one of them")
        private int slips;

        @Option(names = "--lag", defaultValue = "1000", description = "a snapshot every so many ratings")
        private int lag;

        @Option(names = "--seed", defaultValue = "1", description = "chooses viewers and slips")
        private long seed;

        @Option(names = "--roots", description = "verified members, one a line; else 15 early ones")
        private @Nullable Path roots;

        @Option(names = "--json", description = "one JSON object")
        private boolean json;

        @Override
        public Integer call() {
            requireAtLeast("--lag", 1, lag);
            requireAtLeast("--sybils", 1, sybils);
            requireAtLeast("--slips", 0, slips);
            RatingsReader.Reading reading = ratings(file);
            Ratings ratings = reading.ratings();
            Attack attack = attack(ratings);
            Map<String, @Nullable Object> facts = new LinkedHashMap<>();
            facts.put("sybils", sybils);
            facts.put("slips", attack.slips(slips));
            attack.all(sybils, slips).forEach((aim, moved) -> {
                Map<String, Object> told = new LinkedHashMap<>();
                told.put("before", rounded(moved.before()));
                told.put("after", rounded(moved.after()));
                told.put("moved", rounded(moved.after() - moved.before()));
                told.put("movedAfterRefit", rounded(moved.refitted() - moved.before()));
                told.put("ringShare", rounded(moved.ringShare()));
                facts.put(aim.name().toLowerCase(Locale.ROOT), told);
            });
            putDirt(facts, reading.dirt().inWords());
            print(facts, json);
            return 0;
        }

        private Attack attack(Ratings ratings) {
            Rolling calm = Rolling.replay(ratings, lag, members(roots, ratings.members(), file));
            try {
                return new Attack(calm, seed);
            } catch (IllegalArgumentException e) {
                throw new BadInput("%s: %s".formatted(file, e.getMessage()));
            }
        }
    }
}
