package org.northernconnections.postgres.followup;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.northernconnections.application.Recommend;
import org.northernconnections.connection.NoteAnswer;
import org.northernconnections.connection.Promise;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventState;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.followup.AnswerFollowUp;
import org.northernconnections.followup.WordComesBack;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.mail.Letter;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.postgres.application.PostgresRecommendations;
import org.northernconnections.postgres.connection.PostgresCommitments;
import org.northernconnections.postgres.connection.PostgresFacts;
import org.northernconnections.postgres.event.PostgresEvents;
import org.northernconnections.postgres.lab.Hoppet;
import org.northernconnections.postgres.lab.PostgresChallenges;
import org.northernconnections.postgres.lab.PostgresLabs;
import org.northernconnections.postgres.ledger.PostgresLedger;
import org.northernconnections.postgres.partnership.PostgresCompanies;
import org.northernconnections.postgres.partnership.PostgresOrganisations;
import org.northernconnections.postgres.partnership.PostgresPeople;
import org.northernconnections.postgres.server.HandClock;
import org.northernconnections.postgres.server.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An event that is over, on a database of its own, with everything that follows it up, and a clock to move.
final class FollowUpScene implements AutoCloseable {
    private static final OrganisationId CITY = Hoppet.CITY;
    private static final LocalDate DAY = LocalDate.of(2026, 5, 8);

    final TestDatabase database = TestDatabase.fresh();
    final PostgresFollowUps followUps = new PostgresFollowUps(database.sql());
    final PostgresFacts facts = new PostgresFacts(database.sql());
    final List<Message> mails = new ArrayList<>();
    /// Those that bring what was promised or said without having been asked for.
    final List<Message> news = new ArrayList<>();
    /// Those that tell a cluster what became of its word.
    final List<Message> words = new ArrayList<>();

    final PostgresGivenWords given = new PostgresGivenWords(database.sql());
    final PostgresRecommendations recommendations = new PostgresRecommendations(database.sql());
    final Recommend recommend;
    final AnswerFollowUp answering;
    private final HandClock clock = new HandClock(Instant.parse("2026-05-12T10:00:00Z"));
    private final PostgresPeople people = new PostgresPeople(database.sql());
    private final PostgresOrganisations organisations =
            new PostgresOrganisations(database.sql(), new PostgresLedger(database.sql()));

    FollowUpScene() {
        var ids = new NewIds(new Random(11));
        var random = new Random(5);
        var ledger = new PostgresLedger(database.sql());
        var companies = new PostgresCompanies(database.sql(), organisations, ids);
        Post post = new Collected();
        var noteAnswer = new NoteAnswer(facts, ledger, ids, clock);
        var promise = new Promise(
                new PostgresCommitments(database.sql()),
                facts,
                organisations,
                companies,
                people,
                post,
                noteAnswer,
                ledger,
                ids,
                clock);
        recommend = new Recommend(
                recommendations,
                new PostgresChallenges(database.sql()),
                companies,
                people,
                post,
                noteAnswer,
                ids,
                clock);
        var comesBack = new WordComesBack(given, facts, people, post, ids, clock);
        answering = new AnswerFollowUp(
                followUps,
                comesBack,
                facts,
                promise,
                people,
                post,
                ledger,
                ids,
                () -> "secret" + random.nextLong(),
                clock);
        change(() -> {
            organisation(CITY, "Göteborgs Stad");
            new PostgresLabs(database.sql()).add(Hoppet.LAB);
            new PostgresEvents(database.sql()).add(event());
        });
    }

    /// Keeps every message instead of writing it.
    private final class Collected implements Post {
        @Override
        public Letter compose(Message message) {
            return Letter.of(message.cause(), message.to(), message.account(), message.language(), message.kind(), "");
        }

        @Override
        public boolean send(Message message) {
            if (message.kind().startsWith("word_")
                    && words.stream().noneMatch(sent -> sent.cause().equals(message.cause()))) {
                return words.add(message);
            }
            boolean asks =
                    message.kind().equals("followup_ask") || message.kind().equals("followup_remind");
            return (asks ? mails : news).add(message);
        }
    }

    Event event() {
        return event("event0000000", DAY);
    }

    /// Half a year later, of the same lab.
    Event secondEvent() {
        Event second = event("event0000001", DAY.plusMonths(6));
        change(() -> new PostgresEvents(database.sql()).add(second));
        return second;
    }

