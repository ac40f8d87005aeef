package org.northernconnections.timetable;

import java.util.List;

/// A place where a plan breaks a rule.
///
/// @param code which rule, as a message key that stays the same: `timetable.rule.…`
/// @param placements those that break it together; empty if what is missing breaks it
/// @param participants whom it concerns, in alphabetical order; may be empty
public record Breach(String code, List<Placement> placements, List<String> participants) {
    public Breach {
        placements = List.copyOf(placements);
        participants = List.copyOf(participants);
    }
}
