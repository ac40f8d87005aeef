package org.northernconnections.postgres.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.LedgerLine;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationEvent;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.postgres.partnership.PostgresOrganisations;
import org.northernconnections.postgres.server.TestDatabase;

class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-05-08T12:00:00Z");
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aChangeWithoutAnActorIsRefused() {
        assertThatThrownBy(() -> database.sql()
                        .sql("select note_in_ledger('lab', 'x', 'step', null, 'named')")
                        .query((_, _) -> true)
                        .list())
                .hasStackTraceContaining("Nobody is named for this change");
    }

    @Test
    void aLineSaysWhoWhenAndWhy() {
        var changes = database.changes(Clock.fixed(NOON, ZoneOffset.UTC));
        var ledger = new PostgresLedger(database.sql());

        changes.run(Actor.system("test"), "ignored", () -> ledger.note("thing", "one", "renamed", "it was misspelt"));

        assertThat(ledger.listAbout("thing", "one"))
                .containsExactly(new LedgerLine(
                        NOON, Actor.system("test"), "thing", "one", "renamed", "", "", "it was misspelt"));
    }

    @Test
    void noLineCanBeChangedOrRemoved() {
        for (String attack :
                List.of("update ledger_line set why = 'x'", "delete from ledger_line", "truncate ledger_line")) {
            assertThatThrownBy(() -> database.sql().sql(attack).update()).hasStackTraceContaining("append-only");
        }
    }

    @Test
    void aDeedThatThrowsLeavesNoTrace() {
        var ledger = new PostgresLedger(database.sql());

        assertThatThrownBy(() -> database.change(() -> {
                    ledger.note("thing", "two", "renamed", "");
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");

        assertThat(ledger.listAbout("thing", "two")).isEmpty();
    }

    @Test
    void twoClustersMergeAndTheirHistoryStays() {
        var organisations = new PostgresOrganisations(database.sql(), new PostgresLedger(database.sql()));
        var ids = TestDatabase.ids();
        var first = cluster(new OrganisationId(ids.next()), "House of Energy");
        var second = cluster(new OrganisationId(ids.next()), "CLEAN");
        var heir = cluster(new OrganisationId(ids.next()), "Energy Cluster Denmark");

        database.change(() -> {
            List.of(first, second, heir).forEach(organisations::add);
            organisations.join(first.id(), Level.CLUSTER, true, LocalDate.of(2017, 1, 1));
            organisations.join(second.id(), Level.CLUSTER, false, LocalDate.of(2017, 1, 1));
            organisations.merge(
                    List.of(first.id(), second.id()), heir.id(), LocalDate.of(2020, 7, 1), "one is stronger");
        });

        assertThat(organisations.get(first.id()).validUntil()).isEqualTo(LocalDate.of(2020, 6, 30));
        assertThat(organisations.get(first.id()).findSuccessor()).contains(heir.id());
        assertThat(organisations.listPredecessors(heir.id()))
                .extracting(Organisation::name)
                .containsExactly("CLEAN", "House of Energy");
        assertThat(organisations.listPartners(LocalDate.of(2020, 7, 1)))
                .extracting(partner -> partner.organisation().name() + " " + partner.lead())
                .containsExactly("Energy Cluster Denmark true");
        assertThat(organisations.listHistory(first.id()))
                .extracting(OrganisationEvent::kind)
                .containsExactly(
                        OrganisationEvent.Kind.FOUNDED,
                        OrganisationEvent.Kind.JOINED,
                        OrganisationEvent.Kind.MERGED_INTO);
    }

    private static Organisation cluster(OrganisationId id, String name) {
        return new Organisation(
                id,
                name,
                "",
                OrganisationKind.CLUSTER,
                "DK",
                "",
                "",
                null,
                "",
                LocalDate.of(2010, 1, 1),
                null,
                null,
                1);
    }
}
