package org.northernconnections.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    public Edition now() {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        List<Edition.Count> counts = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            count(counts, figure, editions.listProof(figure, today));
        }
        return new Edition(null, clock.instant(), counts);
    }

    private static void count(List<Edition.Count> counts, Figure figure, List<Proof> proof) {
        counts.add(new Edition.Count(figure, "", "", proof.size(), value(figure, proof)));
        Map<String, List<Proof>> byCountry = new TreeMap<>();
        Map<String, List<Proof>> byPair = new TreeMap<>();
        for (Proof one : proof) {
            if (!one.country().isEmpty()) {
                byCountry.computeIfAbsent(one.country(), _ -> new ArrayList<>()).add(one);
            }
            if (figure == Figure.MET && !one.other().isEmpty()) {
                byPair.computeIfAbsent(one.country() + " " + one.other(), _ -> new ArrayList<>())
                        .add(one);
            }
        }
        byCountry.forEach(
                (country, own) -> counts.add(new Edition.Count(figure, country, "", own.size(), value(figure, own))));
        byPair.forEach((pair, own) ->
                counts.add(new Edition.Count(figure, pair.substring(0, 2), pair.substring(3), own.size(), own.size())));
    }

    private static int value(Figure figure, List<Proof> proof) {
        return figure.days() ? median(proof.stream().map(Proof::days).sorted().toList()) : proof.size();
    }

    /// The middle one; of an even number the lower of the two in the middle, so that it is a day that occurred.
    private static int median(List<Integer> sorted) {
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) / 2);
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
