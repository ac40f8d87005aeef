package org.northernconnections.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Viewer;

/// Notes on the day who is there, late or absent, and begins and ends the day.
public final class CheckIn {
    /// How late somebody can be noted to be.
    public static final int LATE_MINUTES_MAX = 600;

    /// How long a note can wait on a phone for a network.
    public static final Duration AGE_MAX = Duration.ofDays(2);

    private final Events events;
    private final Participants participants;
    private final Presences presences;
    private final People people;
    private final Ledger ledger;
    private final TurnEvent turn;
    private final Clock clock;

    public CheckIn(
            Events events,
            Participants participants,
            Presences presences,
            People people,
            Ledger ledger,
            TurnEvent turn,
            Clock clock) {
        this.events = events;
        this.participants = participants;
        this.presences = presences;
        this.people = people;
        this.ledger = ledger;
        this.turn = turn;
        this.clock = clock;
    }

    /// Whoever organises an event or helps at its desk works there.
    public boolean worksAtDesk(Viewer viewer, Event event) {
        return EventRules.organises(viewer, event)
                || viewer.findAccountId()
                        .filter(account -> presences.helps(event.id(), account))
                        .isPresent();
    }

    /// The event, if this viewer works at its desk; for anybody else it is as if there were no such page.
    public Event atDesk(Viewer viewer, EventId id) {
        Event event = events.get(id);
        if (!worksAtDesk(viewer, event)) {
            throw NotAllowed.toKnow();
        }
        return event;
    }

    /// A seat of this event that the viewer may check in: any from the desk, otherwise the own one.
    public Participant seat(Viewer viewer, Event event, ParticipantId id) {
        return participants
                .find(id)
                .filter(known -> known.event().equals(event.id()))
                .filter(known -> worksAtDesk(viewer, event) || own(viewer, known))
                .orElseThrow(NotAllowed::toKnow);
    }

    private static boolean own(Viewer viewer, Participant seat) {
        return viewer.signedIn() && seat.findAccount().equals(viewer.findAccountId());
    }

    /// Notes what became of a participant. From the own seat one can only arrive.
    ///
    /// @param lateMinutes from now on, for somebody who is late
    public void mark(Viewer viewer, EventId id, ParticipantId who, PresenceState state, int lateMinutes) {
        mark(viewer, id, who, state, lateMinutes, Duration.ZERO);
    }

    /// Notes what was seen a while ago, without a network. It gives way to what was noted since.
    ///
    /// @param age how long ago, up to [#AGE_MAX]
    public void mark(Viewer viewer, EventId id, ParticipantId who, PresenceState state, int lateMinutes, Duration age) {
        if (age.isNegative() || age.compareTo(AGE_MAX) > 0) {
            throw new TooLate("event.too_late.old_note");
        }
        Instant seen = clock.instant().minus(age);
        Event event = events.get(id);
        Participant seat = seat(viewer, event, who);
        if (state != PresenceState.HERE && !worksAtDesk(viewer, event)) {
            throw NotAllowed.toDo("say who is missing");
        }
        if (!event.state().published() || !during(event, seen)) {
            throw new TooLate("event.too_late.not_today");
        }
        Optional<Presence> before = presences.hold(seat.id());
        if (!age.isZero() && before.filter(known -> known.at().isAfter(seen)).isPresent()) {
            throw new TooLate("event.too_late.newer_note");
        }
        if (state != PresenceState.LATE
                && before.map(Presence::state).filter(known -> known == state).isPresent()) {
            return;
        }
        var until = state == PresenceState.LATE
                ? seen.plus(Duration.ofMinutes(Math.clamp(lateMinutes, 1, LATE_MINUTES_MAX)))
                : null;
        presences.save(new Presence(seat.id(), state, until, seen));
    }

    /// Is it the event's day, and has a timetable been published?
    public boolean onTheDay(Event event) {
        return event.state().published() && event.state() != EventState.CLOSED && during(event, clock.instant());
    }

    /// Is this time on the event's day? A night that goes on belongs to it until the last slot is over.
    private boolean during(Event event, Instant time) {
        LocalDate day = day(event, time);
        return day.equals(event.day()) || (day.isAfter(event.day()) && !slotsOver(event, time));
    }

    private boolean slotsOver(Event event, Instant time) {
        return events.layout(event.id()).slots().stream()
                .noneMatch(slot -> slot.endsAt().isAfter(time));
    }

    /// Lets the person with this address help at the desk.
    ///
    /// @return null if nobody with this address can sign in
    public @Nullable Account addHelper(Viewer viewer, EventId id, String email) {
        requireOrganiser(viewer, id);
        Account helper = people.findByEmail(email).orElse(null);
        if (helper != null) {
            presences.addHelper(id, helper.id());
            ledger.note("timetable", id.value(), "helper added", "");
        }
        return helper;
    }

    public void removeHelper(Viewer viewer, EventId id, AccountId helper) {
        requireOrganiser(viewer, id);
        presences.removeHelper(id, helper);
        ledger.note("timetable", id.value(), "helper removed", "");
    }

    private void requireOrganiser(Viewer viewer, EventId id) {
        if (!EventRules.organises(viewer, events.get(id))) {
            throw NotAllowed.toKnow();
        }
    }

    /// Lets each event with a final timetable run on its day, and closes it when its day and its last slot are over.
    /// For a job.
    public void turnDays() {
        Instant now = clock.instant();
        for (Event event : events.list()) {
            LocalDate today = day(event, now);
            if (event.state() == EventState.FINAL && !today.isBefore(event.day())) {
                turn.to(event, EventState.RUNNING);
            } else if (event.state() == EventState.RUNNING && today.isAfter(event.day()) && slotsOver(event, now)) {
                turn.to(event, EventState.CLOSED);
            }
        }
    }

    private static LocalDate day(Event event, Instant time) {
        return LocalDate.ofInstant(time, event.zone());
    }
}
