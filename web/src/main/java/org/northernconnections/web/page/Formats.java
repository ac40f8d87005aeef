package org.northernconnections.web.page;

import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.northernconnections.partnership.Language;

/// How a language writes days, times, numbers and the names of countries and languages. Made once for each language,
/// as a page asks for hundreds of them. Threads may share it.
final class Formats {
    /// The time of day, the same in all our languages.
    static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private static final Map<Language, Formats> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Formats(language.locale()));
        }
    }

    private final Locale locale;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;
    private final DateTimeFormatter month;
    private final NumberFormat number;
    private final NumberFormat percent;
    /// By code of two letters; others are not kept, so that nobody can fill the memory with them.
    private final Map<String, String> countries = new ConcurrentHashMap<>();

    private final Map<String, String> languages = new ConcurrentHashMap<>();

    private Formats(Locale locale) {
        this.locale = locale;
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        this.time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale);
        this.month = DateTimeFormatter.ofPattern("LLLL yyyy", locale);
        this.number = NumberFormat.getNumberInstance(locale);
        this.percent = NumberFormat.getPercentInstance(locale);
    }

    static Formats of(Language language) {
        Formats formats = ALL.get(language);
        if (formats == null) {
            throw new IllegalStateException("No formats of " + language);
        }
        return formats;
    }

    DateTimeFormatter day() {
        return day;
    }

    DateTimeFormatter time() {
        return time;
    }

    DateTimeFormatter month() {
        return month;
    }

    /// With so many digits after the point. A copy, as number formats are not safe for several threads.
    NumberFormat number(int digits) {
        var copy = (NumberFormat) number.clone();
        copy.setMinimumFractionDigits(digits);
        copy.setMaximumFractionDigits(digits);
        return copy;
    }

    NumberFormat percent() {
        return (NumberFormat) percent.clone();
    }

    String country(String code) {
        return kept(countries, code, known -> Locale.of("", known).getDisplayCountry(locale));
    }

    String language(String code) {
        return kept(languages, code, known -> Locale.of(known).getDisplayLanguage(locale));
    }

    private static String kept(Map<String, String> names, String code, UnaryOperator<String> name) {
        return code.length() == 2 ? names.computeIfAbsent(code, name) : name.apply(code);
    }
}
