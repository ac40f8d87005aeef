package org.northernconnections.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.LabId;
import org.northernconnections.partnership.OrganisationId;

/// A living lab event: a day on which a lab's owner and companies meet, two by two.
///
/// @param owner of the lab, who plans the event with the secretariat
/// @param zone in which all its times are meant and shown
/// @param wishesCloseAt after which no wish is taken; null until that is known
/// @param meetingsMax that a participant has, unless it says otherwise
public record Event(
        EventId id,
        LabId lab,
        String labName,
        OrganisationId owner,
        String ownerName,
        String name,
        String city,
        String place,
        LocalDate day,
        ZoneId zone,
        @Nullable Instant wishesCloseAt,
        int meetingsMax,
        EventState state,
        int version) {
    public static final int MEETINGS_MAX = 60;

    public Event {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An event needs a name.");
        }
        if (meetingsMax < 1 || meetingsMax > MEETINGS_MAX) {
            throw new IllegalArgumentException(
                    "A participant has from 1 to %d meetings, but this is %d.".formatted(MEETINGS_MAX, meetingsMax));
        }
    }

    /// The same event with another time at which wishes close.
    public Event closingAt(@Nullable Instant close) {
        return new Event(
                id, lab, labName, owner, ownerName, name, city, place, day, zone, close, meetingsMax, state, version);
    }

    /// Are wishes taken and answered at this time?
    public boolean takesWishes(Instant at) {
        return state == EventState.COLLECTING_WISHES && (wishesCloseAt == null || at.isBefore(wishesCloseAt));
    }

    /// Is its day over, wherever it takes place? One that runs goes on until it is closed, after its last slot.
    public boolean over(Instant at) {
        return state == EventState.CLOSED
                || (state != EventState.RUNNING && day.isBefore(LocalDate.ofInstant(at, ZoneOffset.UTC)));
    }
}
