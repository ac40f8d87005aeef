package org.northernconnections.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The words of enums: `IN_REVIEW` is `in review` in the database and in talk, `in-review` in addresses
/// and `in_review` in message keys.
public final class Word {
    /// The constants of each enum by their words: every row of every list comes by here.
    private static final ClassValue<Map<String, Enum<?>>> BY_WORD = new ClassValue<>() {
        @Override
        protected Map<String, Enum<?>> computeValue(Class<?> kind) {
            return Arrays.stream(kind.getEnumConstants())
                    .map(constant -> (Enum<?>) constant)
                    .collect(Collectors.toMap(Word::of, Function.identity()));
        }
    };

    private Word() {}

    /// The word of a constant, such as `in review`.
    public static String of(Enum<?> constant) {
        return key(constant).replace('_', ' ');
    }

    /// The last part of a message key, such as `in_review`.
    public static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// A word that names no constant.
    public static final class Unknown extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private final String found;
        private final String expected;

        Unknown(String kind, String found, String expected) {
            super("There is no %s '%s'.%nMaybe one of %s?".formatted(kind, found, expected));
            this.found = found;
            this.expected = expected;
        }

        public String found() {
            return found;
        }

        /// The words that there are, with commas between them.
        public String expected() {
            return expected;
        }
    }

    /// The constant with this word, given with spaces, hyphens or underscores.
    ///
    /// @throws Unknown if there is none
    public static <E extends Enum<E>> E parse(Class<E> kind, String word) {
        Map<String, Enum<?>> constants = BY_WORD.get(kind);
        Enum<?> known = constants.get(word);
        if (known == null) {
            known = constants.get(
                    word.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' '));
        }
        if (known == null) {
            throw new Unknown(
                    kind.getSimpleName(),
                    word,
                    Arrays.stream(kind.getEnumConstants()).map(Word::of).collect(Collectors.joining(", ")));
        }
        return kind.cast(known);
    }
}
