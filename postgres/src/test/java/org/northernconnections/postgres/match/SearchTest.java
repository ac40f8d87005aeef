package org.northernconnections.postgres.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.match.LearnWeights;
import org.northernconnections.match.Matches;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.postgres.lab.PostgresChallenges;
import org.northernconnections.postgres.ledger.PostgresLedger;
import org.northernconnections.postgres.partnership.PostgresCompanies;
import org.northernconnections.postgres.partnership.PostgresOrganisations;
import org.northernconnections.postgres.server.HandClock;
import org.northernconnections.postgres.server.TestDatabase;

/// A search of companies: in the words typed, then in others; page by page.
class SearchTest {
    private static final int ROOFERS = 70;
    private static final NewIds IDS = TestDatabase.ids();
    private static TestDatabase database;
    private static Matches matches;
    private static Company mussels;

    @BeforeAll
    static void fill() {
        database = TestDatabase.fresh();
        var clock = new HandClock(Instant.parse("2026-05-08T12:00:00Z"));
        var companies = new PostgresCompanies(
                database.sql(), new PostgresOrganisations(database.sql(), new PostgresLedger(database.sql())), IDS);
        matches = new Matches(
                new CompanyIndex(StaticEncoder.shipped()),
                new CompanyIndex(StaticEncoder.shipped()),
                companies,
                new PostgresChallenges(database.sql()),
                new PostgresCompanyVersions(database.sql()),
                new LearnWeights(new PostgresMatchJudgements(database.sql()), clock),
                clock);
        Company shy = stating("Clean water for harbours");
        Company named = stating("Bookkeeping for towns");
        mussels = stating("Clean water for harbours");
        List<Company> all = new ArrayList<>(List.of(shy, named, mussels));
        IntStream.range(0, ROOFERS).forEach(_ -> all.add(stating("Roofs with gutters")));
        database.change(() -> {
            all.forEach(one -> companies.add(one, LocalDate.of(2026, 1, 1)));
            database.sql()
                    .sql("update organisation set name = 'Vandværket' where id = ?")
                    .params(named.id().value())
                    .update();
            database.sql()
                    .sql("update company set visibility = 'private' where organisation_id = ?")
                    .params(shy.id().value())
                    .update();
        });
        matches.rebuild();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Company stating(String statement) {
        return TogetherTest.company(IDS.next(), IDS.next(), statement);
    }

    @Test
    void everyPageIsReachedAndAllAreCounted() {
        Matches.Found<Company> first = matches.searchCompanies(Viewer.PUBLIC, "gutters", "en", 0, 50);
        Matches.Found<Company> second = matches.searchCompanies(Viewer.PUBLIC, "gutters", "en", 50, 50);

        assertThat(first.page()).hasSize(50);
        assertThat(second.page()).hasSize(ROOFERS - 50).doesNotContainAnyElementsOf(first.page());
        assertThat(first.total()).isEqualTo(ROOFERS);
        assertThat(second.total()).isEqualTo(ROOFERS);
        assertThat(first.all()).isTrue();
    }

    @Test
    void whatIsSaidInOtherWordsStandsBehindTheNameAndIsMarkedAndHiddenOnesAreNotCounted() {
        Matches.Found<Company> found = matches.searchCompanies(Viewer.PUBLIC, "vand", "da", 0, 50);

        assertThat(found.page()).extracting(Company::name).containsExactly("Vandværket", mussels.name());
        assertThat(found.total()).isEqualTo(2);
        assertThat(found.otherWords()).extracting(Company::name).containsExactly(mussels.name());
        assertThat(matches.searchCompanies(Viewer.PUBLIC, "blorft", "da", 0, 50).total())
                .isZero();
    }
}
