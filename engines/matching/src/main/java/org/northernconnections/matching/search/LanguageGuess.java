package org.northernconnections.matching.search;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.encoder.Features;

/// Guesses the language of a text by its small words and endings; good enough to choose how it is read.
///
/// A language that the author named always goes before a guess. Without any sign the guess is English.
public final class LanguageGuess {
    private static final Map<Language, Set<String>> SIGNS = new EnumMap<>(Map.of(
            Language.DA,
            signs("af og til er ikke med det som på på fra hvad nogle meget noget hvordan skal bliver også mellem"
                    + " efter blev være ved uden mere derfor gennem når både samt løsning sikre"),
            Language.NB,
            signs("av og til er ikke med det som på fra hva noen mye noe hvordan skal blir også mellom etter ble "
                    + "være ved uten mer derfor gjennom når både samt løsning sikre å eit ein ikkje frå"),
            Language.SV,
            signs("av och till är inte med det som på från vad några mycket något hur ska blir också mellan efter blev "
                    + "vara vid utan mer därför genom når både samt løsning sækra att för ett den"),
            Language.DE,
            signs("von und zu ist nicht mit das die der den dem als auf aus was ein eine einer wie soll wird auch"
                    + " zwischen nach wurde sein bei ohne mehr durch wenn sowie zur zum im für über"),
            Language.NL,
            signs("van en te is niet met het de die als op uit wat een hoe moet wordt ook tussen naar werd zijn bij"
                    + " zonder meer door wanneer zowel voor aan dat om tot over deze"),
            Language.EN,
            signs("of and to is not with the that as on from what a some much how shall be also between after was "
                    + "are at without more through when both for an by this which or it")));

    private LanguageGuess() {}

    private static Set<String> signs(String words) {
        return new HashSet<>(Features.words(words));
    }

    public static Language of(String text) {
        return of(text, Language.EN);
    }

    /// The same, where texts around this one are mostly in another language: a text with few signs is taken for it.
    public static Language of(String text, Language mostly) {
        List<String> words = Features.words(text.length() > 2000 ? text.substring(0, 2000) : text);
        Language best = mostly;
        double most = mostly == Language.EN ? 0 : 1;
        for (Language language :
                List.of(Language.EN, Language.DA, Language.NB, Language.SV, Language.DE, Language.NL)) {
            Set<String> signs = SIGNS.getOrDefault(language, Set.of());
            long count = words.stream().filter(signs::contains).count();
            if (count > most) {
                most = count;
                best = language;
            }
        }
        return best;
    }
}
