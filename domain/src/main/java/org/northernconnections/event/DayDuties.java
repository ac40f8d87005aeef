package org.northernconnections.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.northernconnections.ledger.Duty;
import org.northernconnections.partnership.Viewer;

/// Today's events: the plan for those who meet others, the desk for those who work at it.
public final class DayDuties {
    private final CheckIn desk;

    public DayDuties(CheckIn desk) {
        this.desk = desk;
    }

    /// @param seats of the viewer
    List<Duty> of(Viewer viewer, List<Event> events, Map<EventId, List<Participant>> seats) {
        var duties = new ArrayList<Duty>();
        for (Event event : events) {
            if (desk.onTheDay(event)) {
                boolean comes = seats.getOrDefault(event.id(), List.of()).stream()
                        .anyMatch(seat -> seat.coming() == Coming.COMING);
                if (comes) {
                    duties.add(duty("event.duty.plan_today", event, "plan"));
                }
                if (desk.worksAtDesk(viewer, event)) {
                    duties.add(duty("event.duty.day", event, "day"));
                }
            }
        }
        return duties;
    }

    private static Duty duty(String key, Event event, String page) {
        return new Duty(key, List.of(event.name()), "/events/%s/%s".formatted(event.id(), page), null);
    }
}
