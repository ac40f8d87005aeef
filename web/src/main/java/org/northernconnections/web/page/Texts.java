package org.northernconnections.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DateFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import org.northernconnections.partnership.Language;

/// The texts that people read, by key and language.
///
/// They stand in `messages/<language>/<room>.properties`, as patterns of [MessageFormat]: a single quote
/// is written twice, `{0}` is the first argument. Every language has every key, which
/// the build demands; should one be missing in a running program all the same, it is read in English.
public final class Texts {
    /// The files of each language; a new room adds its name here.
    public static final List<String> ROOMS = List.of(
            "page",
            "home",
            "security",
            "account",
            "partnership",
            "company",
            "lab",
            "application",
            "event",
            "match",
            "connection",
            "followup",
            "report",
            "mail",
            "demonstration");

    /// In which times without a place of their own are said.
    public static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

    /// Patterns as they were parsed once, by language and key; a page says hundreds of them.
    private final Map<Language, Map<String, Parsed>> parsed = new EnumMap<>(Language.class);

    /// A pattern without arguments is its text; any other is a format, which each call copies, as formats are not safe
    /// for several threads.
    private sealed interface Parsed {
        record Plain(String text) implements Parsed {}

        record Filled(MessageFormat format) implements Parsed {}

        static Parsed of(String pattern, Locale locale) {
            var format = new MessageFormat(pattern, locale);
            Format[] parts = format.getFormatsByArgumentIndex();
            if (parts.length == 0) {
                return new Plain(format.format(new Object[0]));
            }
            // Setting the zone of a part that is read from the format is lost: parts are copies.
            for (int i = 0; i < parts.length; i++) {
                if (parts[i] instanceof DateFormat date) {
                    date.setTimeZone(TimeZone.getTimeZone(ZONE));
                    format.setFormatByArgumentIndex(i, date);
                }
            }
            return new Filled(format);
        }

        default String say(Object[] arguments) {
            return switch (this) {
                case Plain(String text) -> text;
                case Filled(MessageFormat format) -> ((MessageFormat) format.clone()).format(arguments);
            };
        }
    }

    /// Reads all texts from the class path.
    public Texts() {
        for (Language language : Language.values()) {
            var all = new HashMap<String, String>();
            for (String room : ROOMS) {
                all.putAll(read("/messages/%s/%s.properties".formatted(language.code(), room)));
            }
            texts.put(language, all);
            parsed.put(language, new ConcurrentHashMap<>());
        }
    }

    private static Map<String, String> read(String resource) {
        try (InputStream file = Texts.class.getResourceAsStream(resource)) {
            var properties = new Properties();
            if (file != null) {
                properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
            var read = new HashMap<String, String>();
            properties.forEach((key, text) -> read.put((String) key, (String) text));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text with its arguments filled in.
    ///
    /// @return `[key]` if there is no such text even in English, so that the page still shows
    public String get(Language language, String key, Object... arguments) {
        Map<String, Parsed> known = parsed.getOrDefault(language, Map.of());
        Parsed text = known.get(key);
        if (text == null) {
            String pattern = find(language, key);
            if (pattern == null) {
                return "[" + key + "]";
            }
            text = Parsed.of(pattern, language.locale());
            known.put(key, text);
        }
        return text.say(arguments);
    }

    /// The pattern of a key, in English where the language has none of its own; empty if there is none at all.
    String pattern(Language language, String key) {
        String found = find(language, key);
        return found == null ? "" : found;
    }

    /// Is there a text of this key, at least in English?
    public boolean has(String key) {
        return find(Language.EN, key) != null;
    }

    /// The keys of one language.
    public Set<String> keys(Language language) {
        return Set.copyOf(in(language).keySet());
    }

    private @org.jspecify.annotations.Nullable String find(Language language, String key) {
        String text = in(language).get(key);
        return text == null ? in(Language.EN).get(key) : text;
    }

    private Map<String, String> in(Language language) {
        return texts.getOrDefault(language, Map.of());
    }

    /// The languages in which this key has a text of its own.
    public List<Language> languages(String key) {
        var found = new ArrayList<Language>();
        for (Language language : Language.values()) {
            if (in(language).containsKey(key)) {
                found.add(language);
            }
        }
        return found;
    }
}
