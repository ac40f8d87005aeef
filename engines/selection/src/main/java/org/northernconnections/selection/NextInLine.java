package org.northernconnections.selection;

import java.util.List;

/// Who takes the place of somebody who declined.
public sealed interface NextInLine {
    /// The best of the waiting with whom all rules hold.
    record Invite(String candidate) implements NextInLine {}

    /// With nobody on the waiting list do all rules hold, the others staying chosen.
    ///
    /// @param broken the rules that the best of the waiting would break; empty if nobody waits
    record Nobody(List<Rule> broken) implements NextInLine {
        public Nobody {
            broken = List.copyOf(broken);
        }
    }
}
