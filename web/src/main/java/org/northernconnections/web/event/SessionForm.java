package org.northernconnections.web.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Event;
import org.northernconnections.event.Session;
import org.northernconnections.event.SessionId;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;

/// A session as it is typed.
///
/// @param starts time of day at the event, such as `10:30`
/// @param ends time of day; one that is not after `starts` is of the next day, if the night is at most [#NIGHT_MAX]
/// long
public record SessionForm(
        String name, String day, String starts, String ends, String slotMinutes, String pauseMinutes) {
    /// What is longer was rather typed wrongly.
    static final Duration NIGHT_MAX = Duration.ofHours(12);

    public SessionForm {
        name = Typed.text(name);
        day = Typed.text(day);
        starts = Typed.text(starts);
        ends = Typed.text(ends);
        slotMinutes = Typed.text(slotMinutes);
        pauseMinutes = Typed.text(pauseMinutes);
    }

    static SessionForm of(Event event) {
        return new SessionForm("", event.day().toString(), "", "", "20", "5");
    }

    /// @param event in whose zone a time may be skipped, in the night in which clocks go forward
    Problems check(Event event) {
        LocalTime from = time(starts);
        LocalTime until = time(ends);
        return new Problems()
                .requireText(name, "name")
                .require(parsedDay() != null, "day", "form.day")
                .require(from != null, "starts", "event.form.clock")
                .require(until != null, "ends", "event.form.clock")
                .require(from == null || until == null || before(event, from, until), "ends", "event.form.ends_early")
                .require(
                        number(slotMinutes) >= Session.SLOT_MINUTES_MIN
                                && number(slotMinutes) <= Session.SLOT_MINUTES_MAX,
                        "slotMinutes",
                        "event.form.slot_minutes",
                        Session.SLOT_MINUTES_MIN,
                        Session.SLOT_MINUTES_MAX)
                .require(
                        number(pauseMinutes) >= 0 && number(pauseMinutes) <= Session.PAUSE_MINUTES_MAX,
                        "pauseMinutes",
                        "event.form.pause_minutes",
                        Session.PAUSE_MINUTES_MAX);
    }

    private boolean before(Event event, LocalTime from, LocalTime until) {
        LocalDate on = parsedDay();
        if (!from.isBefore(until)) {
            return Duration.between(from, until).plusDays(1).compareTo(NIGHT_MAX) <= 0;
        }
        return on == null
                || on.atTime(from)
                        .atZone(event.zone())
                        .isBefore(on.atTime(until).atZone(event.zone()));
    }

    private static int number(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static @Nullable LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable LocalDate parsedDay() {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    Session toSession(NewIds ids, Event event) {
        LocalDate on = LocalDate.parse(day);
        LocalTime from = LocalTime.parse(starts);
        LocalTime until = LocalTime.parse(ends);
        return new Session(
                new SessionId(ids.next()),
                name,
                instant(event, on, from),
                instant(event, from.isBefore(until) ? on : on.plusDays(1), until),
                number(slotMinutes),
                number(pauseMinutes));
    }

    private static Instant instant(Event event, LocalDate on, LocalTime time) {
        return on.atTime(time).atZone(event.zone()).toInstant();
    }
}
