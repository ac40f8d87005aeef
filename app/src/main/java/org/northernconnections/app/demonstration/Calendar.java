package org.northernconnections.app.demonstration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Turns the days of the files, which count from the day of seeding, into days of the calendar.
///
/// @param today the day of seeding: day 0
record Calendar(LocalDate today) {
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final int MINUTES_OF_WORK = 9 * 60;

    LocalDate day(int day) {
        return today.plusDays(day);
    }

    /// A time of a day, in UTC.
    Instant at(int day, int hour, int minute) {
        return day(day).atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }

    /// A time of a day, in the zone of an event.
    Instant at(int day, String time, ZoneId zone) {
        return day(day).atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    }

    /// Some working hour of a day, the same every time for the same thing.
    Instant during(int day, String thing) {
        int minute = Math.floorMod(thing.hashCode(), MINUTES_OF_WORK);
        return day(day).atTime(MORNING.plusMinutes(minute)).toInstant(ZoneOffset.UTC);
    }
}
