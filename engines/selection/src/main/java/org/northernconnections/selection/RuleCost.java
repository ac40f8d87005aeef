package org.northernconnections.selection;

import java.util.List;

/// What a rule costs in quality, and whom it moves.
///
/// @param cost the best quality without this rule less that with it, all other rules holding; at least 0
/// @param costAlone the best quality without any rule less that with this one only; at least 0
/// @param bringsIn ids of those who are chosen only because of this rule, by quality, then by id
/// @param pushesOut ids of those who would be chosen without it, by quality, then by id
public record RuleCost(String rule, double cost, double costAlone, List<String> bringsIn, List<String> pushesOut) {
    public RuleCost {
        bringsIn = List.copyOf(bringsIn);
        pushesOut = List.copyOf(pushesOut);
    }
}
