package org.northernconnections.app;

import static org.northernconnections.app.command.BadInput.requireAtLeast;
import static org.northernconnections.app.command.BadInput.requireWritable;
import static org.northernconnections.app.trust.Facts.figure;
import static org.northernconnections.app.trust.Facts.print;
import static org.northernconnections.app.trust.Facts.putDirt;
import static org.northernconnections.app.trust.Facts.putScores;
import static org.northernconnections.app.trust.Facts.rounded;
import static org.northernconnections.app.trust.TrustFiles.edges;
import static org.northernconnections.app.trust.TrustFiles.ratings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.command.WholeFile;
import org.northernconnections.app.trust.ReplayOptions;
import org.northernconnections.trust.bounded.Rolling;
import org.northernconnections.trust.level.Foretold;
import org.northernconnections.trust.level.LevelScores;
import org.northernconnections.trust.rating.Edges;
import org.northernconnections.trust.rating.EdgesReader;
import org.northernconnections.trust.rating.Ratings;
import org.northernconnections.trust.rating.RatingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Foretells ratings or levels from what was known before them, and scores what was said.
@Command(name = "evaluate", description = "Predicts what is known, from what was known before, and scores it.")
final class EvaluateCommand implements Callable<Integer> {
    enum Protocol {
        rolling,
        split
    }

    @Parameters(
            paramLabel = "FILE",
            arity = "1..2",
            description = "RATINGS.csv for rolling: source,target,rating,time, with a header line or without;"
                    + " TRAIN and TEST for split: source, target and a sign, a number, one column a level, or a word")
    private List<Path> files = List.of();

    @Option(names = "--protocol", defaultValue = "rolling", description = "${COMPLETION-CANDIDATES}")
    private Protocol protocol = Protocol.rolling;

    @Mixin
    private ReplayOptions replaying = new ReplayOptions();

    @Option(names = "--warmup", defaultValue = "10000", description = "so many ratings are not scored")
    private int warmup;

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
        requireWritable(
                predictions,
                Stream.concat(files.stream(), replaying.read().stream()).toList());
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
                    .formatted(trainFile, Foretold.EDGES_MIN, reading.train().count()));
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
        WholeFile.write(out, lines -> {
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
        });
    }

    private int rolling(Path file) throws IOException {
        replaying.require();
        requireAtLeast("--warmup", 0, warmup);
        RatingsReader.Reading reading = ratings(file);
        Ratings ratings = reading.ratings();
        long begun = System.nanoTime();
        Rolling replay = replaying.replay(ratings, file);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        putScores(facts, replay.scores(warmup));
        facts.put("seconds", Math.round(seconds * 10) / 10.0);
        putDirt(facts, replaying.dirt(reading));
        if (predictions != null) {
            write(predictions, ratings, replay.probability(), warmup);
        }
        print(facts, json);
        return 0;
    }

    /// The rating as it was read, then the probability.
    private static void write(Path out, Ratings ratings, double[] probability, int warmup) throws IOException {
        WholeFile.write(out, lines -> {
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
        });
    }
}
