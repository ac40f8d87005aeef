package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.command.Lines;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Matching from files, as who checks it does.
class MatchCommandTest {
    private static final String DOCUMENTS = """
            {"_id": "waste", "title": "Food waste", "text": "Software that reduces food waste in nursing homes and schools", "lang": "en"}
            {"_id": "bridge", "text": "Inspection of bridges with drones", "lang": "en"}
            {"id": "heat", "text": "Heat pumps for district heating", "lang": "en"}
            """;
    private static final String QUERIES = """
            {"_id": "q1", "text": "Kommunen søger en løsning til at mindske madspild i plejehjem og skoler", "lang": "da"}
            {"_id": "q2", "text": "Fernwärme mit Wärmepumpen", "lang": "de"}
            """;

    @TempDir
    private Path folder = Path.of("");

    private record Said(int code, String out, String err) {}

    private static Said said(String input, String... words) {
        PrintStream before = System.out;
        InputStream inBefore = System.in;
        var out = new ByteArrayOutputStream();
        var err = new StringWriter();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            int code = Northern.commandLine().setErr(new PrintWriter(err)).execute(words);
            return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(before);
            System.setIn(inBefore);
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Said run(String documents, String queries) throws IOException {
        return said(
                "",
                "match",
                "run",
                "--corpus",
                file("docs.jsonl", documents).toString(),
                "--queries",
                file("queries.jsonl", queries).toString(),
                "--top",
                "2",
                "--out",
                folder.resolve("run.trec").toString());
    }

    @Test
    void needsOfOtherLanguagesFindTheirAnswer() throws IOException {
        Said said = run(DOCUMENTS, QUERIES);

        assertThat(said).isEqualTo(new Said(0, "", ""));
        List<String> lines = Files.readAllLines(folder.resolve("run.trec"));
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).matches("q1 Q0 waste 1 [0-9.]+ northern");
        assertThat(lines.get(2)).matches("q2 Q0 heat 1 [0-9.]+ northern");
    }

    @Test
    void sameFilesSameBytes() throws IOException {
        run(DOCUMENTS, QUERIES);
        byte[] first = Files.readAllBytes(folder.resolve("run.trec"));
        run(DOCUMENTS, QUERIES);

        assertThat(Files.readAllBytes(folder.resolve("run.trec"))).isEqualTo(first);
    }

