package org.northernconnections.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
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
            + "|company|lab|application|event|match|connection|mail|demonstration)\\.[a-z0-9_.]*)\"");

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
    void everyLanguageKnowsOnlyKeysThatEnglishKnowsWithTheSameFacts() {
        var strange = new ArrayList<String>();
        for (Language language : Language.values()) {
            for (String key : texts.keys(language)) {
                if (!texts.has(key)) {
                    strange.add(language + " " + key + " is not in English");
                } else if (facts(texts.pattern(language, key)) != facts(texts.pattern(Language.EN, key))) {
                    strange.add(language + " " + key + " uses other facts than English");
                }
            }
        }

        assertThat(strange).isEmpty();
    }

    /// A language that is begun is complete; one without any text is read in English.
    @Test
    void everyLanguageThatIsSpokenHasAllTexts() {
        var missing = new TreeSet<String>();
        for (Language language : Language.values()) {
            Set<String> known = texts.keys(language);
            if (!known.isEmpty()) {
                texts.keys(Language.EN).stream()
                        .filter(key -> !known.contains(key))
                        .forEach(key -> missing.add(language + " " + key));
            }
        }

        assertThat(missing).isEmpty();
    }

    /// How many arguments a pattern asks for.
    private static int facts(String pattern) {
        return new MessageFormat(pattern).getFormatsByArgumentIndex().length;
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
