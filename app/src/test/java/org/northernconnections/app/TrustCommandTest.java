package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrustCommandTest {
    @TempDir
    Path folder = Path.of("");

    private record Said(int code, String out, String err) {
        JsonNode json() {
            return new JsonMapper().readTree(out);
        }
    }

    private static Said run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new StringWriter();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int code = Northern.commandLine().setErr(new PrintWriter(err, true)).execute(words);
            return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }

    /// Forty members, of whom every fifth is mostly rated badly.
    private Path ratings() throws IOException {
        var random = new Random(11);
        var lines = new StringBuilder("source,target,rating,time\n");
        for (int i = 0; i < 2_000; i++) {
            int source = random.nextInt(40);
            int target = random.nextInt(40);
            boolean good = random.nextInt(10) < (target % 5 == 0 ? 2 : 9);
            lines.append("%d,%d,%d,%d%n".formatted(source, target, good ? 3 : -7, 3_600 * i));
        }
        return file("ratings.csv", lines.toString());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void ratingsAreScoredAndEachPredictionIsWritten() throws Exception {
        Path out = folder.resolve("out.csv");

        Said said = run(
                "trust",
                "evaluate",
                ratings().toString(),
                "--protocol",
                "rolling",
                "--lag",
                "200",
                "--warmup",
                "1000",
                "--predictions",
                out.toString(),
                "--json");

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode json = said.json();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(json.path("n").intValue());
        assertThat(lines.getFirst()).matches("\\d+,\\d+,(3|-7)\\.0,\\d+,0\\.\\d{9}");
        assertThat(json.path("auc").doubleValue()).isGreaterThan(0.75);
        assertThat(json.path("dirt").path("ratings of oneself, left out").stringValue())
                .contains("the first in line");
    }

    @Test
    void whatCannotBeReadIsSaidWithItsLine() throws Exception {
        Said said =
                run("trust", "evaluate", file("bad.csv", "a,b,1,5\na,c,99,6\n").toString());

        assertThat(said.code()).isEqualTo(64);
        assertThat(said.err()).contains("bad.csv: Line 2: A rating is from -10 to 10, but this one is 99.");
        assertThat(said.out()).isEmpty();
    }

    @Test
    void rootsWhoAreNoMembersAreTold() throws Exception {
        String ratings = ratings().toString();
        String roots = file("roots.txt", "1\nnobody\n1\n").toString();

        Said evaluated = run("trust", "evaluate", ratings, "--lag", "200", "--roots", roots, "--json");
        Said asked = run("trust", "ask", ratings, "--viewer", "1", "--about", "7", "--roots", roots);

        assertThat(evaluated
                        .json()
                        .path("dirt")
                        .path("roots who are no members, vouch for nobody")
                        .stringValue())
                .startsWith("1, the first in line 2 of ")
                .endsWith("roots.txt");
        assertThat(asked.out()).contains("Noticed: roots who are no members, vouch for nobody: 1, the first in line 2");
    }

    @Test
    void rootsOfWhomNobodyIsAMemberAreRefused() throws Exception {
        Said said = run(
                "trust",
                "evaluate",
                ratings().toString(),
                "--roots",
                file("roots.txt", "nobody\nnor this one\n").toString());

        assertThat(said.code()).isEqualTo(64);
        assertThat(said.err()).contains("roots.txt names no member of").contains("ratings.csv");
    }

    /// One of the roots is named in the last lines alone.
    @Test
    void cuttingTheEndChangesNoPredictionThoughARootIsNotYetThere() throws Exception {
        String all = Files.readString(ratings());
        Path cut = file("cut.csv", all);
        Path whole = file("whole.csv", all + "1,late,3,7200000\nlate,7,3,7200001\n");
        String roots = file("roots.txt", "late\n1\n2\n").toString();

        List<String> ofCut = predictions(cut, roots);
        List<String> ofWhole = predictions(whole, roots);

        assertThat(ofWhole).hasSize(ofCut.size() + 2);
        assertThat(ofWhole.subList(0, ofCut.size())).isEqualTo(ofCut);
    }

    private List<String> predictions(Path ratings, String roots) throws IOException {
        Path out = folder.resolve("out.csv");
        Said said = run(
                "trust",
                "evaluate",
                ratings.toString(),
                "--lag",
                "200",
                "--warmup",
                "0",
                "--roots",
                roots,
                "--predictions",
                out.toString());
        assertThat(said.code()).as(said.err()).isZero();
        return Files.readAllLines(out);
    }

    @Test
    void predictionsAreNotWrittenOverTheRoots() throws Exception {
        Path roots = file("roots.txt", "1\n");

        Said said = run(
                "trust",
                "evaluate",
                ratings().toString(),
                "--roots",
                roots.toString(),
                "--predictions",
                roots.toString());

        assertThat(said.code()).isEqualTo(64);
        assertThat(roots).hasContent("1");
    }

    @Test
    void aRingOfABillionIsRefused() throws Exception {
        assertThat(run("trust", "attack", ratings().toString(), "--sybils", "1000000000")
                        .err())
                .contains("--sybils must be from 1 to 100000, but is 1000000000.");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        Said said = run("trust", "evaluate", folder.resolve("none.csv").toString());

        assertThat(said.code()).isEqualTo(64);
        assertThat(said.err()).contains("none.csv cannot be read");
    }

    @Test
    void aLagOfNoneIsRefused() throws Exception {
        assertThat(run("trust", "evaluate", ratings().toString(), "--lag", "0").err())
                .contains("--lag must be at least 1, but is 0.");
    }

    @Test
    void anAnswerHasReasonsThatAddUp() throws Exception {
        Said said =
                run("trust", "ask", ratings().toString(), "--viewer", "1", "--about", "5", "--lag", "200", "--json");

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode json = said.json();
        double parts = json.path("parts")
                .valueStream()
                .mapToDouble(JsonNode::doubleValue)
                .sum();
        assertThat(json.path("base").doubleValue() + parts)
                .isCloseTo(json.path("logOdds").doubleValue(), within(1e-9));
        assertThat(json.path("probability").doubleValue()).isLessThan(0.6);
        assertThat(json.path("recommenders")).isNotEmpty().allSatisfy(recommender -> {
            assertThat(recommender.path("without").isDouble()).isTrue();
            assertThat(recommender.path("path")).isNotEmpty();
        });
    }

    @Test
    void anAnswerIsToldInWords() throws Exception {
        Said said = run("trust", "ask", ratings().toString(), "--viewer", "1", "--about", "7", "--lag", "200");

        assertThat(said.out())
                .startsWith("1 may expect 7 to do well with 0.")
                .contains("  a usual pair", "without this 0.", "heard by way of ")
                .containsPattern("Noticed: ratings of oneself, left out: \\d+, the first in line \\d+");
    }

    @Test
    void edgesWithoutTimesAreAskedAboutAndNotReplayed() throws Exception {
        String undated = Files.readString(ratings()).replaceAll("(?m),[^,\n]*$", "");
        Path edges = file("edges.csv", undated);

        Said asked = run("trust", "ask", edges.toString(), "--viewer", "1", "--about", "7", "--json");

        assertThat(asked.code()).as(asked.err()).isZero();
        assertThat(asked.json().path("probability").isDouble()).isTrue();
        assertThat(asked.json().path("recommenders"))
                .allSatisfy(one -> assertThat(one.path("on").isNull()).isTrue());
        assertThat(run("trust", "ask", edges.toString(), "--viewer", "1", "--about", "7", "--since", "1970-03-01")
                        .err())
                .contains("--since asks for the times of ratings", "edges.csv has none");
        assertThat(run("trust", "evaluate", edges.toString()).err()).contains("but time is missing");
    }

    @Test
    void whatTheViewerSaidItselfIsTold() throws Exception {
        String all = Files.readString(ratings());
        String last = all.strip().substring(all.strip().lastIndexOf('\n') + 1);
        String time = last.substring(last.lastIndexOf(',') + 1);
        Path more = file("more.csv", all.strip() + "\n1,7,-5," + time + "\n");

        Said asked = run("trust", "ask", more.toString(), "--viewer", "1", "--about", "7", "--json");

        assertThat(asked.json().path("own")).isNotEmpty();
        JsonNode word = asked.json().path("own").get(asked.json().path("own").size() - 1);
        assertThat(word.path("who").stringValue()).isEqualTo("1");
        assertThat(word.path("good").booleanValue()).isFalse();
        assertThat(run("trust", "ask", more.toString(), "--viewer", "1", "--about", "7")
                        .out())
                .contains("1 itself said bad on ");
    }

    @Test
    void ofTheViewersOwnWordsOnlyTheLatestIsTold() throws Exception {
        String changed = Files.readString(ratings()) + "1,7,5,7200000\n1,7,-5,7300000\n1,7,4,7400000\n";
        String more = file("more.csv", changed).toString();

        Said told = run("trust", "ask", more, "--viewer", "1", "--about", "7", "--since", "1970-03-25");
        Said asJson = run("trust", "ask", more, "--viewer", "1", "--about", "7", "--since", "1970-03-25", "--json");

        assertThat(told.out().lines().filter(line -> line.startsWith("1 itself said ")))
                .containsExactly("1 itself said good on 1970-03-27");
        assertThat(told.out().lines().filter(line -> line.startsWith("new: 1 said ")))
                .containsExactly("new: 1 said good on 1970-03-27");
        assertThat(asJson.json().path("own")).hasSize(1);
        assertThat(asJson.json().path("since").path("words"))
                .filteredOn(word -> word.path("who").stringValue().equals("1"))
                .hasSize(1);
    }

    @Test
    void whoIsNotInTheFileIsSaid() throws Exception {
        Said said = run("trust", "ask", ratings().toString(), "--viewer", "1", "--about", "somebody");

        assertThat(said.code()).isEqualTo(64);
        assertThat(said.err()).contains("names no member \"somebody\"");
    }

    @Test
    void anAttackWithoutSlipsMovesNothing() throws Exception {
        Said said = run(
                "trust", "attack", ratings().toString(), "--sybils", "50", "--slips", "0", "--lag", "200", "--json");

        assertThat(said.code()).as(said.err()).isZero();
        for (String aim : List.of("promote", "slander", "flood", "flood_by_slipped", "teach")) {
            assertThat(said.json().path(aim).path("moved").doubleValue())
                    .as(aim)
                    .isZero();
            assertThat(said.json().path(aim).path("before").doubleValue())
                    .as(aim)
                    .isPositive();
        }
    }

    @Test
    void whatChangedSinceADayAddsUp() throws Exception {
        String ratings = ratings().toString();
        Said said = run(
                "trust",
                "ask",
                ratings,
                "--viewer",
                "1",
                "--about",
                "7",
                "--lag",
                "200",
                "--since",
                "1970-03-01",
                "--json");

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode since = said.json().path("since");
        double moved = since.path("partsMoved")
                .valueStream()
                .mapToDouble(JsonNode::doubleValue)
                .sum();
        assertThat(since.path("baseMoved").doubleValue() + moved)
                .isCloseTo(since.path("logOddsMoved").doubleValue(), within(1e-9));
        assertThat(since.path("probability").doubleValue() + since.path("moved").doubleValue())
                .isCloseTo(said.json().path("probability").doubleValue(), within(1e-12));
        assertThat(since.path("words"))
                .isNotEmpty()
                .allSatisfy(word -> assertThat(word.path("on").stringValue()).isGreaterThanOrEqualTo("1970-03-01"));
        assertThat(run("trust", "ask", ratings, "--viewer", "1", "--about", "7", "--since", "1970-03-01")
                        .out())
                .contains("Since 1970-03-01: 0.", "new: ");
    }

    @Test
    void beforeTheFirstRatingNothingWasKnown() throws Exception {
        Said said = run(
                "trust",
                "ask",
                ratings().toString(),
                "--viewer",
                "1",
                "--about",
                "7",
                "--since",
                "1970-01-01",
                "--json");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().path("since").path("words")).isNotEmpty();
    }

    @Test
    void predictionsAreNotWrittenOverWhatIsRead() throws Exception {
        Path file = ratings();
        byte[] before = Files.readAllBytes(file);

        Said over = run("trust", "evaluate", file.toString(), "--predictions", file.toString());
        Said nowhere = run(
                "trust",
                "evaluate",
                file.toString(),
                "--predictions",
                folder.resolve("none/out.csv").toString());

        assertThat(over.code()).isEqualTo(64);
        assertThat(over.err()).contains("ratings.csv is to be read; what is found would be written over it.");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(nowhere.code()).isEqualTo(64);
        assertThat(nowhere.err()).contains("out.csv cannot be written: its folder is not there.");
    }

    @Test
    void figuresThatAreNotThereAreNull() throws Exception {
        Said said =
                run("trust", "evaluate", file("few.csv", "a,b,1,5\nb,c,1,6\n").toString(), "--json");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().path("n").intValue()).isZero();
        assertThat(said.json().path("auc").isNull()).isTrue();
    }

    @Test
    void anAttackNeedsSomebodyToAsk() throws Exception {
        Said said = run("trust", "attack", file("few.csv", "a,b,1,5\nb,c,1,6\n").toString());

        assertThat(said.code()).isEqualTo(64);
        assertThat(said.err()).contains("few.csv: Nobody gave 5 ratings, so there is no viewer to ask.");
    }

    @Test
    void noMoreSlipThanHaveRated() throws Exception {
        Said said = run("trust", "attack", ratings().toString(), "--sybils", "10", "--slips", "400", "--json");

        assertThat(said.json().path("slips").intValue()).isEqualTo(40);
    }

    @Test
    void whyAFileCannotBeReadIsSaid() throws Exception {
        assertThat(run("trust", "evaluate", folder.resolve("none.csv").toString())
                        .err())
                .contains("none.csv cannot be read: it is not there");
        assertThat(run("trust", "evaluate", file("empty.csv.gz", "").toString()).err())
                .contains("empty.csv.gz cannot be read: it ends too early");
        assertThat(run("trust", "evaluate", folder.toString()).err()).contains("cannot be read: ");
    }

    @Test
    void walksAreWrittenAndComparedWithTheExactOnes() throws Exception {
        Path out = folder.resolve("out.csv");

        Said said = run(
                "trust", "walk", ratings().toString(), "--out", out.toString(), "--top", "3", "--check", "7", "--json");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().path("viewers").intValue()).isEqualTo(40);
        assertThat(said.json().path("checked").intValue()).isEqualTo(7);
        assertThat(said.json().path("missing").doubleValue()).isBetween(0.0, 1e-4);
        assertThat(said.json().path("worstError").doubleValue()).isBetween(0.0, 1e-4);
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(3 * 40).allMatch(line -> line.matches("\\d+,\\d+,0\\.\\d{9}"));
        for (int viewer = 0; viewer < 40; viewer++) {
            List<String[]> shares = lines.subList(3 * viewer, 3 * viewer + 3).stream()
                    .map(line -> line.split(",", -1))
                    .toList();
            assertThat(shares.getFirst()[1]).isEqualTo(shares.getFirst()[0]);
            assertThat(Double.parseDouble(shares.get(1)[2]))
                    .isGreaterThanOrEqualTo(Double.parseDouble(shares.get(2)[2]));
        }
    }

    @Test
    void walksThatCannotBeTakenAreRefused() throws Exception {
        String ratings = ratings().toString();
        String out = folder.resolve("out.csv").toString();
        String viewers = file("viewers.txt", "3\nnobody\n").toString();

        assertThat(run("trust", "walk", ratings, "--out", out, "--viewers", viewers)
                        .err())
                .contains("viewers.txt, line 2: a member of");
        assertThat(run("trust", "walk", ratings, "--out", out, "--error", "2").err())
                .contains("The error must be from");
        assertThat(run("trust", "walk", ratings, "--out", out, "--restart", "1").err())
                .contains("The restart must be between 0 and 1");
        assertThat(run("trust", "walk", ratings, "--out", ratings).err()).contains("would be written over it");
        assertThat(Path.of(out)).doesNotExist();
    }

    /// Words of forty members about each other; every fifth is mostly worded low, and few words are missing.
    private String edges(long seed, int from, int to) {
        var lines = new StringBuilder();
        var random = new Random(seed);
        for (int i = 0; i < to; i++) {
            int source = i / 40;
            int target = i % 40;
            boolean high = random.nextInt(10) < (target % 5 == 0 ? 1 : 9);
            if (source != target && i >= from) {
                lines.append("m%d\tm%d\t%d\n".formatted(source, target, high ? 1 : -1));
            }
        }
        return lines.toString();
    }

    @Test
    void edgesToTestAreForetoldFromThoseToLearnFrom() throws Exception {
        Path out = folder.resolve("out.csv");

        Said said = run(
                "trust",
                "evaluate",
                file("train.tsv", edges(7, 0, 1_200)).toString(),
                file("test.tsv", edges(7, 1_200, 1_600)).toString(),
                "--protocol",
                "split",
                "--predictions",
                out.toString(),
                "--json");

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode json = said.json();
        assertThat(json.path("n").intValue()).isEqualTo(390);
        assertThat(json.path("levels").stringValue()).isEqualTo("-1, 1");
        assertThat(json.path("accuracy").doubleValue()).isGreaterThan(0.85);
        assertThat(json.path("auc").doubleValue()).isGreaterThan(0.75);
        assertThat(Files.readAllLines(out)).hasSize(390);
        assertThat(Files.readAllLines(out).getFirst()).matches("m30,m0,-1,-1,0\\.\\d{9},0\\.\\d{9}");
    }

    @Test
    void splitNeedsTwoFilesAndRollingOne() throws Exception {
        String one = file("one.tsv", edges(7, 0, 200)).toString();

        assertThat(run("trust", "evaluate", one, "--protocol", "split").err())
                .contains("--protocol split takes two files, TRAIN and TEST, but there is one.");
        assertThat(run("trust", "evaluate", one, one).err())
                .contains("--protocol rolling takes one file, RATINGS.csv, but there are two.");
    }

    @Test
    void aLevelThatIsNotLearntIsSaidWithItsFileAndLine() throws Exception {
        Said said = run(
                "trust",
                "evaluate",
                file("train.tsv", edges(7, 0, 400)).toString(),
                file("test.tsv", "a\tb\t1\nb\ta\t3\n").toString(),
                "--protocol",
                "split");

        assertThat(said.code()).isEqualTo(64);
        assertThat(said.err()).contains("test.tsv: Line 2: One of the levels -1, 1 was expected, but there is \"3\".");
    }

    @Test
    void tooFewEdgesToLearnFromAreSaid() throws Exception {
        String few = file("few.tsv", "a\tb\t1\nb\ta\t-1\n").toString();

        assertThat(run("trust", "evaluate", few, few, "--protocol", "split").err())
                .contains("must hold at least 100 edges to learn from, but has 2.");
    }
}
