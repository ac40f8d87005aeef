package org.northernconnections.timetable.b2b;

/// A part of the search that answers stay right without, so that its worth can be measured: see [B2bSolver].
///
/// Which numbers of the list in `docs/engines/timetable.md`, "The published problem", they belong to is said there.
public enum Ingredient {
    /// The bound from people and places alone ([PatternBound]).
    COUNTING,
    /// Bound, plan and question that come from small groups of whom somebody has a break ([Cores]).
    CORES,
    /// That a participant without a break has its meetings in one of the blocks of slots in which they can be.
    BLOCKS,
    /// The meetings of a participant counted slot by slot, so that too many for some slots are seen at once.
    HALL,
    /// The tables of a slot counted by the people at them.
    PEOPLE,
    /// The tables of a slot counted by the hosts at them ([Domains#hosts]); without both, by meetings one by one.
    HOSTS,
    /// Literals tried both ways before each search.
    PROBING,
    /// What the solver learns in one question told to whoever asks others ([B2bModel#lessons]).
    LESSONS,
    /// The choices of the best plan so far as the first to be tried.
    PHASES,
    /// Questions for plans in which only few have breaks.
    FEW,
    /// Questions for better plans that differ in some slots only ([Windows]).
    WINDOWS,
    /// Questions for better plans near the one found ([Domains#near]).
    NEAR
}
