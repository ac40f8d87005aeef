package org.northernconnections.timetable;

import java.util.List;

/// A request without a place.
///
/// @param request the id of the request
/// @param reasons at least one, the most decisive first
public record Unplaced(String request, List<Reason> reasons) {
    public Unplaced {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("Request %s must have a reason, but there is none.".formatted(request));
        }
    }
}
