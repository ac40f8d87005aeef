package org.northernconnections.matching;

/// One thing that a challenge asks for, in a short sentence of its own.
///
/// @param language the language it is written in
/// @param text as the challenge owner wrote it; only the first [Words#CHARACTERS_MAX] characters are compared
/// @param weight how much it matters beside the other needs of its challenge, above 0: only ratios count
public record Need(Language language, String text, double weight) {
    public Need {
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The weight of a need must be finite and above 0, but is %s.".formatted(weight));
        }
    }
}
