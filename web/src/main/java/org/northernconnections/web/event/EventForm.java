package org.northernconnections.web.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventRules;
import org.northernconnections.event.EventState;
import org.northernconnections.lab.Lab;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;

/// What is said about an event, as it is typed.
///
/// @param wishesClose local time at the event, such as `2019-05-01T20:00`; may be empty
public record EventForm(
        String lab,
        String name,
        String city,
        String place,
        String day,
        String zone,
        String wishesClose,
        String meetingsMax,
        int version) {
    /// Around the North Sea.
    public static final List<String> ZONES = List.of(
            "Europe/Amsterdam",
            "Europe/Berlin",
            "Europe/Brussels",
            "Europe/Copenhagen",
            "Europe/London",
            "Europe/Oslo",
            "Europe/Stockholm");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    public EventForm {
        lab = Typed.text(lab);
        name = Typed.text(name);
        city = Typed.text(city);
        place = Typed.text(place);
        day = Typed.text(day);
        zone = Typed.text(zone);
        wishesClose = Typed.text(wishesClose);
        meetingsMax = Typed.text(meetingsMax);
    }

    static EventForm of(Lab lab) {
        return new EventForm(lab.id().value(), "", lab.city(), "", "", zoneOf(lab.country()), "", "8", 0);
    }

    private static String zoneOf(String country) {
        return switch (country) {
            case "SE" -> "Europe/Stockholm";
            case "NO" -> "Europe/Oslo";
            case "DE" -> "Europe/Berlin";
            case "NL" -> "Europe/Amsterdam";
            case "BE" -> "Europe/Brussels";
            case "GB" -> "Europe/London";
            default -> "Europe/Copenhagen";
        };
    }

    static EventForm of(Event event) {
        Instant close = event.wishesCloseAt();
        return new EventForm(
                event.lab().value(),
                event.name(),
                event.city(),
                event.place(),
                event.day().toString(),
                event.zone().getId(),
                close == null ? "" : MINUTE.format(close.atZone(event.zone())),
                String.valueOf(event.meetingsMax()),
                event.version());
    }

    Problems check() {
        return new Problems()
                .requireText(name, "name")
                .requireText(city, "city")
                .require(parsedDay() != null, "day", "form.day")
                .require(ZONES.contains(zone), "zone", "form.required")
                .require(wishesClose.isEmpty() || parsedClose() != null, "wishesClose", "event.form.time")
                .require(
                        wishesClose.isEmpty() || parsedDay() == null || closesBefore(),
                        "wishesClose",
                        "event.form.closes_late")
                .require(
                        meetingsMax.matches("\\d{1,2}") && within(Integer.parseInt(meetingsMax)),
                        "meetingsMax",
                        "event.form.meetings_max",
                        Event.MEETINGS_MAX);
    }

    private boolean closesBefore() {
        LocalDateTime close = parsedClose();
        LocalDate on = parsedDay();
        return close == null || on == null || !close.toLocalDate().isAfter(on);
    }

    private static boolean within(int number) {
        return number >= 1 && number <= Event.MEETINGS_MAX;
    }

    private @Nullable LocalDate parsedDay() {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable LocalDateTime parsedClose() {
        try {
            return wishesClose.isEmpty() ? null : LocalDateTime.parse(wishesClose);
        } catch (DateTimeException e) {
            return null;
        }
    }

    Event toNew(NewIds ids, Lab of) {
        return event(
                new EventId(ids.next()),
                of.id(),
                of.name(),
                of.owner(),
                of.ownerName(),
                EventState.COLLECTING_WISHES,
                1);
    }

    /// What the wishes closed at stays to the second, once they have.
    Event toChanged(Event before) {
        Event changed = changed(before);
        return EventRules.mayChangeClosing(before) || !keepsClosing(before)
                ? changed
                : changed.closingAt(before.wishesCloseAt());
    }

    /// Is the time at which wishes close typed as it was shown?
    boolean keepsClosing(Event before) {
        return wishesClose.equals(of(before).wishesClose());
    }

    private Event changed(Event before) {
        return event(
                before.id(),
                before.lab(),
                before.labName(),
                before.owner(),
                before.ownerName(),
                before.state(),
                version);
    }

    private Event event(
            EventId id,
            org.northernconnections.lab.LabId labId,
            String labName,
            org.northernconnections.partnership.OrganisationId owner,
            String ownerName,
            EventState state,
            int number) {
        ZoneId there = ZoneId.of(zone);
        LocalDateTime close = parsedClose();
        return new Event(
                id,
                labId,
                labName,
                owner,
                ownerName,
                name,
                city,
                place,
                LocalDate.parse(day),
                there,
                close == null ? null : close.atZone(there).toInstant(),
                Integer.parseInt(meetingsMax),
                state,
                number);
    }
}
