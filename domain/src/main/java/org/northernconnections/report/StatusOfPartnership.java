package org.northernconnections.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.partnership.Viewer;

/// Counts how the partnership stands, and keeps editions of it.
public final class StatusOfPartnership {
    private final Editions editions;
    private final Ledger ledger;
    private final Clock clock;

    public StatusOfPartnership(Editions editions, Ledger ledger, Clock clock) {
        this.editions = editions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The figures as of now.
    ///
    /// @param byYear how many the records of a figure are in each year that has any; for those [Figure#IN_YEARS]
    public record Live(Edition edition, Map<Figure, Map<Integer, Integer>> byYear) {}

    public Live live() {
        Editions.Counted counted = editions.count(LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        return new Live(new Edition(null, clock.instant(), counted.counts()), counted.byYear());
    }

    public Edition now() {
        return live().edition();
    }

    /// Keeps the figures as of now as the next edition.
    ///
    /// @return its number
    public int keep(Viewer viewer) {
        if (!viewer.secretariat()) {
            throw NotAllowed.toDo("keep an edition of the status");
        }
        int number = editions.add(now());
        ledger.note("status", String.valueOf(number), "kept", "");
        return number;
    }
}
