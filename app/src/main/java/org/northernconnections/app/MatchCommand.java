package org.northernconnections.app;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.command.Lines;
import org.northernconnections.app.command.WholeFile;
import org.northernconnections.app.match.JsonLines;
import org.northernconnections.app.match.MatchFiles;
import org.northernconnections.app.match.Tongue;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.Cover;
import org.northernconnections.matching.Fit;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.Need;
import org.northernconnections.matching.Proof;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.knowledge.Cpv;
import org.northernconnections.matching.knowledge.CpvSpace;
import org.northernconnections.matching.knowledge.Subjects;
import org.northernconnections.matching.onnx.OnnxEncoder;
import org.northernconnections.matching.search.Document;
import org.northernconnections.matching.search.Found;
import org.northernconnections.matching.search.TextIndex;
import org.northernconnections.matching.team.Candidate;
import org.northernconnections.matching.team.Team;
import org.northernconnections.matching.team.TeamRules;
import org.northernconnections.matching.team.Teams;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// Matching from files: searches, encodes and explains, without a database.
@Command(
        name = "match",
        description = "Finds and explains what fits what, in texts of seven languages.",
        subcommands = {
            MatchCommand.Run.class,
            MatchCommand.Encode.class,
            MatchCommand.ExplainFit.class,
            MatchCommand.FindTeams.class,
            CommandLine.HelpCommand.class
        })
final class MatchCommand {
    private static final int TOP_MAX = 10_000;
    private static final JsonMapper JSON = new JsonMapper();

    private MatchCommand() {}

