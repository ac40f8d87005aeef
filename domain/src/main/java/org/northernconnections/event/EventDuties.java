package org.northernconnections.event;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.northernconnections.ledger.Duty;
import org.northernconnections.partnership.Duties;
import org.northernconnections.partnership.Viewer;

/// What waits for people about events.
public final class EventDuties implements Duties {
    private final Events events;
    private final Participants participants;
    private final Meetings meetings;
    private final Timetables timetables;
    private final DayDuties day;
    private final OutcomeDuties outcomes;
    private final Clock clock;

    public EventDuties(
            Events events,
            Participants participants,
            Meetings meetings,
            Timetables timetables,
            DayDuties day,
            OutcomeDuties outcomes,
            Clock clock) {
        this.events = events;
        this.participants = participants;
        this.meetings = meetings;
        this.timetables = timetables;
        this.day = day;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public List<Duty> of(Viewer viewer) {
        if (!viewer.signedIn()) {
            return List.of();
        }
        Map<EventId, List<Participant>> seats = participants
                .listOf(viewer.getAccount().id())
                .stream()
                .collect(Collectors.groupingBy(Participant::event));
        List<Event> known = events.list();
        var duties = new ArrayList<Duty>();
        for (Event event : known) {
            seats.getOrDefault(event.id(), List.of()).forEach(seat -> addSeat(duties, seat, event));
            if (EventRules.organises(viewer, event)) {
                addEvent(duties, event);
            }
        }
        duties.addAll(day.of(viewer, known, seats));
        duties.addAll(outcomes.of(viewer, known));
        return duties;
    }

    private void addSeat(List<Duty> duties, Participant seat, Event event) {
        String address = "/events/" + event.id();
        boolean open = event.takesWishes(clock.instant());
        if (seat.coming() == Coming.INVITED && EventRules.mayAnswer(event) && !event.over(clock.instant())) {
            duties.add(new Duty("event.duty.answer", List.of(event.name()), address + "/me", event.wishesCloseAt()));
        }
        if (seat.coming() == Coming.COMING && open) {
            Set<ParticipantId> ratherNot = meetings.listRatherNotOf(seat.id());
            List<Meeting> own = meetings.listOf(seat.id());
            long incoming = own.stream()
                    .filter(meeting -> meeting.state() == MeetingState.WISHED)
                    .map(meeting -> meeting.other(seat.id()))
                    .filter(other -> !ratherNot.contains(other))
                    .filter(other -> own.stream()
                            .anyMatch(meeting -> meeting.wishOf(other).isPresent()))
                    .count();
            if (incoming > 0) {
                duties.add(new Duty(
                        "event.duty.wishes",
                        List.of(event.name(), incoming),
                        address + "/wishes",
                        event.wishesCloseAt()));
            } else if (own.isEmpty()) {
                duties.add(
                        new Duty("event.duty.wish", List.of(event.name()), address + "/wishes", event.wishesCloseAt()));
            }
        }
    }

    private void addEvent(List<Duty> duties, Event event) {
        String address = "/events/" + event.id();
        switch (event.state()) {
            case COLLECTING_WISHES -> {
                if (!events.layout(event.id()).complete()) {
                    duties.add(duty("sessions", event, address + "/sessions"));
                } else if (!event.takesWishes(clock.instant())) {
                    duties.add(duty("close", event, address));
                }
            }
            case WISHES_CLOSED -> duties.add(duty("plan", event, address + "/timetable"));
            case PROVISIONAL -> {
                duties.add(duty("final", event, address + "/timetable"));
                addBroken(duties, event);
            }
            case FINAL -> addBroken(duties, event);
            case RUNNING, CLOSED -> {}
        }
    }

    /// Meetings that stand in the published timetable and do not take place: until the next number, nobody knows but
    /// whoever called them off. On the day the desk knows.
    private void addBroken(List<Duty> duties, Event event) {
        Set<ParticipantId> away = participants.list(event.id()).stream()
                .filter(seat -> seat.coming() == Coming.NOT_COMING)
                .map(Participant::id)
                .collect(Collectors.toSet());
        long broken = timetables
                .findPublished(event.id())
                .map(published -> meetings.list(event.id()).stream()
                        .filter(meeting -> published.find(meeting.id()).isPresent())
                        .filter(meeting -> meeting.state() == MeetingState.CANCELLED
                                || away.contains(meeting.first())
                                || away.contains(meeting.second()))
                        .count())
                .orElse(0L);
        if (broken > 0) {
            duties.add(new Duty(
                    "event.duty.broken", List.of(event.name(), broken), "/events/" + event.id() + "/timetable", null));
        }
    }

    private static Duty duty(String key, Event event, String address) {
        return new Duty("event.duty." + key, List.of(event.name()), address, null);
    }
}
