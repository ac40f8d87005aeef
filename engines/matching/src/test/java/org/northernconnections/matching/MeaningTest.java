package org.northernconnections.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.northernconnections.matching.encoder.StaticEncoder;

/// Companies compared by meaning too, with the model that ships.
class MeaningTest {
    private static final Path MODEL =
            Path.of("src", "main", "resources", "org", "northernconnections", "matching", "encoder", "northern.nce");

    private static Company company(String id, Language language, String... statements) {
        return new Company(
                id,
                List.of(statements).stream()
                        .map(text -> new Statement(language, text))
                        .toList());
    }

    private static Challenge challenge(Language language, String... needs) {
        return new Challenge(
                "challenge",
                List.of(needs).stream().map(text -> new Need(language, text, 1)).toList());
    }

    private static CompanyIndex index(List<Company> companies) {
        var index = new CompanyIndex(StaticEncoder.shipped());
        index.replaceAll(companies);
        return index;
    }

    @Test
    void noWordInCommonIsNeeded() {
        try (var index = index(List.of(
                company("nl", Language.NL, "Drinkwater zuiveren voor gemeenten"),
                company("de", Language.DE, "Buchhaltung für Gaststätten"),
                company("en", Language.EN, "Street lighting that dims at night")))) {
            List<Fit> fits = index.companiesFor(challenge(Language.SV, "Rening av dricksvatten"), _ -> true, 5);

            assertThat(fits.getFirst().companyId()).isEqualTo("nl");
            Cover cover = fits.getFirst().covers().getFirst();
            assertThat(cover.byMeaning()).isPositive();
            assertThat(cover.byWords() + cover.byMeaning()).isCloseTo(cover.strength(), within(1e-12));
        }
    }

    @Test
    void aSearchInOneLanguageFindsWhatIsSaidInAnotherAndNonsenseFindsNothing() {
        try (var index = index(List.of(
                company("en", Language.EN, "Pumps that move clean water in harbours"),
                company("da", Language.DA, "Vi renser vand i byens kanaler"),
                company("de", Language.DE, "Buchhaltung für Gaststätten")))) {
            assertThat(index.search("vand", Language.DA, 5))
                    .extracting(Hit::companyId)
                    .containsExactly("da");
            assertThat(index.searchByMeaning("vand", Language.DA, 5))
                    .extracting(Hit::companyId)
                    .containsExactlyInAnyOrder("en", "da");
            assertThat(index.searchByMeaning("vand", Language.EN, 5))
                    .as("typed into a page in another language")
                    .hasSize(2);
            assertThat(index.searchByMeaning("vand", Language.DA, 5))
                    .allSatisfy(hit -> assertThat(hit.score()).isBetween(0.63, 0.9));
            for (String nonsense : List.of("xyzzy", "qwertyuiop", "blorft", "zeppelin", " ,;%", "the")) {
                assertThat(index.searchByMeaning(nonsense, Language.EN, 5))
                        .as(nonsense)
                        .isEmpty();
            }
            assertThat(index.searchByMeaning("vand zeppelin blorft", Language.DA, 5))
                    .as("one word of three is too little")
                    .isEmpty();

            index.put(company("nl", Language.NL, "Wij zuiveren water"));
            index.remove("da");
            assertThat(index.searchByMeaning("vand", Language.DA, 5))
                    .extracting(Hit::companyId)
                    .containsExactlyInAnyOrder("en", "nl");
        }
        try (var words = new CompanyIndex()) {
            words.put(company("en", Language.EN, "Clean water"));
            assertThat(words.searchByMeaning("vand", Language.DA, 5)).isEmpty();
        }
    }

    @Test
    void anotherCompanyChangesNobodysRelevance() {
        Trials.check(40, 20, (random, size) -> {
            List<Company> companies = Samples.companies(random, size + 1);
            Challenge challenge = Samples.challenge(random, "x");
            try (var index = index(companies.subList(0, size))) {
                List<Fit> before =
                        companies.stream().map(one -> index.fit(challenge, one)).toList();
                index.put(companies.getLast());

                assertThat(companies.stream().map(one -> index.fit(challenge, one)))
                        .isEqualTo(before);
            }
        });
    }

    @Test
    void agreesWithComparingEachStatement() {
        Trials.check(40, 20, (random, size) -> {
            List<Company> companies = Samples.companies(random, size);
            Challenge challenge = Samples.challenge(random, "x");
            try (var index = index(companies)) {
                for (Fit fit : index.companiesFor(challenge, _ -> true, size)) {
                    Company company = companies.stream()
                            .filter(one -> one.id().equals(fit.companyId()))
                            .findFirst()
                            .orElseThrow();
                    assertThat(index.fit(challenge, company)).isEqualTo(fit);
                    assertThat(fit.covers().stream().mapToDouble(Cover::part).reduce(0, Double::sum))
                            .isEqualTo(fit.score());
                    assertThat(fit.score()).isBetween(0.0, 1.0);
                }
            }
        });
    }

