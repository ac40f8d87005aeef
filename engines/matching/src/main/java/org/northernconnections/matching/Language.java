package org.northernconnections.matching;

import java.util.Locale;

/// A language that the engine can reduce to stems; everything else is [#OTHER], split into words and folded.
public enum Language {
    DA,
    NB,
    SV,
    DE,
    NL,
    EN,
    OTHER;

    /// The language of a tag such as `de`, `nb-NO` or `en_GB`; Norwegian in either form is `NB`.
    public static Language of(String tag) {
        return switch (tag.strip().toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "")) {
            case "da" -> DA;
            case "nb", "no", "nn" -> NB;
            case "sv" -> SV;
            case "de" -> DE;
            case "nl" -> NL;
            case "en" -> EN;
            default -> OTHER;
        };
    }

    /// The code by which fields and pages name the language, such as `nb`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
