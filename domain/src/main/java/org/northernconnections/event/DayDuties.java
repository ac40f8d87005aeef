package org.northernconnections.event;

import java.util.List;
import org.northernconnections.ledger.Duty;
import org.northernconnections.partnership.Duties;
import org.northernconnections.partnership.Viewer;

/// The desks of today, for those who work at them.
public final class DayDuties implements Duties {
    private final Events events;
    private final CheckIn desk;

    public DayDuties(Events events, CheckIn desk) {
        this.events = events;
        this.desk = desk;
    }

    @Override
    public List<Duty> of(Viewer viewer) {
        return viewer.signedIn()
                ? events.list().stream()
                        .filter(event -> desk.onTheDay(event) && desk.worksAtDesk(viewer, event))
                        .map(event -> new Duty(
                                "event.duty.day", List.of(event.name()), "/events/%s/day".formatted(event.id()), null))
                        .toList()
                : List.of();
    }
}
