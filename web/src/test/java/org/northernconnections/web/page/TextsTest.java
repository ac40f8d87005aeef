package org.northernconnections.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.Language;

class TextsTest {
    private static final List<Path> SOURCES =
            List.of(Path.of("src", "main"), Path.of("..", "domain", "src", "main", "java"));

    /// Keys stand in the sources as literals; those that end in a dot are the beginning of several.
    private static final Pattern KEY = Pattern.compile("\"((?:page|form|failure|sign_in|set_up|home|account|partnership"
            + "|company|lab|application|event|match|connection|followup|report|mail|demonstration)\\.[a-z0-9_.]*)\"");

    /// A place for an argument, such as `{0}`, `{1,date,long}`, or the beginning of `{0,choice,…}`.
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)(?:,(choice|[^{}]*))?");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /// The texts that are the same word in English and in another language of ours.
    private static final Set<String> SAME_WORDS = Set.of(
            "Budget",
            "Cluster",
            "Clusters",
            "Coach",
            "Criteria",
            "Demonstration",
            "E-mail",
            "Given",
            "Indicator",
            "Living lab",
            "Living labs",
            "Mails",
            "Name",
            "Newcomer",
            "Open",
            "Organisation",
            "Partners",
            "Reference",
            "Region",
            "Version {0}");

    private final Texts texts = new Texts();

    @Test
    void everyKeyThatTheSourcesNameHasAnEnglishText() {
        Set<String> english = texts.keys(Language.EN);
        var missing = new TreeSet<String>();
        for (String key : named()) {
            boolean there = english.contains(key)
                    || english.stream()
                            .anyMatch(
                                    text -> text.startsWith(key.endsWith(".") || key.endsWith("_") ? key : key + "."));
            if (!there) {
                missing.add(key);
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsAPattern() {
        var broken = new ArrayList<String>();
        for (Language language : Language.values()) {
            for (String key : texts.keys(language)) {
                try {
                    String text = texts.get(language, key, 1, 2, 3, 4, 5, 6);
                    if (text.contains("[" + key + "]")) {
                        broken.add(language + " " + key);
                    }
                } catch (IllegalArgumentException e) {
                    if (!String.valueOf(e.getMessage()).contains("Cannot format given Object as a")) {
                        broken.add(language + " " + key + ": " + e.getMessage());
                    }
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyLanguageHasExactlyTheKeysOfEnglish() {
        var strange = new ArrayList<String>();
        for (Language language : Language.values()) {
            var missing = new TreeSet<>(texts.keys(Language.EN));
            missing.removeAll(texts.keys(language));
            missing.forEach(key -> strange.add(language + " lacks " + key));
            var tooMany = new TreeSet<>(texts.keys(language));
            tooMany.removeAll(texts.keys(Language.EN));
            tooMany.forEach(key -> strange.add(language + " has " + key + ", which is not in English"));
        }

        assertThat(strange).isEmpty();
    }

    @Test
    void everyLanguageUsesTheSameFactsAsEnglish() {
        var strange = new ArrayList<String>();
        for (Language language : Language.values()) {
            for (String key : texts.keys(language)) {
                Set<String> expected = facts(texts.pattern(Language.EN, key));
                Set<String> found = facts(texts.pattern(language, key));
                if (!found.equals(expected)) {
                    strange.add("%s %s: expected %s, found %s".formatted(language, key, expected, found));
                }
            }
        }

        assertThat(strange).isEmpty();
    }

    @Test
    void factsWithinTheCasesOfAChoiceCountToo() {
        assertThat(facts("{0,choice,1#One of {1}|1<{0,number,integer} of {1}}, {2,date,long}"))
                .containsExactly("0 choice", "0 number,integer", "1", "2 date,long");
    }

    @Test
    void noTextIsLeftInEnglish() {
        var left = new TreeSet<String>();
        for (Language language : Language.values()) {
            for (String key : texts.keys(language)) {
                String text = texts.pattern(language, key);
                String words = PLACE.matcher(text).replaceAll("");
                if (language != Language.EN
                        && LETTER.matcher(words).find()
                        && text.equals(texts.pattern(Language.EN, key))
                        && !SAME_WORDS.contains(text)) {
                    left.add(language + " " + key + ": " + text);
                }
            }
        }

        assertThat(left).isEmpty();
    }

    /// What a pattern asks for: the number of each argument with its format, those within a choice too.
    private static Set<String> facts(String pattern) {
        var facts = new TreeSet<String>();
        Matcher found = PLACE.matcher(pattern);
        while (found.find()) {
            facts.add(found.group(2) == null ? found.group(1) : found.group(1) + " " + found.group(2));
        }
        return facts;
    }

    private static Set<String> named() {
        var keys = new TreeSet<String>();
        for (Path source : SOURCES) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|jte)"))
                        .toList()) {
                    Matcher found = KEY.matcher(Files.readString(file));
                    while (found.find()) {
                        keys.add(found.group(1));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return keys;
    }
}
