package org.northernconnections.app.match;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.command.Lines;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.search.Document;
import org.northernconnections.matching.search.LanguageGuess;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Documents as JSON lines: one object a line, with `_id` or `id`, `text`, and maybe `title` and `lang`.
public final class JsonLines {
    static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// No index keeps longer ids.
    private static final int ID_LENGTH_MAX = 1_000;

    private JsonLines() {}

    /// Reads all documents of a file, or refuses the file by the number of its first bad line. A pipe will do.
    ///
    /// @param language of documents that name none; where null, it is guessed from their words
    /// @param mostly in which a text without signs is, where its language is guessed; where null, the language of
    ///     most of the first documents
    public static void read(Path file, @Nullable Language language, @Nullable Language mostly, Consumer<Document> to) {
        try (InputStream in = Files.newInputStream(file)) {
            var lines = new Lines(file.toString(), in);
            var reading = new Reading(lines, language, mostly, to);
            try {
                lines.forEach(reading::read);
            } catch (BadInput e) {
                reading.takeHeld(); // Of two bad lines the first is named.
                throw e;
            }
            reading.takeHeld();
            if (reading.seen.isEmpty()) {
                throw new BadInput("%s: one JSON object a line was expected, and there is none.".formatted(file));
            }
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    /// The documents of one file. Without a language that texts are mostly in, the first lines are held until it is
    /// known.
    private static final class Reading {
        private static final int LOOKED_AT = 500;
        private static final int HELD_MAX = 1 << 24;

        private final Map<String, Integer> seen = new HashMap<>();
        private final List<String> held = new ArrayList<>();
        private final Lines lines;
        private final @Nullable Language language;
        private final Consumer<Document> to;
        private @Nullable Language mostly;
        private long characters;

        Reading(Lines lines, @Nullable Language language, @Nullable Language mostly, Consumer<Document> to) {
            this.lines = lines;
            this.language = language;
            this.mostly = mostly;
            this.to = to;
        }

        void read(int number, String line) {
            if (mostly != null) {
                take(number, line, mostly);
                return;
            }
            held.add(line);
            characters += line.length();
            if (held.size() == LOOKED_AT || characters > HELD_MAX) {
                takeHeld();
            }
        }

        void takeHeld() {
            if (mostly != null) {
                return;
            }
            Language known = mostly(held);
            mostly = known;
            for (int i = 0; i < held.size(); i++) {
                take(i + 1, held.get(i), known);
            }
            held.clear();
        }

        private void take(int number, String line, Language known) {
            if (line.isBlank()) {
                return;
            }
            Document document = document(what -> lines.wrong(number, what), line, language, known);
            Integer before = seen.putIfAbsent(document.id(), number);
            if (before != null) {
                throw lines.wrong(
                        number,
                        "an id of its own was expected, and \"%s\" is already on line %d."
                                .formatted(document.id(), before));
            }
            to.accept(document);
        }

        /// The language that most of these lines are in.
        private static Language mostly(List<String> lines) {
            Map<Language, Integer> counts = new EnumMap<>(Language.class);
            lines.forEach(line -> counts.merge(LanguageGuess.of(line), 1, Integer::sum));
            return counts.entrySet().stream()
                    .max(Map.Entry.<Language, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .orElse(Language.EN);
        }
    }

    private static Document document(
            Function<String, BadInput> wrong, String line, @Nullable Language language, Language mostly) {
        JsonNode object = object(wrong, line);
        String id = text(wrong, object, object.has("_id") ? "_id" : "id");
        String title = text(wrong, object, "title");
        String text = text(wrong, object, "text");
        if (id.isBlank() || id.chars().anyMatch(Character::isWhitespace)) {
            throw wrong.apply("an \"_id\" or \"id\" without spaces was expected, and %s."
                    .formatted(id.isEmpty() ? "there is none" : "it is \"" + id + "\""));
        }
        if (id.length() > ID_LENGTH_MAX || !StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
            throw wrong.apply("an \"_id\" or \"id\" of at most %,d characters was expected, and %s."
                    .formatted(
                            ID_LENGTH_MAX,
                            id.length() > ID_LENGTH_MAX
                                    ? "it has %,d".formatted(id.length())
                                    : "one of its letters is half a pair"));
        }
        if (title.isBlank() && text.isBlank()) {
            throw wrong.apply("a \"text\" was expected, and %s.\nMaybe leave the line out."
                    .formatted(object.has("text") ? "it is empty" : "there is none"));
        }
        String tag = text(wrong, object, "lang");
        Language own = tag.isBlank()
                ? language
                : Tongue.of(tag)
                        .orElseThrow(() -> wrong.apply(
                                "a \"lang\" of %s was expected, and it is \"%s\".\nMaybe leave \"lang\" out."
                                        .formatted(Tongue.KNOWN, tag)));
        return new Document(id, title, text, own == null ? LanguageGuess.of(title + " " + text, mostly) : own);
    }

    private static JsonNode object(Function<String, BadInput> wrong, String line) {
        try {
            JsonNode object = STRICT.readTree(line);
            if (!object.isObject()) {
                throw wrong.apply("a JSON object was expected, and it is %s."
                        .formatted(line.length() > 60 ? line.substring(0, 60) + "…" : line));
            }
            return object;
        } catch (JacksonException e) {
            throw wrong.apply("a JSON object was expected, and it is broken: " + e.getOriginalMessage());
        }
    }

    /// The text of a member; empty where there is none. Whole numbers are taken for ids.
    private static String text(Function<String, BadInput> wrong, JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isIntegralNumber() && name.endsWith("id")) {
            return value.asString();
        }
        throw wrong.apply("a text was expected as \"%s\", and it is %s.".formatted(name, value));
    }
}
