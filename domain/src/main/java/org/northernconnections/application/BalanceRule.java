package org.northernconnections.application;

import org.northernconnections.lab.ChallengeId;

/// A rule that a selection must keep besides quality.
///
/// @param tag what it speaks of: `country:SE`, `cluster:<id>`, `newcomer`, `recommended`, `not recommended`, or
/// `country` for all partner countries
/// @param number at least or at most so many; without meaning for [Kind#ALL_PRESENT]
/// @param inUse only rules in use bind the selection; the others show their cost
public record BalanceRule(BalanceRuleId id, ChallengeId challenge, Kind kind, String tag, int number, boolean inUse) {
    /// What it demands.
    public enum Kind {
        AT_LEAST,
        AT_MOST,
        ALL_PRESENT
    }
}
