package org.northernconnections.matching.opensearch;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.knowledge.Cpv;
import org.northernconnections.matching.knowledge.CpvSpace;
import org.northernconnections.matching.search.Document;

/// Invented companies and needs, of labels of the procurement vocabulary in six languages.
final class Texts {
    static final StaticEncoder ENCODER = StaticEncoder.shipped();
    private static final Cpv CPV = Cpv.shipped();
    static final CpvSpace SPACE = new CpvSpace(CPV, ENCODER);

    private static final List<Language> LANGUAGES =
            List.of(Language.EN, Language.DA, Language.NB, Language.SV, Language.DE, Language.NL);

    private Texts() {}

    static List<Document> companies(int count) {
        Random random = new Random(1);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Language language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
                    String text = "%s. %s. %s"
                            .formatted(label(random, language), label(random, language), label(random, language));
                    return new Document("company-%05d".formatted(i), "", text, language);
                })
                .toList();
    }

    /// Every other one asks for something that a company of a hundred offers, in its words, and for something else.
    static List<Document> needs(int count) {
        Random random = new Random(2);
        List<Document> offered = companies(100);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Document company = offered.get(random.nextInt(offered.size()));
                    Language language = company.language();
                    String first = i % 2 == 0
                            ? label(random, language)
                            : company.text().split("\\. ")[0];
                    String text = "%s. %s".formatted(first, label(random, language));
                    return new Document("need-%05d".formatted(i), "", text, language);
                })
                .toList();
    }

    private static String label(Random random, Language language) {
        while (true) {
            String code = CPV.codes().get(random.nextInt(CPV.codes().size()));
            Optional<String> label = CPV.label(code, language);
            if (label.isPresent()) {
                return label.get();
            }
        }
    }
}
