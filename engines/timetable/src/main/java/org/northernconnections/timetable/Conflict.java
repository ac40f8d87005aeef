package org.northernconnections.timetable;

import java.util.List;

/// Musts that cannot all be placed, though any of them could be left out to place the rest.
///
/// @param musts ids of requests, in the order of the problem
/// @param limitsOf participants whose [Participant#meetingsMax()] has a part in it, in the order of the problem
/// @param pausesOf participants whose [Participant#inARowMax()] has a part in it, in the order of the problem
/// @param tables whether the number of tables has a part in it
/// @param interpreters whether it has a part in it that an interpreter is at one meeting at a time
/// @param order whether the order of meetings has a part in it
/// @param minimal whether every part was shown to be needed; false if time ran out before
public record Conflict(
        List<String> musts,
        List<String> limitsOf,
        List<String> pausesOf,
        boolean tables,
        boolean interpreters,
        boolean order,
        boolean minimal) {
    public Conflict {
        musts = List.copyOf(musts);
        limitsOf = List.copyOf(limitsOf);
        pausesOf = List.copyOf(pausesOf);
    }
}
