package org.northernconnections.connection;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.partnership.OrganisationId;

/// Notes that one organisation answered what another had asked of it, and whether in time: a fact about the one,
/// reported by the other. What was never answered is no fact.
public final class NoteAnswer {
    /// An answer within so many days is in time.
    public static final int IN_TIME_DAYS = 14;

    private final Facts facts;
    private final Ledger ledger;
    private final NewIds ids;
    private final Clock clock;

    public NoteAnswer(Facts facts, Ledger ledger, NewIds ids, Clock clock) {
        this.facts = facts;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /// Notes an answer of today; whoever answers itself is no fact.
    ///
    /// @param record the id of what was asked; it is answered once
    /// @param asker who asked
    /// @param of who answered
    /// @param asked the day on which it was asked, in UTC
    public void answered(String record, OrganisationId asker, OrganisationId of, String ofName, LocalDate asked) {
        if (asker.equals(of)) {
            return;
        }
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        boolean late = ChronoUnit.DAYS.between(asked, today) > IN_TIME_DAYS;
        boolean added = facts.add(new DatedFact(
                new EvidenceId(ids.next()),
                late ? DatedFact.Kind.ANSWER_LATE : DatedFact.Kind.ANSWER_IN_TIME,
                asker,
                of,
                ofName,
                "",
                today,
                "",
                "answer:" + record));
        if (added) {
            ledger.note("organisation", of.value(), "fact added", "");
        }
    }
}
