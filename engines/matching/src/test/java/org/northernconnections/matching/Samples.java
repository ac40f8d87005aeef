package org.northernconnections.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Random companies and challenges from a small vocabulary, so that words meet.
final class Samples {
    private static final List<String> WORDS = List.of(
            "energy",
            "energi",
            "energilagring",
            "storage",
            "lagring",
            "battery",
            "batteries",
            "batterier",
            "water",
            "vatten",
            "climate",
            "klimat",
            "klimaat",
            "school",
            "skola",
            "timber",
            "wood",
            "trä",
            "insulation",
            "isolering",
            "sensor",
            "sensors",
            "sensorer",
            "digital",
            "digitale",
            "waste",
            "avfall",
            "recycling",
            "concrete",
            "betong",
            "construction",
            "konstruktion",
            "playground",
            "roof",
            "tak",
            "heat",
            "varme",
            "värmepump",
            "heatpump",
            "pump");
    private static final Language[] LANGUAGES = Language.values();

    private Samples() {}

    static List<Company> companies(Random random, int count) {
        return IntStream.range(0, count).mapToObj(i -> company(random, "c" + i)).toList();
    }

    static Company company(Random random, String id) {
        return new Company(
                id,
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> new Statement(language(random), text(random)))
                        .toList());
    }

    static Challenge challenge(Random random, String id) {
        return new Challenge(
                id,
                IntStream.range(0, random.nextInt(5))
                        .mapToObj(_ -> new Need(language(random), text(random), 1 + random.nextInt(3)))
                        .toList());
    }

    private static Language language(Random random) {
        return LANGUAGES[random.nextInt(LANGUAGES.length)];
    }

    private static String text(Random random) {
        var words = new ArrayList<String>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(" ", words);
    }
}
