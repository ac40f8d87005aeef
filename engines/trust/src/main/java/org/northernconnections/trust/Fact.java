package org.northernconnections.trust;

import java.time.LocalDate;

/// What every piece of evidence states: who says it, of whom, about what kind of work, and when it happened.
///
/// @param id the number under which the fact is kept; the same id counts once
/// @param reporter who says so
/// @param subject whom it concerns
/// @param context the kind of work, as a code of the caller's choice such as `building`; may be empty
/// @param on the day on which it happened, not the day on which it was written down
public record Fact(String id, String reporter, String subject, String context, LocalDate on) {
    public Fact {
        if (id.isBlank() || reporter.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException(
                    "A fact needs an id, a reporter and a subject, but has '%s', '%s' and '%s'."
                            .formatted(id, reporter, subject));
        }
    }

    /// Whether the subject speaks of itself.
    public boolean selfReported() {
        return reporter.equals(subject);
    }
}
