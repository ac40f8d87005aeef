package org.northernconnections.matching.learning;

import java.time.LocalDate;

/// What somebody said of one statement as an answer to one need.
///
/// @param challengeId judgements of one challenge stay together, on one side of the split
/// @param features what the engine saw, such as the strength by words and by meaning; each in `[0, 1]`
/// @param verdict 1 fits, 0.5 partly, 0 does not
public record Judgement(LocalDate on, String challengeId, double[] features, double verdict) {
    public Judgement {
        if (!(verdict >= 0 && verdict <= 1)) {
            throw new IllegalArgumentException("A verdict must be from 0 to 1, but is %s.".formatted(verdict));
        }
    }
}
