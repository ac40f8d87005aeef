package org.northernconnections.timetable;

import java.util.List;
import java.util.TreeSet;

/// Reasons in few words, for tests.
final class Reasons {
    private Reasons() {}

    static Reason lost(String... requests) {
        return new Reason.LostAgainst(new TreeSet<>(List.of(requests)));
    }
}