    @Test
    void badLinesAreNamedAndNothingIsWritten() throws IOException {
        record Bad(String documents, String says) {}
        String good = "{\"_id\": \"a\", \"text\": \"Timber\"}\n";
        for (Bad bad : List.of(
                new Bad(good + "{\"_id\": \"b\", \"text\"", "line 2: a JSON object was expected, and it is broken"),
                new Bad(good + "[1]", "line 2: a JSON object was expected"),
                new Bad(good + "{\"text\": \"Glass\"}", "line 2: an \"_id\" or \"id\" without spaces was expected"),
                new Bad(
                        good + "\n{\"_id\": \"b\", \"text\": \" \"}",
                        "line 3: a \"text\" was expected, and it is empty"),
                new Bad(good + good, "line 2: an id of its own was expected, and \"a\" is already on line 1"),
                new Bad(
                        good + "{\"_id\": \"b\", \"text\": \"Bois\", \"lang\": \"fr\"}",
                        "line 2: a \"lang\" of da, nb, nn, no, sv, de, nl or en was expected, and it is \"fr\""),
                new Bad(
                        good + "{\"_id\": \"" + "x".repeat(40_000) + "\", \"text\": \"Glass\"}",
                        "line 2: an \"_id\" or \"id\" of at most 1,000 characters was expected, and it has 40,000"),
                new Bad(
                        good + "{\"_id\": \"\\ud800\", \"text\": \"Glass\"}",
                        "line 2: an \"_id\" or \"id\" of at most 1,000 characters was expected, and one of its letters"),
                new Bad(good + "{\"_id\": \"b\", \"text\": 7}", "line 2: a text was expected as \"text\""),
                new Bad(
                        good + "{\"_id\": \"b\", \"text\": \"" + "x".repeat(10 * Lines.BYTES_MAX) + "\"}",
                        "line 2: at most 1,048,576 bytes were expected"),
                new Bad("", "one JSON object a line was expected, and there is none"))) {
            Said said = run(bad.documents(), QUERIES);

            assertThat(said.code()).as(bad.says()).isEqualTo(BadInput.CODE);
            assertThat(said.err()).contains("docs.jsonl").contains(bad.says());
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left.map(path -> path.getFileName().toString()))
                        .containsExactlyInAnyOrder("docs.jsonl", "queries.jsonl");
            }
        }
    }

    @Test
    void anUnknownLanguageIsRefused() throws IOException {
        Said said = said("text\n", "match", "encode", "--lang", "xx");

        assertThat(said.code()).isEqualTo(BadInput.CODE);
        assertThat(said.err()).contains("--lang must be da, nb, nn, no, sv, de, nl or en, but is \"xx\"");
    }

    @Test
    void eachLineBecomesAVectorOfLengthOne() {
        Said said =
                said("Klimatilpasning af byen\nClimate adaptation of the city\n", "match", "encode", "--lang", "da");

        assertThat(said.code()).isZero();
        List<double[]> vectors = said.out()
                .lines()
                .map(line -> Stream.of(line.split("\t"))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        assertThat(vectors).hasSize(2);
        assertThat(cosine(vectors.getFirst(), vectors.getFirst())).isBetween(0.9999, 1.0001);
        assertThat(cosine(vectors.getFirst(), vectors.getLast())).isGreaterThan(0.4);
    }

    private static double cosine(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    @Test
    void anEmptyLineIsNoTextAndNothingIsPrinted() {
        Said said = said("Timber\n\n", "match", "encode");

        assertThat(said.code()).isEqualTo(BadInput.CODE);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("standard input, line 2: a text was expected");
    }

    @Test
    void anExplanationAddsUp() throws IOException {
        Path challenge = file("c.json", """
                {"id": "hoppet", "country": "SE", "needs": [
                   {"text": "Förskola byggd utan fossila material", "lang": "sv", "weight": 2},
                   {"text": "Återvinning av vatten", "lang": "sv"}]}
                """);
        Path company = file("d.json", """
                {"id": "d1", "statements": [{"text": "Børnehaver bygget af fossilfrie materialer", "lang": "da"}]}
                """);

        Said said = said("", "match", "explain", "--challenge", challenge.toString(), "--company", company.toString());

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode fit = new JsonMapper().readTree(said.out());
        double sum = 0;
        for (JsonNode need : fit.path("needs")) {
            sum += need.path("part").doubleValue();
            assertThat(need.path("byWords").doubleValue()
                            + need.path("byMeaning").doubleValue())
                    .isCloseTo(need.path("strength").doubleValue(), within(1e-12));
        }
        assertThat(sum).isEqualTo(fit.path("score").doubleValue());
        assertThat(fit.path("needs").get(1).path("text").stringValue()).startsWith("Förskola");
        assertThat(fit.path("needs").get(1).path("answeredBy").stringValue()).startsWith("Børnehaver");
    }

    @Test
    void aTeamOfANewcomerAndALocalCoversMore() throws IOException {
        Path challenge = file("c.json", """
                {"id": "c", "country": "SE", "needs": ["Timber buildings for schools", "Heat pumps"]}
                """);
        Path companies = file("d.jsonl", """
                {"id": "wood", "country": "SE", "languages": ["sv", "en"], "statements": ["We build schools of timber"]}
                {"id": "heat", "country": "NO", "languages": ["en"], "newcomer": true, "statements": ["Varmepumper"]}
                {"id": "tax", "country": "NO", "newcomer": true, "statements": ["Bookkeeping"]}
                """);

        Said said = said(
                "",
                "match",
                "team",
                "--challenge",
                challenge.toString(),
                "--companies",
                companies.toString(),
                "--newcomer-and-local");

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode teams = new JsonMapper().readTree(said.out()).path("teams");
        assertThat(teams.size()).isEqualTo(1);
        assertThat(teams.get(0).path("gain").doubleValue()).isPositive();
        assertThat(teams.get(0).path("members").toString()).contains("wood", "heat");
    }

    private Said team(String companies, String... more) throws IOException {
        Path challenge = file("c.json", """
                {"id": "c", "country": "SE", "needs": ["Timber buildings for schools", "Heat pumps"]}
                """);
        Path all = file("d.jsonl", companies);
        return said(
                "",
                Stream.concat(
                                Stream.of(
                                        "match",
                                        "team",
                                        "--challenge",
                                        challenge.toString(),
                                        "--companies",
                                        all.toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void languagesThatAreNoListOfCodesAreRefused() throws IOException {
        record Bad(String languages, String says) {}
        String good = "{\"id\": \"a\", \"languages\": [\"da\", \"fi\", \"nb-NO\"], \"statements\": [\"Timber\"]}\n";
        for (Bad bad : List.of(
                new Bad("\"da\"", "line 2: a list of codes was expected as \"languages\", and it is \"da\"."),
                new Bad("[\"da\", \"xx\"]", "line 2: codes of languages such as da, en or fi were expected"),
                new Bad("[7]", "line 2: codes of languages such as da, en or fi were expected"),
                new Bad("null", "line 2: a list of codes was expected"))) {
            Said said = team(good
                    + "{\"id\": \"b\", \"languages\": %s, \"statements\": [\"Glass\"]}".formatted(bad.languages()));

            assertThat(said.err()).contains("d.jsonl", bad.says());
            assertThat(said.code()).as(bad.says()).isEqualTo(BadInput.CODE);
        }
        assertThat(team(good).code()).isZero();
    }

    private Said explain(String challenge) throws IOException {
        return said(
                "",
                "match",
                "explain",
                "--challenge",
                file("c.json", challenge).toString(),
                "--company",
                file("d.json", "{\"id\": \"d\", \"statements\": [\"Timber roofs\"]}")
                        .toString());
    }

    @Test
    void aLanguageThatIsNoTextIsRefusedBesideTextsAndBesideObjects() throws IOException {
        for (String needs : List.of("[\"Timber\"]", "[{\"text\": \"Timber\"}]")) {
            Said said = explain("{\"id\": \"c\", \"lang\": [\"sv\"], \"needs\": %s}".formatted(needs));

            assertThat(said.err())
                    .contains("c.json: a text that is not empty was expected as \"lang\", and it is [\"sv\"].");
            assertThat(said.code()).isEqualTo(BadInput.CODE);
        }
    }

    @Test
    void theLanguageOfAFileIsThatOfItsNeedsWhetherTextsOrObjects() throws IOException {
        String file = "{\"id\": \"c\", \"lang\": \"sv\", \"needs\": [%s]}";

        Said texts = explain(file.formatted("\"Taken\""));
        Said objects = explain(file.formatted("{\"text\": \"Taken\"}"));
        Said unknown = explain(file.formatted("{\"text\": \"Taken\", \"lang\": \"fr\"}"));
        Said inherited = explain("{\"id\": \"c\", \"lang\": \"fr\", \"needs\": [{\"text\": \"Taken\"}]}");

        assertThat(texts.code()).as(texts.err()).isZero();
        assertThat(objects).isEqualTo(texts);
        assertThat(unknown.code()).isEqualTo(BadInput.CODE);
        assertThat(inherited.err()).contains("a \"lang\" of da, nb, nn, no, sv, de, nl or en was expected");
        assertThat(inherited.code()).isEqualTo(BadInput.CODE);
    }

    @Test
    void aCountryIsTwoLettersLargeOrSmall() throws IOException {
        String companies = """
                {"id": "wood", "country": "se", "statements": ["We build schools of timber"]}
                {"id": "heat", "country": "%s", "newcomer": true, "statements": ["Heat pumps"]}
                """;

        assertThat(team(companies.formatted("no"), "--newcomer-and-local").out())
                .contains("\"wood\"", "\"heat\"");
        assertThat(team(companies.formatted("se"), "--newcomer-and-local").out())
                .contains("\"teams\":[]");
        for (String bad : List.of("Norway", "N", "47")) {
            Said said = team(companies.formatted(bad));
            assertThat(said.err())
                    .contains("line 2: two letters such as SE were expected as \"country\", and it is \"%s\""
                            .formatted(bad));
            assertThat(said.code()).isEqualTo(BadInput.CODE);
        }
    }

    @Test
    void whoNamesNoCountryIsNotTakenForAForeignerAndIsNamed() throws IOException {
        String companies = """
                {"id": "wood", "country": "SE", "statements": ["We build schools of timber"]}
                {"id": "heat", "newcomer": true, "statements": ["Heat pumps"]}
                """;

        Said said = team(companies, "--newcomer-and-local");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("\"teams\":[]", "\"leftOutWithoutCountry\":[\"heat\"]");
        assertThat(team(companies).out()).contains("\"members\"").doesNotContain("leftOutWithoutCountry");
    }

    @Test
    void fewerThanOneTeamIsNotAskedFor() throws IOException {
        Said said = team("{\"id\": \"a\", \"statements\": [\"Timber\"]}", "--top", "-1");

        assertThat(said.err()).contains("--top must be from 1 to 10000, but is -1.");
        assertThat(said.code()).isEqualTo(BadInput.CODE);
    }

    @Test
    void aRunThatCannotBeWrittenIsNotBegun() throws IOException {
        Said said = said(
                "",
                "match",
                "run",
                "--corpus",
                file("docs.jsonl", DOCUMENTS).toString(),
                "--queries",
                file("queries.jsonl", QUERIES).toString(),
                "--out",
                folder.resolve("none/run.trec").toString());

        assertThat(said.err()).contains("run.trec cannot be written: its folder is not there.");
        assertThat(said.code()).isEqualTo(BadInput.CODE);
    }

    @Test
    void aCorpusThroughAPipeIsReadWhole() throws Exception {
        Path pipe = folder.resolve("docs.pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "There is no mkfifo");
        Path out = folder.resolve("run.trec");
        run(DOCUMENTS, QUERIES);
        byte[] whole = Files.readAllBytes(out);
        Thread.startVirtualThread(() -> {
            try {
                Files.writeString(pipe, DOCUMENTS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        Said said = said(
                "",
                "match",
                "run",
                "--corpus",
                pipe.toString(),
                "--queries",
                folder.resolve("queries.jsonl").toString(),
                "--top",
                "2",
                "--out",
                out.toString());

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Files.readAllBytes(out)).isEqualTo(whole);
    }

    @Test
    void aLinkIsFollowedAndANeighboursFileStays() throws IOException {
        Path target = file("real.trec", "old");
        Path link = Files.createSymbolicLink(folder.resolve("run.trec"), target);
        Path neighbour = file("run.trec.part", "not ours");

        assertThat(run(DOCUMENTS, QUERIES).code()).isZero();

        assertThat(link).isSymbolicLink();
        assertThat(target).content().startsWith("q1 Q0 waste 1");
        assertThat(neighbour).hasContent("not ours");
    }

    @Test
    void aDeviceIsWrittenToAndStays() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "There is no " + device);

        Said said = said(
                "",
                "match",
                "run",
                "--quick",
                "--corpus",
                file("docs.jsonl", DOCUMENTS).toString(),
                "--queries",
                file("queries.jsonl", QUERIES).toString(),
                "--out",
                device.toString());

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Files.isRegularFile(device)).isFalse();
        assertThat(device).exists();
    }

    @Test
    void aProfileInAnotherEncodingIsRefusedByItsLine() throws IOException {
        Path challenge = file("c.json", "{\"id\": 7, \"text\": \"Waste of food. Heat in winter.\"}");
        Path company = Files.write(
                folder.resolve("d.json"),
                "{\"id\": \"d1\",\n \"text\": \"Børnehaver\"}".getBytes(StandardCharsets.ISO_8859_1));

        Said said = said("", "match", "explain", "--challenge", challenge.toString(), "--company", company.toString());

        assertThat(said.code()).isEqualTo(BadInput.CODE);
        assertThat(said.err()).contains("d.json, line 2: UTF-8 was expected");
    }

    @Test
    void everySentenceOfATextIsANeed() throws IOException {
        String sentences = "Pipes made of clay. ".repeat(12);
        Path challenge = file("c.json", "{\"id\": 7, \"text\": \"" + sentences.strip() + "\"}");
        Path company = file("d.json", "{\"id\": 8, \"text\": \"We make pipes of clay.\"}");

        Said said = said("", "match", "explain", "--challenge", challenge.toString(), "--company", company.toString());

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode fit = new JsonMapper().readTree(said.out());
        assertThat(fit.path("challenge").stringValue()).isEqualTo("7");
        assertThat(fit.path("needs")).hasSize(12);
    }

    /// A line without an end: whoever reads it whole needs more memory than there is.
    @Test
    void aLineWithoutAnEndIsReadNoFurtherThanIsAllowed() throws IOException {
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless), "There is no " + endless);

        Said said = said(
                "",
                "match",
                "run",
                "--quick",
                "--corpus",
                endless.toString(),
                "--queries",
                file("queries.jsonl", QUERIES).toString(),
                "--out",
                folder.resolve("run.trec").toString());

        assertThat(said.err()).contains("/dev/zero, line 1: at most 1,048,576 bytes were expected");
        assertThat(said.code()).isEqualTo(BadInput.CODE);
    }
}