    private static Event event(String id, LocalDate day) {
        return new Event(
                new EventId(id),
                Hoppet.ID,
                "Hoppet",
                CITY,
                "Göteborgs Stad",
                "Living Lab Day",
                "Göteborg",
                "Lindholmen",
                day,
                ZoneId.of("Europe/Stockholm"),
                null,
                8,
                EventState.COLLECTING_WISHES,
                1);
    }

    private void organisation(OrganisationId id, String name) {
        organisations.add(new Organisation(
                id,
                name,
                "",
                OrganisationKind.COMPANY,
                "SE",
                "",
                "",
                null,
                "",
                LocalDate.of(2000, 1, 1),
                null,
                null,
                1));
    }

    /// An organisation was a partner, and leaves.
    void leaves(OrganisationId id, LocalDate on) {
        change(() -> {
            database.sql()
                    .sql("insert into partner (organisation_id, level, joined) values (:id, 'city', '2020-01-01')")
                    .param("id", id.value())
                    .update();
            organisations.leave(id, on, "");
        });
    }

    /// Somebody who speaks for an organisation of that number.
    Participant person(int number, Role role) {
        String id = "%012d".formatted(number);
        change(() -> {
            organisation(new OrganisationId(id), "Company " + number);
            people.add(account(id), Instant.EPOCH);
            people.join(new AccountId(id), new OrganisationId(id), role, LocalDate.of(2020, 1, 1));
        });
        return new Participant(
                new ParticipantId(id),
                event().id(),
                new OrganisationId(id),
                "Company " + number,
                "SE",
                new AccountId(id),
                "Person " + id,
                Coming.COMING,
                0,
                null,
                Set.of(),
                1);
    }

    private static Account account(String id) {
        return new Account(new AccountId(id), id + "@company.example", "Person " + id, Language.EN, 1);
    }

    /// A cluster gave its word for a company, for a challenge of an owner at the lab of the event.
    void recommended(Participant cluster, Participant company, Participant owner) {
        change(() -> List.of(
                        "insert into company (organisation_id, readiness, consent_at) values ('%2$s', 7, now())",
                        """
                        insert into challenge (id, lab_id, owner_id, state, created_at)
                        values ('challenge000', '%4$s', '%3$s', 'draft', now())
                        """, """
                        insert into challenge_version (challenge_id, number, language, title, created_at, created_by)
                        values ('challenge000', 1, 'en', 'Walls', now(), 'test')
                        """, """
                        insert into recommendation (id, challenge_id, company_id, cluster_id, state, reason, known_since,
                                                    sure_percent, given_by, given_at)
                        values ('word00000000', 'challenge000', '%2$s', '%1$s', 'given', 'Known', 2020, 80, '%1$s',
                                '2026-04-01')
                        """)
                .forEach(statement -> sql().sql(statement.formatted(
                                cluster.organisation(), company.organisation(), owner.organisation(), Hoppet.ID))
                        .update()));
    }

    /// The challenge has ended, so that it stays with its owner whoever takes that over.
    void endChallenge() {
        change(() -> {
            sql().sql("set local session_replication_role = replica").update();
            sql().sql("""
                    update challenge
                       set state = 'answered', opened_at = '2026-04-01', closes_at = '2026-05-01',
                           contact_id = (select min(account_id) from membership where organisation_id = owner_id)
                    """).update();
        });
    }

    Viewer as(Participant who) {
        return people.viewer(account(who.id().value()), LocalDate.of(2026, 5, 12));
    }

    /// The newest secret that this person got by mail.
    String secretFor(Participant who) {
        return mails.reversed().stream()
                .filter(mail -> mail.to().startsWith(who.id().value()))
                .map(FollowUpScene::secretOf)
                .findFirst()
                .orElseThrow();
    }

    static String secretOf(Message mail) {
        return mail.path().substring("/followups/answer/".length());
    }

    void on(LocalDate day) {
        clock.set(day.atTime(10, 0).toInstant(ZoneOffset.UTC));
    }

    void merge(Participant from, Participant to) {
        change(() -> organisations.merge(
                List.of(from.organisation()), to.organisation(), LocalDate.of(2026, 6, 9), "Merged"));
    }

    void change(Runnable deed) {
        database.change(deed);
    }

    <T> T inChange(Supplier<T> deed) {
        return database.changes(Clock.systemUTC()).make(Actor.system("test"), "", deed);
    }

    JdbcClient sql() {
        return database.sql();
    }

    @Override
    public void close() {
        database.close();
    }
}
