package org.northernconnections.postgres.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.lab.Budget;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.Need;
import org.northernconnections.lab.Wording;
import org.northernconnections.match.LearnWeights;
import org.northernconnections.match.MatchJudgements;
import org.northernconnections.match.Matches;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.Mixing;
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
    private static final Challenge CHALLENGE = new Challenge(
            new ChallengeId("ccccccccccc1"),
            new LabId("lab000000000"),
            "Hoppet",
            new OrganisationId("aaaaaaaaaaaa"),
            "Göteborgs Stad",
            null,
            ChallengeState.OPEN,
            new Wording(
                    1,
                    Language.EN,
                    "A park",
                    "",
                    List.of(new Need(1, "Beehives on the roofs of schools", 1)),
                    "",
                    "",
                    "",
                    new Budget(null, null, "EUR"),
                    List.of(),
                    Instant.EPOCH,
                    "test",
                    ""),
            10,
            5,
            Instant.EPOCH,
            null,
            1);

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

    /// The weights that a page names are those by which its numbers were made, from the next call on; a comparison
    /// takes them up as a list does.
    @Test
    void aFitIsComputedByTheWeightsThatItsPageNames() {
        try (var database = TestDatabase.fresh()) {
            var clock = new HandClock(Instant.parse("2026-05-08T12:00:00Z"));
            var ids = TestDatabase.ids();
            var judgements = new PostgresMatchJudgements(database.sql());
            var index = new CompanyIndex();
            var node = new Matches(
                    index,
                    new CompanyIndex(),
                    new PostgresCompanies(
                            database.sql(),
                            new PostgresOrganisations(database.sql(), new PostgresLedger(database.sql())),
                            ids),
                    new PostgresChallenges(database.sql()),
                    new PostgresCompanyVersions(database.sql()),
                    new LearnWeights(judgements, clock),
                    clock);
            node.rebuild();
            Company beekeeper = company(new OrganisationId(ids.next()), new CapabilityId(ids.next()));
            double fixed = node.fit(CHALLENGE, beekeeper).score();
            assertThat(node.explain(CHALLENGE, beekeeper).weights().why()).isEqualTo(LearnWeights.Why.FEW);

            database.change(() -> judgements.add(new MatchJudgements.Fitting(
                    clock.instant(), index.encoder(), 120, 40, clock.instant(), true, -4, 3, 3, 0.7, 0.5)));
            Matches.Explained explained = node.explain(CHALLENGE, beekeeper);

            assertThat(explained.weights().why()).isEqualTo(LearnWeights.Why.FITTED);
            assertThat(explained.encoder()).isEqualTo(index.encoder());
            assertThat(explained.fit().score()).isNotCloseTo(fixed, within(0.01));
            assertThat(index.mixing()).isEqualTo(new Mixing.Fitted(-4, 3, 3));

            database.change(() -> judgements.add(new MatchJudgements.Fitting(
                    clock.instant(), index.encoder(), 121, 40, clock.instant(), false, -4, 3, 3, 0.5, 0.5)));
            clock.wind(Duration.ofSeconds(10));
            assertThat(node.fit(CHALLENGE, beekeeper).score()).isEqualTo(fixed);
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