    private static StaticEncoder encoder(@Nullable Path model) {
        if (model == null) {
            return StaticEncoder.shipped();
        }
        try {
            return StaticEncoder.read(model);
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(model, e.getMessage()));
        }
    }

    private static @Nullable Language language(@Nullable String tag) {
        return tag == null
                ? null
                : Tongue.of(tag)
                        .orElseThrow(() -> new BadInput(
                                "--lang must be %s, but is \"%s\".\nMaybe leave it out: languages are guessed then."
                                        .formatted(Tongue.KNOWN, tag)));
    }

    /// A folder for the time of a command; it goes with all that is in it.
    private record PassingFolder(Path path) implements AutoCloseable {
        PassingFolder() throws IOException {
            this(Files.createTempDirectory("northern-match"));
        }

        @Override
        public void close() throws IOException {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    @Command(name = "run", description = "Finds for each query the documents that fit best, and writes a TREC run.")
    static final class Run implements Callable<Integer> {
        private static final String TAG = "northern";
        private static final int AT_ONCE = 500;

        @Option(names = "--corpus", required = true, paramLabel = "DOCS.jsonl", description = "_id, text; title, lang")
        private Path corpus = Path.of("");

        @Option(names = "--queries", required = true, paramLabel = "QUERIES.jsonl", description = "_id, text; lang")
        private Path queries = Path.of("");

        @Option(names = "--top", defaultValue = "100", description = "so many documents a query at most")
        private int top;

        @Option(names = "--out", required = true, paramLabel = "RUN.trec", description = "where the run is written")
        private Path out = Path.of("");

        @Option(names = "--lang", description = "of queries that name no lang; else it is guessed, as of documents")
        private @Nullable String lang;

        @Option(names = "--model", description = "another model than the one that ships")
        private @Nullable Path model;

        @Option(names = "--quick", description = "no second reading of English texts by a larger model")
        private boolean quick;

        @Override
        public Integer call() throws IOException {
            BadInput.requireFromTo("--top", 1, TOP_MAX, top);
            BadInput.requireWritable(out, List.of(corpus, queries));
            Language language = language(lang);
            StaticEncoder encoder = encoder(model);
            List<Document> asked = new ArrayList<>();
            JsonLines.read(queries, language, Language.EN, asked::add);
            var space = new CpvSpace(Cpv.shipped().without(encoder.leftOut()), encoder);
            OnnxEncoder reader = quick ? null : OnnxEncoder.english(1).orElse(null);
            try (reader;
                    var folder = new PassingFolder();
                    var index = TextIndex.inFolder(folder.path(), encoder, space, reader)) {
                readInto(index);
                List<List<Found>> found = asked.parallelStream()
                        .map(query -> index.search(query, top))
                        .toList();
                WholeFile.write(out, writer -> {
                    for (int i = 0; i < found.size(); i++) {
                        write(asked.get(i).id(), found.get(i), writer);
                    }
                });
            }
            return 0;
        }

        private void readInto(TextIndex index) {
            List<Document> waiting = new ArrayList<>();
            JsonLines.read(corpus, null, null, document -> {
                waiting.add(document);
                if (waiting.size() == AT_ONCE) {
                    index.putAll(waiting);
                    waiting.clear();
                }
            });
            index.putAll(waiting);
            index.refresh();
        }

        private static void write(String query, List<Found> found, BufferedWriter out) throws IOException {
            int rank = 1;
            for (Found one : found) {
                out.write(
                        String.format(Locale.ROOT, "%s Q0 %s %d %.6f %s%n", query, one.id(), rank++, one.score(), TAG));
            }
        }
    }

    @Command(name = "encode", description = "Turns each line of the input into a vector: numbers with tabs between.")
    static final class Encode implements Callable<Integer> {
        @Option(names = "--lang", description = "of the lines; vectors do not depend on it")
        private @Nullable String lang;

        @Option(names = "--model", description = "another model than the one that ships")
        private @Nullable Path model;

        @Override
        public Integer call() throws IOException {
            language(lang);
            StaticEncoder encoder = encoder(model);
            Path beside = Files.createTempFile("vectors", ".tsv");
            try {
                try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16)) {
                    encode(System.in, encoder, to);
                }
                Files.copy(beside, System.out);
                System.out.flush();
            } finally {
                Files.delete(beside);
            }
            return 0;
        }

        private static void encode(InputStream in, StaticEncoder encoder, OutputStream to) throws IOException {
            var lines = new Lines("standard input", in);
            lines.forEach((_, line) -> {
                if (line.isBlank()) {
                    throw lines.wrong("a text was expected, and the line is empty.\nMaybe leave the line out.");
                }
                to.write(row(encoder.encode(line)).getBytes(StandardCharsets.US_ASCII));
            });
        }

        private static String row(float[] vector) {
            StringBuilder row = new StringBuilder(vector.length * 10);
            for (float value : vector) {
                row.append(row.isEmpty() ? "" : "\t").append(value);
            }
            return row.append('\n').toString();
        }
    }

    @Command(name = "explain", description = "Says how a company answers a challenge, need by need, and by what.")
    static final class ExplainFit implements Callable<Integer> {
        @Option(names = "--challenge", required = true, paramLabel = "C.json", description = "id, needs")
        private Path challenge = Path.of("");

        @Option(names = "--company", required = true, paramLabel = "D.json", description = "id, statements")
        private Path company = Path.of("");

        @Option(names = "--lang", description = "in which codes are named; else English")
        private @Nullable String lang;

        @Override
        public Integer call() {
            Language reader = Objects.requireNonNullElse(language(lang), Language.EN);
            StaticEncoder encoder = StaticEncoder.shipped();
            var subjects = new Subjects(encoder, new CpvSpace(Cpv.shipped(), encoder));
            MatchFiles.CompanyFile asked = MatchFiles.company(company);
            try (var index = new CompanyIndex(encoder)) {
                Fit fit = index.fit(MatchFiles.challenge(challenge).challenge(), asked.company());
                System.out.println(JSON.writeValueAsString(facts(fit, subjects, reader)));
            }
            return 0;
        }

        private static Map<String, Object> facts(Fit fit, Subjects subjects, Language reader) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("challenge", fit.challengeId());
            facts.put("company", fit.companyId());
            facts.put("score", fit.score());
            facts.put(
                    "needs",
                    fit.covers().stream()
                            .map(cover -> facts(cover, subjects, reader))
                            .toList());
            return facts;
        }

        private static Map<String, Object> facts(Cover cover, Subjects subjects, Language reader) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("need", cover.needIndex());
            facts.put("text", cover.need().text());
            facts.put("coverage", cover.coverage().name().toLowerCase(Locale.ROOT));
            facts.put("strength", cover.strength());
            facts.put("byWords", cover.byWords());
            facts.put("byMeaning", cover.byMeaning());
            facts.put("part", cover.part());
            Proof proof = cover.proof();
            if (proof != null) {
                facts.put("answeredBy", proof.statement().text());
                facts.put("sharedWords", proof.sharedWords());
                facts.put(
                        "sharedCodes",
                        subjects.shared(cover.need().text(), proof.statement().text(), reader));
            }
            return facts;
        }
    }

    @Command(
            name = "team",
            description = "Finds companies that together answer a challenge better than the best alone.")
    static final class FindTeams implements Callable<Integer> {
        @Option(names = "--challenge", required = true, paramLabel = "C.json", description = "id, needs; country")
        private Path challenge = Path.of("");

        @Option(
                names = "--companies",
                required = true,
                paramLabel = "D.jsonl",
                description = "id, statements; country, languages, newcomer, willing, acceptsRivals")
        private Path companies = Path.of("");

        @Option(names = "--top", defaultValue = "5", description = "so many teams at most")
        private int top;

        @Option(names = "--newcomer-and-local", description = "a team needs a newcomer from abroad and a local company")
        private boolean newcomerAndLocal;

        @Override
        public Integer call() {
            BadInput.requireFromTo("--top", 1, TOP_MAX, top);
            MatchFiles.ChallengeFile asked = MatchFiles.challenge(challenge);
            if (newcomerAndLocal && asked.country().isEmpty()) {
                throw new BadInput("%s must name its \"country\" for --newcomer-and-local.".formatted(challenge));
            }
            List<MatchFiles.CompanyFile> all = MatchFiles.companies(companies);
            List<String> nowhere = all.stream()
                    .filter(one -> newcomerAndLocal && one.country().isEmpty())
                    .map(one -> one.company().id())
                    .toList();
            try (var index = new CompanyIndex(StaticEncoder.shipped())) {
                index.replaceAll(
                        all.stream().map(MatchFiles.CompanyFile::company).toList());
                List<Candidate> candidates = all.stream()
                        .map(one -> candidate(one, index.fit(asked.challenge(), one.company())))
                        .toList();
                double[] weights = asked.challenge().needs().stream()
                        .mapToDouble(Need::weight)
                        .toArray();
                TeamRules rules = newcomerAndLocal ? TeamRules.newcomerAndLocal(asked.country()) : TeamRules.open();
                List<Team> teams = new Teams(weights, rules).best(candidates, top);
                Map<String, Object> facts = new LinkedHashMap<>();
                facts.put("challenge", asked.challenge().id());
                facts.put(
                        "teams", teams.stream().map(team -> facts(team, asked)).toList());
                if (!nowhere.isEmpty()) {
                    facts.put("leftOutWithoutCountry", nowhere);
                }
                System.out.println(JSON.writeValueAsString(facts));
            }
            return 0;
        }

        private static Candidate candidate(MatchFiles.CompanyFile company, Fit fit) {
            return new Candidate(
                    company.company().id(),
                    fit.strengths(),
                    company.country(),
                    company.languages(),
                    company.newcomer(),
                    company.willing(),
                    company.acceptsRivals());
        }

        private static Map<String, Object> facts(Team team, MatchFiles.ChallengeFile asked) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("cover", team.cover());
            facts.put("bestAlone", team.bestAlone());
            facts.put("gain", team.gain());
            facts.put(
                    "members",
                    team.members().stream()
                            .map(member -> {
                                Map<String, Object> told = new LinkedHashMap<>();
                                told.put("company", member.companyId());
                                told.put("adds", member.adds());
                                told.put(
                                        "needs",
                                        member.needs().stream()
                                                .map(need -> asked.challenge()
                                                        .needs()
                                                        .get(need)
                                                        .text())
                                                .toList());
                                return told;
                            })
                            .toList());
            return facts;
        }
    }
}
