package org.northernconnections.app.demonstration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.Challenges;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.match.Exposure;
import org.northernconnections.match.LearnWeights;
import org.northernconnections.match.Matches;
import org.northernconnections.match.Together;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.postgres.lab.PostgresChallenges;
import org.northernconnections.postgres.ledger.PostgresLedger;
import org.northernconnections.postgres.match.PostgresCompanyVersions;
import org.northernconnections.postgres.match.PostgresMatchJudgements;
import org.northernconnections.postgres.match.PostgresShownLists;
import org.northernconnections.postgres.partnership.PostgresCompanies;
import org.northernconnections.postgres.partnership.PostgresOrganisations;
import org.northernconnections.postgres.partnership.PostgresPeople;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lists of companies that may fit, as people read them in the last months.
///
/// No result stands in a file: each list is searched, ordered and booked by the program itself, with what the
/// database held on that day.
final class SeedExposure {
    /// As many as a page shows.
    private static final int PLACES = 30;

    private final JdbcClient sql;
    private final Story story;
    private final Calendar calendar;
    private @Nullable Reading reading;

    SeedExposure(JdbcClient sql, Story story, Calendar calendar) {
        this.sql = sql;
        this.story = story;
        this.calendar = calendar;
    }

    /// What a list is read with; companies are read once, as they stay as they are.
    private record Reading(Matches matches, Challenges challenges, People people) {
        static Reading of(JdbcClient sql, Instant at) {
            Clock clock = Clock.fixed(at, ZoneOffset.UTC);
            var organisations = new PostgresOrganisations(sql, new PostgresLedger(sql));
            var ids = new NewIds(new Random(0)); // asked for none, as nothing is added
            var challenges = new PostgresChallenges(sql);
            var matches = new Matches(
                    new CompanyIndex(StaticEncoder.shippedWhenAsked()),
                    new CompanyIndex(),
                    new PostgresCompanies(sql, organisations, ids),
                    challenges,
                    new PostgresCompanyVersions(sql),
                    new LearnWeights(new PostgresMatchJudgements(sql), clock),
                    clock);
            return new Reading(matches, challenges, new PostgresPeople(sql));
        }
    }

    void seed() {
        DemonstrationFiles.table("shown-lists").forEach(this::tell);
    }

    private void tell(Line line) {
        String person = line.text("person");
        Instant at = calendar.during(line.number("day"), person + line.text("challenge"));
        story.then(at, Keys.actor(person), () -> read(line, at));
    }

    private void read(Line line, Instant at) {
        Reading with = reading;
        if (with == null) {
            with = Reading.of(sql, at);
            reading = with;
        }
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        var id = new AccountId(Keys.person(line.text("person")));
        Viewer viewer = with.people().viewer(with.people().get(id), day);
        Challenge challenge = with.challenges().get(new ChallengeId(SeedLabs.challenge(line.text("challenge"))));
        var exposure = new Exposure(new PostgresShownLists(sql), Clock.fixed(at, ZoneOffset.UTC));
        boolean fair = line.text("order").equals("fair");
        List<Matches.Fitting> fitting = with.matches().companiesFor(viewer, challenge, Together.FITTING_MAX);
        exposure.book(viewer, challenge, fitting, exposure.order(fitting, fair, PLACES), fair);
    }
}
