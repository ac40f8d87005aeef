package org.northernconnections.postgres.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.match.LearnWeights;
import org.northernconnections.match.Matches;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.partnership.Capability;
import org.northernconnections.partnership.CapabilityId;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.partnership.Visibility;
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
        database.change(() -> {
            for (int i = 0; i < ROOFERS; i++) {
                companies.add(
                        company("Roofer " + i, Visibility.PUBLIC, "Roofs with gutters"), LocalDate.of(2026, 1, 1));
            }
            companies.add(
                    company("Mussels", Visibility.PUBLIC, "Clean water for harbours"), LocalDate.of(2026, 1, 1));
            companies.add(
                    company("Shy", Visibility.PRIVATE, "Clean water for harbours"), LocalDate.of(2026, 1, 1));
            companies.add(
                    company("Vattenverket", Visibility.PUBLIC, "Bookkeeping for towns"), LocalDate.of(2026, 1, 1));
        });
        matches.rebuild();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Company company(String name, Visibility visibility, String statement) {
        var organisation = new Organisation(
                new OrganisationId(IDS.next()),
                name,
                "",
                OrganisationKind.COMPANY,
                "DK",
                "",
                null,
                "",
                LocalDate.of(2020, 1, 1),
                null,
                null,
                1);
        return new Company(
                organisation,
                "",
                "",
                8,
                null,
                null,
                List.of(),
                visibility,
                Instant.EPOCH,
                List.of(new Capability(new CapabilityId(IDS.next()), Language.EN, statement)),
                List.of(),
                true,
                1);
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
        Matches.Found<Company> found = matches.searchCompanies(Viewer.PUBLIC, "vatten", "sv", 0, 50);

        assertThat(found.page()).extracting(Company::name).containsExactly("Vattenverket", "Mussels");
        assertThat(found.total()).isEqualTo(2);
        assertThat(found.otherWords()).extracting(Company::name).containsExactly("Mussels");
        assertThat(matches.searchCompanies(Viewer.PUBLIC, "blorft", "sv", 0, 50).total())
                .isZero();
    }
}
