package org.northernconnections.postgres.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.match.LearnWeights;
import org.northernconnections.match.Matches;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.partnership.Capability;
import org.northernconnections.partnership.CapabilityId;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Visibility;
import org.northernconnections.postgres.lab.PostgresChallenges;
import org.northernconnections.postgres.ledger.PostgresLedger;
import org.northernconnections.postgres.partnership.PostgresCompanies;
import org.northernconnections.postgres.partnership.PostgresOrganisations;
import org.northernconnections.postgres.server.HandClock;
import org.northernconnections.postgres.server.TestDatabase;

class SeveralNodesTest {
    @Test
    void whatAnotherNodeChangedIsFoundTenSecondsLater() {
        try (var database = TestDatabase.fresh()) {
            var clock = new HandClock(Instant.parse("2026-05-08T12:00:00Z"));
            var ids = TestDatabase.ids();
            var companies = new PostgresCompanies(
                    database.sql(), new PostgresOrganisations(database.sql(), new PostgresLedger(database.sql())), ids);
            var node = new Matches(
                    new CompanyIndex(),
                    new CompanyIndex(),
                    companies,
                    new PostgresChallenges(database.sql()),
                    new PostgresCompanyVersions(database.sql()),
                    new LearnWeights(new PostgresMatchJudgements(database.sql()), clock),
                    clock);
            Company beekeeper = company(new OrganisationId(ids.next()), new CapabilityId(ids.next()));
            node.rebuild();
            database.change(() -> companies.add(beekeeper, LocalDate.of(2026, 1, 1)));

            assertThat(node.search("beehives", "en", 5)).isEmpty();
            clock.wind(Duration.ofSeconds(10));
            assertThat(node.search("beehives", "en", 5)).containsExactly(beekeeper.id());

            database.change(() -> database.sql()
                    .sql("update organisation set valid_until = '2026-05-08' where id = ?")
                    .params(beekeeper.id().value())
                    .update());
            clock.wind(Duration.ofSeconds(10));
            assertThat(node.search("beehives", "en", 5)).isEmpty();
        }
    }

    private static Company company(OrganisationId id, CapabilityId capability) {
        var organisation = new Organisation(
                id,
                "Bees",
                "",
                OrganisationKind.COMPANY,
                "DK",
                "",
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
                Visibility.PUBLIC,
                Instant.EPOCH,
                List.of(new Capability(capability, Language.EN, "Beehives for city parks")),
                List.of(),
                true,
                1);
    }
}
