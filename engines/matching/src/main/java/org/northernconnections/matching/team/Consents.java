package org.northernconnections.matching.team;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What pairs of companies have said of working together, whichever of them asked.
///
/// @param agreed both want it, also as rivals
/// @param withheld one was asked and has not said yes; a pair that agreed is not withheld
public record Consents(Set<Set<String>> agreed, Set<Set<String>> withheld) {
    /// Nobody has asked anybody.
    public static final Consents NONE = new Consents(Set.of(), Set.of());

    public Consents {
        agreed = Set.copyOf(agreed);
        var left = new HashSet<>(withheld);
        left.removeAll(agreed);
        withheld = Set.copyOf(left);
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
