package org.northernconnections.matching.opensearch;

import java.util.ArrayList;
import java.util.List;
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
        return invented("company", new Random(1), count, 3);
    }

    static List<Document> needs(int count) {
        return invented("need", new Random(2), count, 2);
    }

    private static List<Document> invented(String kind, Random random, int count, int labels) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Language language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
                    List<String> lines = new ArrayList<>();
                    while (lines.size() < labels) {
                        String code = CPV.codes().get(random.nextInt(CPV.codes().size()));
                        CPV.label(code, language).ifPresent(lines::add);
                    }
                    return new Document("%s-%05d".formatted(kind, i), "", String.join(". ", lines), language);
                })
                .toList();
    }
}
