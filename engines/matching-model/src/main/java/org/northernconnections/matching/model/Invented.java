package org.northernconnections.matching.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.northernconnections.matching.Challenge;
import org.northernconnections.matching.Company;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.Need;
import org.northernconnections.matching.Statement;
import org.northernconnections.matching.knowledge.Cpv;
import org.northernconnections.matching.search.Document;

/// Companies and challenges made by seeds out of labels of the procurement vocabulary, to measure by.
///
/// A company is three statements of two labels each, in one language; a challenge four needs of the same kind.
final class Invented {
    static final List<Language> LANGUAGES =
            List.of(Language.EN, Language.DA, Language.NB, Language.SV, Language.DE, Language.NL);

    private Invented() {}

    static List<Company> companies(int count) {
        var random = new SplittableRandom(2);
        List<Company> companies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Language language = language(random);
            companies.add(new Company(
                    "c" + i,
                    IntStream.range(0, 3)
                            .mapToObj(_ -> new Statement(language, text(random, language, 2)))
                            .toList()));
        }
        return companies;
    }

    static List<Challenge> challenges(int count) {
        var random = new SplittableRandom(4);
        List<Challenge> challenges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Language language = language(random);
            challenges.add(new Challenge(
                    "q" + i,
                    IntStream.range(0, 4)
                            .mapToObj(_ -> new Need(language, text(random, language, 2), 1))
                            .toList()));
        }
        return challenges;
    }

    /// A company as a document: all it says.
    static Document document(Company company) {
        return new Document(
                company.id(),
                "",
                company.statements().stream().map(Statement::text).collect(Collectors.joining(" ")),
                company.statements().getFirst().language());
    }

    /// A challenge as a query: all it needs.
    static Document document(Challenge challenge) {
        return new Document(
                challenge.id(),
                "",
                challenge.needs().stream().map(Need::text).collect(Collectors.joining(" ")),
                challenge.needs().getFirst().language());
    }

    /// One of many documents, made when it is asked for.
    static Document document(long seed, int number) {
        var own = new SplittableRandom(seed + number);
        Language language = language(own);
        return new Document("c" + number, "", text(own, language, 3), language);
    }

    static String text(SplittableRandom random, Language language, int labels) {
        List<String> codes = Cpv.shipped().codes();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < labels; i++) {
            String code = codes.get(random.nextInt(codes.size()));
            text.append(Cpv.shipped().label(code, language).orElse(code)).append(". ");
        }
        return text.toString();
    }

    static Language language(SplittableRandom random) {
        return LANGUAGES.get(random.nextInt(LANGUAGES.size()));
    }
}
