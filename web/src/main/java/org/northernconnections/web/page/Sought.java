package org.northernconnections.web.page;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Words that a list is narrowed to. All of them must be there, in any order; capitals and accents do not matter,
/// as few keyboards have the letters of all seven countries.
public final class Sought {
    private static final Map<Character, String> LETTERS = Map.of('ø', "o", 'æ', "ae", 'œ', "oe", 'ß', "ss", 'ł', "l");

    private final List<String> words;

    private Sought(List<String> words) {
        this.words = words;
    }

    /// @param typed such as `soren esbjerg`; where it is blank, everything is found
    public static Sought of(String typed) {
        return new Sought(List.of(plain(typed).strip().split("\\s+", -1)));
    }

    public boolean in(String text) {
        String plain = plain(text);
        return words.stream().allMatch(plain::contains);
    }

    private static String plain(String text) {
        String bare = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        var plain = new StringBuilder(bare.length());
        for (int i = 0; i < bare.length(); i++) {
            char letter = bare.charAt(i);
            plain.append(LETTERS.getOrDefault(letter, String.valueOf(letter)));
        }
        return plain.toString();
    }
}
