package org.northernconnections.trust;

import java.util.List;

/// What a viewer may expect of a subject on a day, and why.
///
/// The reasons are exact: `logOdds() = priorLogOdds + Σ part` over all of them.
///
/// @param probability that the subject does as it says, in `(0, 1)`
/// @param low the end below which the probability lies with 5 %
/// @param high the end above which the probability lies with 5 %
/// @param band the same in one word
/// @param mass the evidence counted, good and bad
/// @param priorLogOdds where the estimate would stand without any evidence
/// @param calibrated whether figures were fitted to real outcomes; `false` is to be shown as *not yet calibrated*
/// @param reasons what moved the estimate, strongest first, then by the id of the fact
public record Estimate(
        double probability,
        double low,
        double high,
        Band band,
        Mass mass,
        double priorLogOdds,
        boolean calibrated,
        List<Reason> reasons) {
    public Estimate {
        reasons = List.copyOf(reasons);
    }

    /// The probability on the scale on which reasons add up: `ln(p / (1 − p))`.
    public double logOdds() {
        return Math.log(probability / (1 - probability));
    }
}
