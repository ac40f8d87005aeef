package org.northernconnections.matching.team;

import java.util.Set;

/// A company that may join a team, and how well it alone answers each need.
///
/// @param id the caller's id of it
/// @param strengths one a need, `[0, 1]`
/// @param country where it is, ISO 3166-1 alpha-2; empty where unknown
/// @param languages in which it works, such as `en`; empty where unknown
/// @param newcomer has no confirmed delivery for a lab of the partnership yet
/// @param willing would join a team; nobody is put into one against its wish
/// @param acceptsRivals agrees to share a need with a rival
public record Candidate(
        String id,
        double[] strengths,
        String country,
        Set<String> languages,
        boolean newcomer,
        boolean willing,
        boolean acceptsRivals) {
    public Candidate {
        languages = Set.copyOf(languages);
        for (double strength : strengths) {
            if (!(strength >= 0 && strength <= 1)) {
                throw new IllegalArgumentException(
                        "A strength must be from 0 to 1, but one of %s is %s.".formatted(id, strength));
            }
        }
    }
}
