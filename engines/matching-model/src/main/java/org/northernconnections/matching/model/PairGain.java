package org.northernconnections.matching.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.northernconnections.matching.Challenge;
import org.northernconnections.matching.Company;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.Fit;
import org.northernconnections.matching.Need;
import org.northernconnections.matching.Statement;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.search.Document;
import org.northernconnections.matching.search.Sentences;
import org.northernconnections.matching.team.Candidate;
import org.northernconnections.matching.team.Team;
import org.northernconnections.matching.team.TeamRules;
import org.northernconnections.matching.team.Teams;

/// How much more of a challenge the best pair covers than the best company alone: `PairGain MODEL DATA`.
///
/// Challenges are notices, a need each of their first sentences; companies are English notices, a statement each
/// sentence. Every other company is local, the others are newcomers from abroad.
final class PairGain {
    private static final int NEEDS_MAX = 6;
    private static final int NEEDS_MIN = 2;
    private static final int STATEMENTS_MAX = 8;

    private PairGain() {}

    public static void main(String... words) throws IOException {
        Path data = Path.of(words[1]).resolve("matching");
        try (var index = new CompanyIndex(StaticEncoder.read(Path.of(words[0])))) {
            List<Document> english = Retrieval.notices(data, "en", 1000);
            List<Company> companies = english.stream().map(PairGain::company).toList();
            index.replaceAll(companies);
            report("German needs", Retrieval.notices(data, "de", 1000), companies, index);
            report("English needs", english, companies, index);
        }
    }

    private static Company company(Document notice) {
        List<Statement> statements = new ArrayList<>();
        statements.add(new Statement(notice.language(), notice.title()));
        Sentences.of(notice.text()).stream()
                .limit(STATEMENTS_MAX)
                .forEach(text -> statements.add(new Statement(notice.language(), text)));
        return new Company(notice.id(), statements);
    }

    private static void report(String name, List<Document> notices, List<Company> companies, CompanyIndex index) {
        Map<String, Integer> places = new HashMap<>();
        companies.forEach(company -> places.put(company.id(), places.size()));
        double[] sums = new double[3];
        int count = 0;
        for (Document notice : notices) {
            List<String> sentences = Sentences.of(notice.text());
            if (sentences.size() < NEEDS_MIN) {
                continue;
            }
            List<Need> needs = sentences.stream()
                    .limit(NEEDS_MAX)
                    .map(text -> new Need(notice.language(), text, 1))
                    .toList();
            Challenge challenge = new Challenge(notice.id(), needs);
            List<Candidate> candidates =
                    index.companiesFor(challenge, id -> !id.equals(notice.id()), companies.size()).stream()
                            .map(fit -> candidate(places.getOrDefault(fit.companyId(), 0), fit))
                            .toList();
            double[] weights = needs.stream().mapToDouble(Need::weight).toArray();
            Teams teams = new Teams(weights, new TeamRules("", false, 0, 1e9));
            double alone = candidates.stream()
                    .mapToDouble(one -> teams.cover(List.of(one)))
                    .max()
                    .orElse(0);
            sums[0] += alone;
            sums[1] += Math.max(alone, best(teams, candidates));
            Teams mixed = new Teams(weights, new TeamRules("SE", true, 0, 1e9));
            sums[2] += Math.max(alone, best(mixed, candidates));
            count++;
        }
        System.out.printf(
                "%s, %d challenges: best alone covers %.3f; best pair %+.1f %%; newcomer and local %+.1f %%%n",
                name, count, sums[0] / count, 100 * (sums[1] / sums[0] - 1), 100 * (sums[2] / sums[0] - 1));
    }

    private static double best(Teams teams, List<Candidate> candidates) {
        return teams.best(candidates, 200).stream()
                .mapToDouble(Team::cover)
                .max()
                .orElse(0);
    }

    private static Candidate candidate(int i, Fit fit) {
        boolean local = i % 2 == 0;
        return new Candidate(fit.companyId(), fit.strengths(), local ? "SE" : "NO", Set.of("en"), !local, true, false);
    }
}
