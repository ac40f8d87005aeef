package org.northernconnections.lab;

import java.time.Instant;
import java.util.List;
import org.northernconnections.partnership.Language;

/// One numbered wording of a challenge. Never changed once written: a change is a new one.
///
/// @param afterEvent what happens after the event: the route to a pilot or purchase
/// @param writtenBy as in the ledger, such as `account:…`: a name could not be erased from what never changes
/// @param why what changed against the wording before, in the author's words
public record Wording(
        int number,
        Language language,
        String title,
        String summary,
        List<Need> needs,
        String success,
        String constraints,
        String afterEvent,
        Budget budget,
        List<Criterion> criteria,
        Instant writtenAt,
        String writtenBy,
        String why) {
    public Wording {
        needs = List.copyOf(needs);
        criteria = List.copyOf(criteria);
    }

    /// How much each need counts, in their order.
    public double[] needWeights() {
        return needs.stream().mapToDouble(need -> need.weight()).toArray();
    }
}
