package org.northernconnections.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.northernconnections.trust.bounded.Rolling;
import org.northernconnections.trust.bounded.Scores;
import org.northernconnections.trust.rating.BadFile;
import org.northernconnections.trust.rating.Dirt;
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
        description = "Evaluates trust on ratings in files, answers from them, and attacks them.",
        subcommands = {TrustCommand.Evaluate.class, CommandLine.HelpCommand.class})
final class TrustCommand {
    private static final JsonMapper JSON = new JsonMapper();

    private TrustCommand() {}

    /// Reads what a reader of the engine reads, and says the file where it cannot.
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException, BadFile;
    }

    private static <T> T read(Path file, Reading<T> reading) {
        try {
            return reading.read();
        } catch (BadFile e) {
            throw new TimetableCommand.BadInput(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new TimetableCommand.BadInput("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    private static RatingsReader.Reading ratings(Path file) {
        return read(file, () -> RatingsReader.read(file));
    }

    private static int member(Members members, String name, Path file) {
        OptionalInt number = members.find(name);
        if (number.isEmpty()) {
            throw new TimetableCommand.BadInput(
                    "%s names no member \"%s\".\nMaybe look at how its lines begin: source,target."
                            .formatted(file, name));
        }
        return number.getAsInt();
    }

    /// The members named in the file, one a line; none where there is no file.
    private static int[] roots(@Nullable Path file, Members members, Path ratings) {
        if (file == null) {
            return new int[0];
        }
        List<String> lines = read(file, () -> Files.readAllLines(file));
        Set<Integer> roots = new LinkedHashSet<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                roots.add(member(members, line.strip(), ratings));
            }
        }
        if (roots.isEmpty()) {
            throw new TimetableCommand.BadInput(file + " names no member; one a line is expected.");
        }
        return roots.stream().mapToInt(root -> root).toArray();
    }

    private static void requireAtLeast(String option, long least, long found) {
        if (found < least) {
            throw new TimetableCommand.BadInput("%s must be at least %d, but is %d.".formatted(option, least, found));
        }
    }

    /// One line a fact, or one JSON object.
    private static void print(Map<String, Object> facts, boolean asJson) {
        if (asJson) {
            System.out.println(JSON.writeValueAsString(facts));
        } else {
            facts.forEach((name, fact) -> System.out.printf("%-10s %s%n", name, fact));
        }
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1e6) / 1e6;
    }

    private static void putScores(Map<String, Object> facts, Scores scores) {
        facts.put("n", scores.n());
        facts.put("auc", figure(scores.auc()));
        facts.put("brier", figure(scores.brier()));
        facts.put("ece", figure(scores.ece()));
        facts.put("logLoss", figure(scores.logLoss()));
    }

    /// A figure of six places, or words where there is none: JSON knows no NaN.
    private static Object figure(double figure) {
        return Double.isNaN(figure) ? "none" : rounded(figure);
    }

    private static void putDirt(Map<String, Object> facts, Dirt dirt) {
        if (!dirt.inWords().isEmpty()) {
            facts.put("dirt", dirt.inWords());
        }
    }

    @Command(name = "evaluate", description = "Predicts what is known, from what was known before, and scores it.")
    static final class Evaluate implements Callable<Integer> {
        enum Protocol {
            rolling
        }

        @Parameters(
                paramLabel = "RATINGS.csv",
                arity = "1",
                description = "source,target,rating,time, with a header line or without")
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

        @Option(names = "--json", description = "one JSON object")
        private boolean json;

        @Override
        public Integer call() throws IOException {
            return switch (protocol) {
                case rolling -> rolling(files.getFirst());
            };
        }

        private int rolling(Path file) throws IOException {
            requireAtLeast("--lag", 1, lag);
            requireAtLeast("--warmup", 0, warmup);
            RatingsReader.Reading reading = ratings(file);
            Ratings ratings = reading.ratings();
            long begun = System.nanoTime();
            double[] probability = Rolling.replay(ratings, lag, roots(roots, ratings.members(), file))
                    .probability();
            double seconds = (System.nanoTime() - begun) / 1e9;
            Map<String, Object> facts = new LinkedHashMap<>();
            putScores(facts, Rolling.scores(ratings, probability, warmup));
            facts.put("seconds", Math.round(seconds * 10) / 10.0);
            putDirt(facts, reading.dirt());
            if (predictions != null) {
                write(predictions, ratings, probability, warmup);
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
}
