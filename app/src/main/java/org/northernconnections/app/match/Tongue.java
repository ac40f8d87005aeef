package org.northernconnections.app.match;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.northernconnections.matching.Language;

/// The tags by which files name languages.
public final class Tongue {
    /// For messages.
    public static final String KNOWN = "da, nb, nn, no, sv, de, nl or en";

    private static final Map<String, Language> BY_TAG = Map.of(
            "da", Language.DA,
            "nb", Language.NB,
            "nn", Language.NB,
            "no", Language.NB,
            "sv", Language.SV,
            "de", Language.DE,
            "nl", Language.NL,
            "en", Language.EN);

    private static final Set<String> CODES = Set.of(Locale.getISOLanguages());

    private Tongue() {}

    /// The language of a tag, regions left aside: `nb-NO` is Norwegian.
    public static Optional<Language> of(String tag) {
        return Optional.ofNullable(BY_TAG.get(withoutRegion(tag)));
    }

    /// The code of any language that people may speak, of ISO 639-1; Norwegian in each form is `nb`.
    public static Optional<String> code(String tag) {
        return of(tag).map(Language::code)
                .or(() -> Optional.of(withoutRegion(tag)).filter(CODES::contains));
    }

    private static String withoutRegion(String tag) {
        return tag.strip().toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "");
    }
}
