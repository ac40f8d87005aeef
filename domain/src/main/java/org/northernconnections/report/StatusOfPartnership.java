package org.northernconnections.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    /// The figures, with what is told beside them.
    public record Told(Edition edition, Editions.Detail detail) {}

    /// As of now.
    public Told live() {
        Editions.Counted counted = editions.count(today());
        return new Told(new Edition(null, clock.instant(), counted.counts()), counted.detail());
    }

    /// As they were kept under a number.
    public Told kept(int number) {
        return new Told(editions.get(number), editions.detail(number));
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
        int number = editions.keep(clock.instant(), today());
        ledger.note("status", String.valueOf(number), "kept", "");
        return number;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
