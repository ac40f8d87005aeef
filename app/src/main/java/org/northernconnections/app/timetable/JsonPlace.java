package org.northernconnections.app.timetable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A value in a JSON file, and where it stands.
///
/// @param pointer a JSON Pointer (RFC 6901), such as `/requests/3/participants`; empty for the whole file
record JsonPlace(JsonNode value, String pointer) {
    private static final int SHOWN_MAX = 60;
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// The whole of a text, which names no member twice and ends after one value.
    static JsonPlace read(String text) {
        try {
            JsonNode value = STRICT.readTree(text);
            if (value == null || value.isMissingNode()) {
                throw new BadFile("The file must hold one JSON object, but it is empty.");
            }
            return new JsonPlace(value, "");
        } catch (JacksonException e) {
            var location = e.getLocation();
            throw new BadFile(
                    location == null
                            ? "The file is no JSON: " + e.getOriginalMessage()
                            : "Line %d, column %d is no JSON: %s"
                                    .formatted(location.getLineNr(), location.getColumnNr(), e.getOriginalMessage()));
        }
    }

    /// What is made of the whole of a text; what is wrong with a place in it is said with its line.
    static <T> T read(String text, Function<JsonPlace, T> reader) {
        try {
            return reader.apply(read(text));
        } catch (BadFile e) {
            OptionalInt line = line(text, e.pointer());
            throw line.isEmpty()
                    ? e
                    : new BadFile("Line %d, %s".formatted(line.getAsInt(), e.getMessage()), e.pointer());
        }
    }

    /// On which line the value of a pointer begins, from 1. The tree does not know, so the text is read once more.
    private static OptionalInt line(String text, String pointer) {
        if (pointer.isEmpty()) {
            return OptionalInt.empty();
        }
        try (JsonParser parser = STRICT.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.streamReadContext().pathAsPointer().toString().equals(pointer)) {
                    return OptionalInt.of(parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return OptionalInt.empty();
    }

    /// Requires an object with no members but these.
    JsonPlace object(String... names) {
        if (!value.isObject()) {
            throw wrong("an object");
        }
        Set<String> known = Set.of(names);
        value.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadFile(
                            "%s must have no members but %s, but it has %s.\nMaybe it is misspelt."
                                    .formatted(shown(), String.join(", ", names), quoted(name)),
                            pointer);
                });
        return this;
    }

    JsonPlace member(String name) {
        return find(name)
                .orElseThrow(() -> new BadFile(
                        "%s must have a member \"%s\", but it has none.".formatted(shown(), name), pointer));
    }

    Optional<JsonPlace> find(String name) {
        return Optional.ofNullable(value.get(name)).map(found -> new JsonPlace(found, pointer + "/" + name));
    }

    /// The items, of which there may be so many.
    List<JsonPlace> items(int most) {
        List<JsonPlace> items = items();
        if (items.size() > most) {
            throw new BadFile(
                    "%s must have at most %d items, but it has %d.".formatted(shown(), most, items.size()), pointer);
        }
        return items;
    }

    List<JsonPlace> items() {
        if (!value.isArray()) {
            throw wrong("a list");
        }
        List<JsonPlace> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            items.add(new JsonPlace(value.get(i), pointer + "/" + i));
        }
        return items;
    }

    /// The items of a member that may be left out.
    List<JsonPlace> items(String name) {
        return find(name).map(JsonPlace::items).orElse(List.of());
    }

    String text() {
        if (!value.isString() || value.stringValue().isBlank()) {
            throw wrong("a text that is not blank");
        }
        return value.stringValue();
    }

    int whole(int least, int most) {
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw wrong("a whole number from %d to %d".formatted(least, most));
        }
        return value.intValue();
    }

    boolean yes() {
        if (!value.isBoolean()) {
            throw wrong("true or false");
        }
        return value.booleanValue();
    }

    /// A text that is one of those known.
    String known(String kind, Set<String> known) {
        String id = text();
        if (!known.contains(id)) {
            throw wrong("the id of a known " + kind);
        }
        return id;
    }

    /// Different values, one an item.
    <T> Set<T> different(Function<JsonPlace, T> reader) {
        Set<T> values = new HashSet<>();
        for (JsonPlace item : items()) {
            if (!values.add(reader.apply(item))) {
                throw item.wrong("different from those before it");
            }
        }
        return values;
    }

    /// What is made of this value; what its own rules say against it is said of this place.
    <T> T make(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw new BadFile(shown() + ": " + e.getMessage(), pointer);
        }
    }

    BadFile wrong(String expected) {
        return new BadFile(
                "%s must be %s, but it is %s.".formatted(shown(), expected, quoted(value.toString())), pointer);
    }

    private String shown() {
        return pointer.isEmpty() ? "The file" : pointer;
    }

    private static String quoted(String text) {
        return text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text;
    }
}
