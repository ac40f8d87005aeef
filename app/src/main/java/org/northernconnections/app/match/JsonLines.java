package org.northernconnections.app.match;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
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

    private static final int LOOKED_AT = 500;

    private JsonLines() {}

    /// Reads all documents of a file, or refuses the file by the number of its first bad line.
    ///
    /// @param language of documents that name none; where null, it is guessed from their words
    /// @param mostly in which a text without signs is, where its language is guessed
    public static void read(Path file, @Nullable Language language, Language mostly, Consumer<Document> to) {
        Map<String, Integer> seen = new HashMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            var lines = new Lines(file.toString(), in);
            lines.forEach((number, line) -> {
                if (line.isBlank()) {
                    return;
                }
                Document document = document(lines, line, language, mostly);
                Integer before = seen.putIfAbsent(document.id(), number);
                if (before != null) {
                    throw lines.wrong("an id of its own was expected, and \"%s\" is already on line %d."
                            .formatted(document.id(), before));
                }
                to.accept(document);
            });
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
        if (seen.isEmpty()) {
            throw new BadInput("%s: one JSON object a line was expected, and there is none.".formatted(file));
        }
    }

    /// The language that most of the first documents are in.
    public static Language mostly(Path file) {
        Map<Language, Integer> counts = new EnumMap<>(Language.class);
        try (InputStream in = Files.newInputStream(file)) {
            new Lines(file.toString(), in)
                    .first(LOOKED_AT, (_, line) -> counts.merge(LanguageGuess.of(line), 1, Integer::sum));
        } catch (IOException | BadInput e) {
            return Language.EN; // Whatever is wrong with the file is said when it is read.
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<Language, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(Language.EN);
    }

    private static Document document(Lines lines, String line, @Nullable Language language, Language mostly) {
        JsonNode object = object(lines, line);
        String id = text(lines, object, object.has("_id") ? "_id" : "id");
        String title = text(lines, object, "title");
        String text = text(lines, object, "text");
        if (id.isBlank() || id.chars().anyMatch(Character::isWhitespace)) {
            throw lines.wrong("an \"_id\" or \"id\" without spaces was expected, and %s."
                    .formatted(id.isEmpty() ? "there is none" : "it is \"" + id + "\""));
        }
        if (title.isBlank() && text.isBlank()) {
            throw lines.wrong("a \"text\" was expected, and %s.\nMaybe leave the line out."
                    .formatted(object.has("text") ? "it is empty" : "there is none"));
        }
        String tag = text(lines, object, "lang");
        Language own = tag.isBlank()
                ? language
                : Tongue.of(tag)
                        .orElseThrow(() -> lines.wrong(
                                "a \"lang\" of %s was expected, and it is \"%s\".\nMaybe leave \"lang\" out."
                                        .formatted(Tongue.KNOWN, tag)));
        return new Document(id, title, text, own == null ? LanguageGuess.of(title + " " + text, mostly) : own);
    }

    private static JsonNode object(Lines lines, String line) {
        try {
            JsonNode object = STRICT.readTree(line);
            if (!object.isObject()) {
                throw lines.wrong("a JSON object was expected, and it is %s."
                        .formatted(line.length() > 60 ? line.substring(0, 60) + "…" : line));
            }
            return object;
        } catch (JacksonException e) {
            throw lines.wrong("a JSON object was expected, and it is broken: " + e.getOriginalMessage());
        }
    }

    /// The text of a member; empty where there is none. Whole numbers are taken for ids.
    private static String text(Lines lines, JsonNode object, String name) {
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
        throw lines.wrong("a text was expected as \"%s\", and it is %s.".formatted(name, value));
    }
}
