package org.northernconnections.timetable;

import java.util.List;
import java.util.Set;

/// An earlier plan from which the new one starts.
///
/// @param placements of the earlier plan; those that no longer fit the problem are passed over
/// @param keep true if people already hold this plan, so that as few meetings as possible may move
///     ([Level#MOVES]); false if it is only a hint to be quicker
/// @param fromSlot the first slot that can still be changed, as an index; before it, what stands
/// stays, and nothing comes
/// @param firm the requests of this plan that may not be moved or left out for anything else
public record Previous(List<Placement> placements, boolean keep, int fromSlot, Set<String> firm) {
    public static final Previous NONE = new Previous(List.of(), false);

    public Previous {
        placements = List.copyOf(placements);
        firm = Set.copyOf(firm);
    }

    /// An earlier plan of a day that has not begun.
    public Previous(List<Placement> placements, boolean keep) {
        this(placements, keep, 0, Set.of());
    }
}
