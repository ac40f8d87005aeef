package org.northernconnections.matching;

import org.jspecify.annotations.Nullable;

/// How a company answers one need of a challenge.
///
/// @param needIndex the need's place among the needs of the challenge, from 0
/// @param need itself
/// @param coverage the strength in one word
/// @param strength how well the best statement answers, `[0, 1]`: what its words say, and its meaning beyond them
/// @param byWords what equal and kin words make of the strength
/// @param byMeaning what nearness of meaning adds to it, without a word in common if need be
/// @param likeWords how alike the words are, before they are weighed, `[0, 1]`
/// @param likeMeaning how alike the meaning is, before it is weighed, `[0, 0.9]`
/// @param part what this need adds to the score of the fit: its share of all weight, times the strength
/// @param proof the best statement, `null` where the strength is 0
public record Cover(
        int needIndex,
        Need need,
        Coverage coverage,
        double strength,
        double byWords,
        double byMeaning,
        double likeWords,
        double likeMeaning,
        double part,
        @Nullable Proof proof) {}
