package org.northernconnections.postgres.match;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.northernconnections.lab.Budget;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.Need;
import org.northernconnections.lab.Wording;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.match.LearnWeights;
import org.northernconnections.match.Matches;
import org.northernconnections.match.Pairings;
import org.northernconnections.match.Together;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.partnership.Capability;
import org.northernconnections.partnership.CapabilityId;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Visibility;
import org.northernconnections.postgres.lab.PostgresChallenges;
import org.northernconnections.postgres.ledger.PostgresLedger;
import org.northernconnections.postgres.partnership.PostgresCompanies;
import org.northernconnections.postgres.partnership.PostgresOrganisations;
import org.northernconnections.postgres.partnership.TestCompanies;
import org.northernconnections.postgres.server.HandClock;
import org.northernconnections.postgres.server.TestDatabase;

/// A database of its own and a match over its companies, for tests of what fits.
final class MatchScene implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-05-08T12:00:00Z");

    final TestDatabase database = TestDatabase.fresh();
    final HandClock clock = new HandClock(NOW);
    final NewIds ids = TestDatabase.ids();
    final PostgresOrganisations organisations =
            new PostgresOrganisations(database.sql(), new PostgresLedger(database.sql()));
    final PostgresCompanies companies = new PostgresCompanies(database.sql(), organisations, ids);
    final PostgresMatchJudgements judgements = new PostgresMatchJudgements(database.sql());
    final CompanyIndex index;
    final Matches matches;

    /// Compares by words alone.
    MatchScene() {
        this(new CompanyIndex(), new CompanyIndex());
    }

    /// @param index of companies
    MatchScene(CompanyIndex index, CompanyIndex challengeTexts) {
        this.index = index;
        matches = new Matches(
                index,
                challengeTexts,
                companies,
                new PostgresChallenges(database.sql()),
                new PostgresCompanyVersions(database.sql()),
                new LearnWeights(judgements, clock),
                clock);
    }

    /// An open challenge of Gothenburg that stands in no database.
    static Challenge challenge(String title, Need... needs) {
        return new Challenge(
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
                        title,
                        "",
                        List.of(needs),
                        "",
                        "",
                        "",
                        new Budget(null, null, "EUR"),
                        List.of(),
                        NOW,
                        "test",
                        ""),
                10,
                5,
                NOW,
                null,
                1);
    }

    /// A new Danish company that everybody may see, with one statement; not in the database yet.
    Company stating(String statement) {
        String id = ids.next();
        return TestCompanies.company(
                id,
                "Company " + id,
                "DK",
                "",
                Visibility.PUBLIC,
                NOW,
                List.of(new Capability(new CapabilityId(ids.next()), Language.EN, statement)));
    }

    void add(Collection<Company> all) {
        database.change(() -> all.forEach(one -> companies.add(one, LocalDate.of(2026, 1, 1))));
    }

    Together together(Pairings pairings) {
        return new Together(companies, organisations, new PostgresReached(database.sql()), pairings);
    }

    @Override
    public void close() {
        database.close();
    }
}
