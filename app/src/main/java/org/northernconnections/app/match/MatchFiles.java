package org.northernconnections.app.match;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.command.Lines;
import org.northernconnections.matching.Challenge;
import org.northernconnections.matching.Company;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.Need;
import org.northernconnections.matching.Statement;
import org.northernconnections.matching.search.LanguageGuess;
import org.northernconnections.matching.search.Sentences;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Challenges and companies as JSON, for `explain` and `team`.
///
/// `{"id": "c1", "country": "SE", "needs": ["…", {"text": "…", "lang": "sv", "weight": 2}]}` and
/// `{"id": "d1", "country": "DK", "languages": ["da", "en"], "newcomer": true, "statements": ["…"]}`. In place of a
/// list, a `text` is split into sentences. A `lang` beside the list is that of all in it that name none.
public final class MatchFiles {
    private MatchFiles() {}

    /// A challenge, and the country of its lab as two capital letters; empty where it names none.
    public record ChallengeFile(Challenge challenge, String country) {}

    /// A company, and what decides with whom it may be in a team.
    ///
    /// @param country as two capital letters; empty where it names none
    public record CompanyFile(
            Company company,
            String country,
            Set<String> languages,
            boolean newcomer,
            boolean willing,
            boolean acceptsRivals) {
        public CompanyFile {
            languages = Set.copyOf(languages);
        }
    }

    public static ChallengeFile challenge(Path file) {
        Place place = whole(file);
        List<Need> needs = new ArrayList<>();
        for (Place need : place.texts("needs")) {
            String text = need.text("text");
            needs.add(need.make(() -> new Need(need.language(text), text, need.number("weight", 1))));
        }
        return place.make(() -> new ChallengeFile(new Challenge(place.id(), needs), place.country()));
    }

    public static CompanyFile company(Path file) {
        return company(whole(file));
    }

    /// One company a line.
    public static List<CompanyFile> companies(Path file) {
        Map<String, CompanyFile> byId = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            var lines = new Lines(file.toString(), in);
            lines.forEach((_, line) -> {
                if (!line.isBlank()) {
                    CompanyFile company = company(new Place(parse(line, lines::wrong), lines::wrong));
                    if (byId.putIfAbsent(company.company().id(), company) != null) {
                        throw lines.wrong("an id of its own was expected, and \"%s\" was there before."
                                .formatted(company.company().id()));
                    }
                }
            });
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
        if (byId.isEmpty()) {
            throw new BadInput("%s: one company a line was expected, and there is none.".formatted(file));
        }
        return List.copyOf(byId.values());
    }

    private static CompanyFile company(Place place) {
        List<Statement> statements = new ArrayList<>();
        for (Place statement : place.texts("statements")) {
            String text = statement.text("text");
            statements.add(new Statement(statement.language(text), text));
        }
        return place.make(() -> new CompanyFile(
                new Company(place.id(), statements),
                place.country(),
                place.languages(),
                place.yes("newcomer", false),
                place.yes("willing", true),
                place.yes("acceptsRivals", false)));
    }

