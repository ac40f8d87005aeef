package org.northernconnections.ledger;

import java.util.function.Supplier;

/// Makes changes: all of a deed or none of it, in somebody's name.
///
/// Whoever calls the domain to change something (a page, the API, a job, the demonstration) wraps the
/// call in [#make]; the deeds themselves know no transactions. A deed that throws leaves no trace.
public interface Changes {
    /// Runs the deed as one transaction and commits it before returning.
    ///
    /// @param actor who changes
    /// @param why in the actor's words; may be empty
    /// @return what the deed returned
    <T> T make(Actor actor, String why, Supplier<T> deed);

    /// Runs the deed as one transaction, for deeds that return nothing.
    default void run(Actor actor, String why, Runnable deed) {
        make(actor, why, () -> {
            deed.run();
            return true;
        });
    }
}
