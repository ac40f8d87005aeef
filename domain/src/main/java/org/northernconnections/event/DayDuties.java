package org.northernconnections.event;

import java.util.List;
import org.northernconnections.ledger.Duty;
import org.northernconnections.partnership.Viewer;

/// The desks of today, for those who work at them.
public final class DayDuties {
    private final CheckIn desk;

    public DayDuties(CheckIn desk) {
        this.desk = desk;
    }

    List<Duty> of(Viewer viewer, List<Event> events) {
        return events.stream()
                .filter(event -> desk.onTheDay(event) && desk.worksAtDesk(viewer, event))
                .map(event ->
                        new Duty("event.duty.day", List.of(event.name()), "/events/%s/day".formatted(event.id()), null))
                .toList();
    }
}
