package org.northernconnections.partnership;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The languages of the partnership, by their ISO 639-1 codes, English first.
public enum Language {
    EN("English"),
    DA("Dansk"),
    NB("Norsk bokmål"),
    SV("Svenska"),
    DE("Deutsch"),
    NL("Nederlands");

    private final String code;
    private final String ownName;

    Language(String ownName) {
        this.code = name().toLowerCase(Locale.ROOT);
        this.ownName = ownName;
    }

    /// The code, such as `nb`.
    public String code() {
        return code;
    }

    /// The language's name in itself.
    public String ownName() {
        return ownName;
    }

    /// For dates, numbers and sorting.
    public Locale locale() {
        return this == EN ? Locale.UK : Locale.of(code());
    }

    /// The language with this code, in small or capital letters; `no` and `nn` are read as `nb`.
    public static Optional<Language> find(String code) {
        String known = code.equalsIgnoreCase("no") || code.equalsIgnoreCase("nn") ? "nb" : code;
        return Arrays.stream(values())
                .filter(language -> language.code().equalsIgnoreCase(known))
                .findFirst();
    }

    /// The language with this code.
    ///
    /// @throws IllegalArgumentException if it is none of ours
    public static Language parse(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The language is one of en, da, nb, sv, de, nl, but this is '%s'.".formatted(code)));
    }
}
