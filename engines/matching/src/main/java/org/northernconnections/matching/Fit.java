package org.northernconnections.matching;

import java.util.List;

/// How well a company answers a challenge, and why.
///
/// The explanation is the computation: adding the parts of the covers in their order gives the score, bit by bit.
///
/// @param companyId whose statements
/// @param challengeId whose needs
/// @param score weighted mean of the strengths, `[0, 1]`
/// @param covers one for each need: uncovered needs first, as they are the reason for a partner; within equal
/// coverage by their place in the challenge
public record Fit(String companyId, String challengeId, double score, List<Cover> covers) {
    public Fit {
        covers = List.copyOf(covers);
    }

    /// The strengths by the place of the need in the challenge.
    public double[] strengths() {
        double[] strengths = new double[covers.size()];
        covers.forEach(cover -> strengths[cover.needIndex()] = cover.strength());
        return strengths;
    }
}
