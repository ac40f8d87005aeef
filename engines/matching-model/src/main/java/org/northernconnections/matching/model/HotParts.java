package org.northernconnections.matching.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.northernconnections.matching.Challenge;
import org.northernconnections.matching.Company;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.Fit;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.Ranked;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.team.Candidate;
import org.northernconnections.matching.team.Team;
import org.northernconnections.matching.team.TeamRules;
import org.northernconnections.matching.team.Teams;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The hot parts of the matching engine under JMH; `./dev bench matching --jmh` runs them.
///
/// All texts are [Invented], and no two questions that follow each other are the same.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HotParts {
    private static final int QUESTIONS = 256;

    /// Texts of about 180 words in one language after another.
    @State(Scope.Thread)
    public static class Texts {
        private final List<String> texts = new ArrayList<>();
        private int next;

        public Texts() {
            var random = new SplittableRandom(1);
            for (int i = 0; i < QUESTIONS; i++) {
                Language language = Invented.LANGUAGES.get(i % Invented.LANGUAGES.size());
                texts.add(Invented.text(random, language, 36));
            }
        }

        String text() {
            next = (next + 1) % texts.size();
            return texts.get(next);
        }
    }

    /// 10,000 companies of three statements each.
    @State(Scope.Thread)
    public static class Kept {
        private final CompanyIndex index = new CompanyIndex(StaticEncoder.shipped());
        private final List<Company> companies = Invented.companies(10_000);
        private final List<Challenge> challenges = Invented.challenges(QUESTIONS);
        private final List<Challenge> singles;
        private int next;

        public Kept() {
            index.replaceAll(companies);
            singles = challenges.stream()
                    .map(one -> new Challenge(one.id(), one.needs().subList(0, 1)))
                    .toList();
        }

        int next() {
            next = (next + 1) % QUESTIONS;
            return next;
        }

        @TearDown
        public void close() {
            index.close();
        }
    }

    /// How 300 companies answer six needs, by chance.
    @State(Scope.Thread)
    public static class Shown {
        private final List<Candidate> candidates = new ArrayList<>();
        private final Teams teams = new Teams(new double[] {1, 1, 1, 1, 1, 1}, TeamRules.newcomerAndLocal("DK"));

        public Shown() {
            var random = new SplittableRandom(3);
            for (int i = 0; i < 300; i++) {
                double[] strengths = random.doubles(6)
                        .map(strength -> strength * strength * strength)
                        .toArray();
                String country = List.of("DK", "NO", "SE", "NL").get(random.nextInt(4));
                candidates.add(
                        new Candidate("c" + i, strengths, country, Set.of("en"), random.nextInt(3) == 0, true, false));
            }
        }
    }

    @Benchmark
    public float[] encode(Texts texts) {
        return StaticEncoder.shipped().encode(texts.text());
    }

    @Benchmark
    public List<Ranked> rankOneNeed(Kept kept) {
        return kept.index.rank(kept.singles.get(kept.next()), _ -> true, 30);
    }

    @Benchmark
    public List<Fit> matchFourNeedsExplained(Kept kept) {
        return kept.index.companiesFor(kept.challenges.get(kept.next()), _ -> true, 30);
    }

    /// One company, kept or not, need by need.
    @Benchmark
    public Fit explain(Kept kept) {
        int next = kept.next();
        return kept.index.fit(kept.challenges.get(next), kept.companies.get(next));
    }

    @Benchmark
    public List<Team> teams(Shown shown) {
        return shown.teams.best(shown.candidates, 10);
    }
}
