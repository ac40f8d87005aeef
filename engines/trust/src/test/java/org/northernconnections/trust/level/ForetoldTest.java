package org.northernconnections.trust.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.trust.rating.EdgesReader;

class ForetoldTest {
    private static final Path DATA = Path.of("../../../shared/data/trust");

    @TempDir
    Path folder = Path.of("");

    /// Three levels; a third of the members is worded high, a third low.
    private List<String> edges(long seed) {
        var random = new Random(seed);
        List<String> edges = new ArrayList<>();
        for (int source = 0; source < 30; source++) {
            for (int target = 0; target < 30; target++) {
                int level = random.nextInt(5) == 0 ? random.nextInt(3) : target % 3;
                if (source != target && random.nextInt(2) == 0) {
                    edges.add("%d %d %d".formatted(source, target, level));
                }
            }
        }
        return edges;
    }

    private EdgesReader.Reading reading(List<String> train, List<String> test) throws Exception {
        return EdgesReader.read(
                Files.write(folder.resolve("train"), train), Files.write(folder.resolve("test"), test), List.of());
    }

    /// One fifth of each level to test, dealt by chance.
    private EdgesReader.Reading stratified(Path file, long seed) throws Exception {
        var random = new Random(seed);
        List<String> train = new ArrayList<>();
        List<String> test = new ArrayList<>();
        Files.readAllLines(file).stream()
                .map(line -> line.strip().replace('\t', ' '))
                .collect(Collectors.groupingBy(line -> line.substring(line.indexOf(' ', line.indexOf(' ') + 1))))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(level -> {
                    List<String> lines = new ArrayList<>(level.getValue());
                    Collections.shuffle(lines, random);
                    test.addAll(lines.subList(0, lines.size() / 5));
                    train.addAll(lines.subList(lines.size() / 5, lines.size()));
                });
        return reading(train, test);
    }

    private static LevelScores scores(EdgesReader.Reading reading) {
        double[][] chances = Foretold.chances(reading.train(), reading.test(), 1);
        var said = new int[reading.test().count()];
        Arrays.setAll(said, reading.test()::level);
        return LevelScores.of(chances, said, reading.train().levels().size());
    }

    @Test
    void levelsAreForetoldFromWhatOthersSay() throws Exception {
        List<String> edges = edges(3);
        Collections.shuffle(edges, new Random(4));

        LevelScores scores = scores(reading(edges.subList(80, edges.size()), edges.subList(0, 80)));

        assertThat(scores.n()).isEqualTo(80);
        assertThat(scores.accuracy()).isGreaterThan(0.75);
        assertThat(scores.macroF1()).isGreaterThan(0.7);
    }

    @Test
    void whatIsToBeForetoldIsNotLookedAt() throws Exception {
        List<String> edges = edges(5);
        List<String> turned = edges.subList(0, 60).stream()
                .map(edge -> edge.substring(0, edge.length() - 1) + (2 - (edge.charAt(edge.length() - 1) - '0')))
                .toList();

        EdgesReader.Reading straight = reading(edges.subList(60, edges.size()), edges.subList(0, 60));
        double[][] once = Foretold.chances(straight.train(), straight.test(), 1);
        EdgesReader.Reading other = reading(edges.subList(60, edges.size()), turned);
        double[][] again = Foretold.chances(other.train(), other.test(), 1);

        assertThat(again).isDeepEqualTo(once);
        for (double[] chances : once) {
            assertThat(Arrays.stream(chances).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void scoresByHand() {
        double[][] chances = {{0.7, 0.2, 0.1}, {0.1, 0.5, 0.4}, {0.2, 0.2, 0.6}, {0.4, 0.3, 0.3}};

        LevelScores scores = LevelScores.of(chances, new int[] {0, 2, 2, 2}, 3);

        assertThat(scores.accuracy()).isEqualTo(0.5);
        assertThat(scores.distance()).isEqualTo((0 + 0.5 + 0 + 1) / 4);
        assertThat(scores.macroF1()).isCloseTo((2.0 / 3 + 0 + 0.5) / 3, within(1e-12));
        assertThat(scores.logLoss())
                .isCloseTo(-(Math.log(0.7) + Math.log(0.4) + Math.log(0.6) + Math.log(0.3)) / 4, within(1e-12));
    }

    @Test
    void advogatoIsForetoldBetterThanPublished() throws Exception {
        Path file = DATA.resolve("advogato-guardian-4-levels.txt");
        assumeTrue(Files.exists(file), "../shared/data/trust is not here");
        assumeTrue(Boolean.getBoolean("northern.slow"), "runs with -Dnorthern.slow=true: half a minute");

        assertThat(scores(stratified(file, 1)).accuracy()).isGreaterThanOrEqualTo(0.755);
    }

    @Test
    void votesAreForetold() throws Exception {
        Path file = DATA.resolve("WikiElec.txt");
        assumeTrue(Files.exists(file), "../shared/data/trust is not here");
        assumeTrue(Boolean.getBoolean("northern.slow"), "runs with -Dnorthern.slow=true: half a minute");

        LevelScores scores = scores(stratified(file, 1));

        assertThat(scores.confidence().auc()).isGreaterThanOrEqualTo(0.92);
        assertThat(scores.confidence().ece()).isLessThan(0.015);
    }
}
