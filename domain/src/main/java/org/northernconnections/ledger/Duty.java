package org.northernconnections.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that waits for a person.
///
/// @param key of the sentence that says what to do
/// @param arguments fill its `{0}`, `{1}`, …
/// @param address where it is done, a path of this program
/// @param due until when; null if there is no such time
public record Duty(
        String key,
        List<Object> arguments,
        String address,
        @Nullable Instant due) {
    public Duty {
        arguments = List.copyOf(arguments);
    }
}
