package org.northernconnections.timetable;

import java.util.List;

/// An earlier plan from which the new one starts.
///
/// @param placements of the earlier plan; those that no longer fit the problem are passed over
/// @param keep true if people already hold this plan, so that as few meetings as possible may move
///     ([Level#MOVES]); false if it is only a hint to be quicker
public record Previous(List<Placement> placements, boolean keep) {
    public static final Previous NONE = new Previous(List.of(), false);

    public Previous {
        placements = List.copyOf(placements);
    }
}