    private static Place whole(Path file) {
        Function<String, BadInput> wrong = what -> new BadInput(file + ": " + what);
        var text = new StringBuilder();
        try (InputStream in = Files.newInputStream(file)) {
            new Lines(file.toString(), in).forEach((_, line) -> {
                text.append(line).append('\n');
                if (text.length() > Lines.BYTES_MAX) {
                    throw wrong.apply(
                            "at most %,d characters were expected, and there are more.".formatted(Lines.BYTES_MAX));
                }
            });
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
        return new Place(parse(text.toString(), wrong), wrong);
    }

    private static JsonNode parse(String text, Function<String, BadInput> wrong) {
        try {
            JsonNode node = JsonLines.STRICT.readTree(text);
            if (!node.isObject()) {
                throw wrong.apply("a JSON object was expected.");
            }
            return node;
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw wrong.apply("a JSON object was expected, and it is broken%s: %s"
                    .formatted(place == null ? "" : " in line " + place.getLineNr(), e.getOriginalMessage()));
        }
    }

    /// An object, and how to refuse it.
    private record Place(JsonNode object, Function<String, BadInput> wrong) {
        /// Whole numbers are taken for ids.
        String id() {
            String name = object.has("_id") ? "_id" : "id";
            JsonNode id = object.path(name);
            return id.isIntegralNumber() ? id.asString() : text(name);
        }

        String text(String name) {
            JsonNode value = object.path(name);
            if (!value.isString() || value.stringValue().isBlank()) {
                throw wrong.apply("a text that is not empty was expected as \"%s\", and %s."
                        .formatted(name, value.isMissingNode() ? "there is none" : "it is " + value));
            }
            return value.stringValue();
        }

        String optional(String name) {
            return object.path(name).isMissingNode() ? "" : text(name);
        }

        String country() {
            String code = optional("country");
            if (!code.isEmpty() && !code.matches("[A-Za-z]{2}")) {
                throw wrong.apply(
                        "two letters such as SE were expected as \"country\", and it is \"%s\".".formatted(code));
            }
            return code.toUpperCase(Locale.ROOT);
        }

        boolean yes(String name, boolean otherwise) {
            JsonNode value = object.path(name);
            if (!value.isMissingNode() && !value.isBoolean()) {
                throw wrong.apply("true or false was expected as \"%s\", and it is %s.".formatted(name, value));
            }
            return value.isMissingNode() ? otherwise : value.booleanValue();
        }

        double number(String name, double otherwise) {
            JsonNode value = object.path(name);
            if (!value.isMissingNode() && !value.isNumber()) {
                throw wrong.apply("a number was expected as \"%s\", and it is %s.".formatted(name, value));
            }
            return value.isMissingNode() ? otherwise : value.doubleValue();
        }

        Language language(String text) {
            String tag = optional("lang");
            return tag.isEmpty()
                    ? LanguageGuess.of(text)
                    : Tongue.of(tag)
                            .orElseThrow(() -> wrong.apply(
                                    "a \"lang\" of %s was expected, and it is \"%s\".".formatted(Tongue.KNOWN, tag)));
        }

        /// The codes of a list of languages; none where there is no list.
        Set<String> languages() {
            JsonNode list = object.path("languages");
            if (!list.isMissingNode() && !list.isArray()) {
                throw wrong.apply("a list of codes was expected as \"languages\", and it is %s.\nMaybe write [%s]."
                        .formatted(list, list));
            }
            Set<String> codes = new LinkedHashSet<>();
            for (JsonNode tag : list) {
                codes.add(Optional.of(tag)
                        .filter(JsonNode::isString)
                        .flatMap(text -> Tongue.code(text.stringValue()))
                        .orElseThrow(() -> wrong.apply(
                                "codes of languages such as da, en or fi were expected in \"languages\", and one is %s."
                                        .formatted(tag))));
            }
            return codes;
        }

        /// The items of a list, each a text or an object with a `text`; else the sentences of `text`.
        List<Place> texts(String name) {
            List<Place> places = new ArrayList<>();
            JsonNode list = object.path(name);
            if (list.isArray()) {
                for (JsonNode item : list) {
                    places.add(new Place(item.isString() ? textObject(item.stringValue()) : inheriting(item), wrong));
                }
            } else if (object.has("text")) {
                List<String> sentences = Sentences.of(text("text"));
                (sentences.isEmpty() ? List.of(text("text")) : sentences)
                        .forEach(one -> places.add(new Place(textObject(one), wrong)));
            }
            if (places.isEmpty()) {
                throw wrong.apply("a list \"%s\" or a \"text\" was expected, and there is none.".formatted(name));
            }
            return places;
        }

        private JsonNode textObject(String text) {
            ObjectNode node = JsonLines.STRICT.createObjectNode().put("text", text);
            return inheriting(node);
        }

        /// The item, in this object's language where it names none itself.
        private JsonNode inheriting(JsonNode item) {
            return item instanceof ObjectNode own && object.has("lang") && !own.has("lang")
                    ? own.put("lang", text("lang"))
                    : item;
        }

        /// What is made of this object; what its own rules say against it is said of its place.
        <T> T make(java.util.function.Supplier<T> maker) {
            try {
                return maker.get();
            } catch (IllegalArgumentException e) {
                throw wrong.apply(String.valueOf(e.getMessage()));
            }
        }
    }
}
