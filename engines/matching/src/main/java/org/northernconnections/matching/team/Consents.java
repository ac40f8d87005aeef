package org.northernconnections.matching.team;

import java.util.List;
import java.util.Set;

/// What pairs of companies have said of working together, whichever of them asked.
///
/// @param agreed both want to work together, also as rivals
/// @param withheld one was asked about this challenge and has not said yes, whatever the two agreed on before
public record Consents(Set<Set<String>> agreed, Set<Set<String>> withheld) {
    /// Nobody has asked anybody.
    public static final Consents NONE = new Consents(Set.of(), Set.of());

    public Consents {
        agreed = Set.copyOf(agreed);
        withheld = Set.copyOf(withheld);
    }

    boolean agreed(Candidate one, Candidate other) {
        return agreed.contains(Set.of(one.id(), other.id()));
    }

    /// Is there a pair among these of whom one has not said yes to the other?
    boolean withheldAmong(List<Candidate> members) {
        for (int i = 0; i < members.size(); i++) {
            for (int j = i + 1; j < members.size(); j++) {
                if (withheld.contains(Set.of(members.get(i).id(), members.get(j).id()))) {
                    return true;
                }
            }
        }
        return false;
    }
}
