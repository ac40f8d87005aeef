package org.northernconnections.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that waits for a person.
///
/// @param key of the sentence that says what to do
/// @param arguments fill its `{0}`, `{1}`, …
/// @param address where it is done, a path of this program
/// @param due until when; null if there is no such time
/// @param day the last day on which it can be done, where no time of day was said; `due` is its end then
public record Duty(
        String key,
        List<Object> arguments,
        String address,
        @Nullable Instant due,
        @Nullable LocalDate day) {
    public Duty {
        arguments = List.copyOf(arguments);
    }

    /// Something that waits until a time, or for good.
    public Duty(String key, List<Object> arguments, String address, @Nullable Instant due) {
        this(key, arguments, address, due, null);
    }

    /// Something that waits until the end of a day.
    public static Duty by(String key, List<Object> arguments, String address, LocalDate day) {
        return new Duty(
                key,
                arguments,
                address,
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                day);
    }

    /// Has its time passed?
    public boolean late(Instant now) {
        return due != null && due.isBefore(now);
    }
}
