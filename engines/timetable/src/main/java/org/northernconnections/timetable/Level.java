package org.northernconnections.timetable;

/// What a plan keeps small, the most important first: no gain on a later level pays for a loss on an earlier one.
public enum Level {
    /// Musts without a place.
    UNPLACED_MUSTS,
    /// Meetings missing to each participant's least number, summed.
    MEETINGS_SHORT,
    /// Weights of likes without a place, summed.
    UNPLACED_LIKES,
    /// Requests whose slot in the earlier plan is lost; 0 unless [Previous#keep()].
    MOVES,
    /// Breaks of all participants, summed; [Idle] says what a break is.
    BREAKS,
    /// The most breaks that any one participant has.
    UNFAIRNESS,
    /// The most breaks of any one group, such as a country, for each hundred of its people, rounded up.
    GROUP_UNFAIRNESS,
    /// How often a participant has two meetings in adjacent slots at different tables.
    TABLE_CHANGES
}