    @Test
    void fittedWeightsChangeTheStrengthsAndTheExplanationStillAddsUp() {
        Trials.check(20, 20, (random, size) -> {
            List<Company> companies = Samples.companies(random, size);
            Challenge challenge = Samples.challenge(random, "x");
            var fitted =
                    new Mixing.Fitted(random.nextGaussian(), 5 * random.nextDouble(), 0.01 + 5 * random.nextDouble());
            try (var index = index(companies)) {
                index.use(fitted);
                for (Fit fit : index.companiesFor(challenge, _ -> true, size)) {
                    assertThat(fit.covers().stream().mapToDouble(Cover::part).reduce(0, Double::sum))
                            .isEqualTo(fit.score());
                    for (Cover cover : fit.covers()) {
                        assertThat(cover.strength()).isEqualTo(fitted.strength(cover.likeWords(), cover.likeMeaning()));
                        assertThat(cover.byWords() + cover.byMeaning()).isCloseTo(cover.strength(), within(1e-12));
                        assertThat(cover.byMeaning()).isNotNegative();
                    }
                }
            }
        });
    }

    @Test
    void nothingIsNothingAndAllIsAllByWhateverWeights() {
        Trials.check(100, 20, (random, _) -> {
            var fitted = new Mixing.Fitted(3 * random.nextGaussian(), random.nextDouble(), 0.01 + random.nextDouble());
            double words = random.nextDouble();
            double meaning = Meaning.WORTH * random.nextDouble();

            assertThat(fitted.strength(0, 0)).isZero();
            assertThat(fitted.strength(1, Meaning.WORTH)).isCloseTo(1, within(1e-12));
            assertThat(fitted.strength(words, meaning))
                    .isBetween(fitted.strength(words, 0), fitted.strength(1, meaning));
        });
        assertThat(Mixing.FIXED.strength(0.5, 0.5)).isEqualTo(0.75);
    }

    /// Its words are not cut to stems, but meet others by their letters, and meaning needs no language.
    @Test
    void anUnknownLanguageFallsBackToLettersAndMeaning() {
        assertThat(Language.of("fr")).isEqualTo(Language.OTHER);
        try (var index = index(List.of(
                company("en", Language.EN, "Hydraulic networks"),
                company("nl", Language.NL, "Drinkwater zuiveren voor gemeenten"),
                company("de", Language.DE, "Buchhaltung für Gaststätten")))) {
            Fit byLetters = best(index, challenge(Language.of("fr"), "Réseaux hydrauliques"));
            Cover letters = byLetters.covers().getFirst();
            assertThat(byLetters.companyId()).isEqualTo("en");
            assertThat(letters.byWords()).isPositive();
            assertThat(letters.proof())
                    .isNotNull()
                    .extracting(Proof::sharedWords)
                    .isEqualTo(List.of("Hydraulic"));
            assertThat(letters.part()).isEqualTo(byLetters.score());

            Fit byMeaning = best(index, challenge(Language.of("fi"), "Rening av dricksvatten"));
            Cover meaning = byMeaning.covers().getFirst();
            assertThat(byMeaning.companyId()).isEqualTo("nl");
            assertThat(meaning.byWords()).isZero();
            assertThat(meaning.byMeaning()).isPositive().isEqualTo(meaning.strength());
            assertThat(meaning.proof())
                    .isNotNull()
                    .extracting(Proof::sharedWords)
                    .isEqualTo(List.of());
            assertThat(meaning.likeMeaning())
                    .as("as near as under its own name")
                    .isEqualTo(best(index, challenge(Language.SV, "Rening av dricksvatten"))
                            .covers()
                            .getFirst()
                            .likeMeaning());
        }
    }

    private static Fit best(CompanyIndex index, Challenge challenge) {
        return index.companiesFor(challenge, _ -> true, 5).getFirst();
    }

    @Test
    void sameTextSameBits() throws IOException {
        var random = new Random(5);
        StaticEncoder encoder = StaticEncoder.shipped();
        StaticEncoder again = StaticEncoder.read(MODEL);
        for (int i = 0; i < 200; i++) {
            String text = "w" + random.nextInt(50) + " Förskola " + random.nextInt(10);
            float[] first = encoder.encode(text);
            assertThat(encoder.encode(text)).as("kept words").isEqualTo(first);
            assertThat(again.encode(text)).as("another encoder").isEqualTo(first);
        }
        assertThat(encoder.encode(" ,;")).containsOnly(0f);
    }

    @Test
    void theModelIsSmallAndSaysWhereItIsFrom() {
        assertThat(StaticEncoder.shipped().card())
                .contains("CC BY 4.0", "MPL-2.0", "Apache-2.0")
                .doesNotContain("GPL", "BY-SA");
        assertThat(StaticEncoder.shipped().leftOut()).isEmpty();
    }

    @Test
    void theModelIsTheOneWhoseHashTheCardInTheDocsNames() throws Exception {
        byte[] file = Files.readAllBytes(MODEL);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));

        assertThat(file.length).isLessThanOrEqualTo(25_000_000);
        assertThat(Path.of("..", "..", "docs", "engines", "matching.md"))
                .content()
                .contains(hash);
    }
}
