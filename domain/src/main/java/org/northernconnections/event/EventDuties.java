package org.northernconnections.event;

import java.time.Clock;
import java.time.Instant;
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
    private final Boards boards;
    private final DayDuties day;
    private final OutcomeDuties outcomes;
    private final Clock clock;

    public EventDuties(
            Events events,
            Participants participants,
            Meetings meetings,
            Timetables timetables,
            Boards boards,
            DayDuties day,
            OutcomeDuties outcomes,
            Clock clock) {
        this.events = events;
        this.participants = participants;
        this.meetings = meetings;
        this.timetables = timetables;
        this.boards = boards;
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
        Instant now = clock.instant();
        if (!EventRules.mayAnswer(event) || event.over(now)) {
            return;
        }
        String address = "/events/" + event.id();
        if (seat.coming() == Coming.INVITED) {
            duties.add(new Duty(
                    "event.duty.answer",
                    List.of(event.name()),
                    address + "/me",
                    seat.late() ? null : event.wishesCloseAt()));
        }
        if (seat.coming() == Coming.COMING) {
            Instant closes = event.takesWishes(now) ? event.wishesCloseAt() : null;
            List<Meeting> own = meetings.listOf(seat.id());
            long incoming = incoming(event, seat, own, now);
            if (incoming > 0) {
                duties.add(new Duty("event.duty.wishes", List.of(event.name(), incoming), address + "/wishes", closes));
            } else if (own.isEmpty() && EventRules.mayWish(event, seat, now)) {
                duties.add(new Duty("event.duty.wish", List.of(event.name()), address + "/wishes", closes));
            }
        }
    }

    /// How many wishes of others wait for this seat's answer; where wishes have closed, those of late ones alone.
    private long incoming(Event event, Participant seat, List<Meeting> own, Instant now) {
        Set<ParticipantId> ratherNot = meetings.listRatherNotOf(seat.id());
        boolean open = EventRules.mayWish(event, seat, now);
        return own.stream()
                .filter(meeting -> meeting.state() == MeetingState.WISHED)
                .map(meeting -> meeting.other(seat.id()))
                .filter(other -> !ratherNot.contains(other))
                .filter(other ->
                        own.stream().anyMatch(meeting -> meeting.wishOf(other).isPresent()))
                .filter(other -> open
                        || participants
                                .find(other)
                                .filter(known -> EventRules.mayWish(event, seat, known, now))
                                .isPresent())
                .count();
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
                addPublished(duties, boards.published(event));
            }
            case FINAL -> addPublished(duties, boards.published(event));
            case RUNNING -> addOutdated(duties, boards.published(event));
            case CLOSED -> {}
        }
    }

    private void addPublished(List<Duty> duties, Board published) {
        addBroken(duties, published);
        addOutdated(duties, published);
    }

    /// Meetings that stand in the published timetable and do not take place, as they were called off or a side stays
    /// away: until the next number, nobody knows but whoever called them off. On the day the desk knows.
    private void addBroken(List<Duty> duties, Board published) {
        long broken = published.placed().stream()
                .filter(placed -> !placed.on()
                        || missed(published, placed, placed.meeting().first())
                        || missed(published, placed, placed.meeting().second()))
                .count();
        if (broken > 0) {
            duties.add(new Duty(
                    "event.duty.broken", List.of(published.event().name(), broken), timetable(published), null));
        }
    }

    /// Is this side not there at the meeting's time?
    private static boolean missed(Board published, Board.Placed placed, ParticipantId side) {
        Participant seat = published.participant(side);
        return seat.coming() == Coming.NOT_COMING
                || seat.away().contains(placed.slot().id());
    }

    /// Plans that people hold say something else by now, such as another name of the place or of a table: they hear of
    /// it with the next number only.
    private void addOutdated(List<Duty> duties, Board published) {
        int outdated = PlanLetters.outdated(
                published, timetables.listEntries(published.event().id()));
        if (outdated > 0) {
            duties.add(new Duty(
                    "event.duty.outdated", List.of(published.event().name(), outdated), timetable(published), null));
        }
    }

    private static String timetable(Board board) {
        return "/events/" + board.event().id() + "/timetable";
    }

    private static Duty duty(String key, Event event, String address) {
        return new Duty("event.duty." + key, List.of(event.name()), address, null);
    }
}
