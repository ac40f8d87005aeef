package org.northernconnections.postgres.application;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.northernconnections.application.Application;
import org.northernconnections.application.ApplicationId;
import org.northernconnections.application.Screening;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Screening in SQL.
public final class PostgresScreening implements Screening {
    private static final String LIST_REVIEWERS = """
            select a.id, a.email, a.name, a.language, a.version
              from reviewer r join account a on a.id = r.account_id
             where r.challenge_id = :challenge and a.erased_at is null
             order by a.name, a.id
            """;

    private static final String ADD_REVIEWER = """
            insert into reviewer (challenge_id, account_id, since) values (:challenge, :account, :at)
            on conflict do nothing
            """;

    private static final String GIVE_BACK = """
            delete from review_assignment s using application a
             where a.id = s.application_id and a.challenge_id = :challenge and s.account_id = :account
               and not exists (
                   select from score g where g.application_id = s.application_id and g.account_id = s.account_id)
            """;

    private static final String LIST_FORMER_REVIEWERS = """
            select distinct c.id, c.email, c.name, c.language, c.version
              from review_assignment s
              join application a on a.id = s.application_id
              join account c on c.id = s.account_id
             where a.challenge_id = :challenge and c.erased_at is null
               and not exists (select from reviewer r where r.challenge_id = :challenge and r.account_id = c.id)
             order by c.name, c.id
            """;

    private static final String LIST_CONFLICTS = """
            select distinct on (c.account_id, c.company_id) c.account_id, c.company_id, c.why
              from (select account_id from reviewer where challenge_id = :challenge
                    union
                    select s.account_id from review_assignment s join application b on b.id = s.application_id
                     where b.challenge_id = :challenge) r
              join application a on a.challenge_id = :challenge
              join conflict c on c.account_id = r.account_id and c.company_id = a.company_id
             where a.state not in ('draft', 'withdrawn')
             order by c.account_id, c.company_id, c.rank
            """;

    private static final String DECLARE = """
            insert into declared_conflict (account_id, company_id, grounds, declared_at)
            values (:account, :company, :grounds, :at)
            on conflict (account_id, company_id) do update set grounds = excluded.grounds
            """;

    private static final String ASSIGNMENTS = """
            select s.application_id, s.account_id
              from review_assignment s join application a on a.id = s.application_id
             where a.challenge_id = :challenge
             order by s.application_id, s.account_id
            """;

    private static final String LIST_ASSIGNED = PostgresApplications.SELECT + """
              join review_assignment s on s.application_id = a.id
              join reviewer r on r.challenge_id = a.challenge_id and r.account_id = s.account_id
             where s.account_id = :account and a.state in ('submitted', 'eligible')
             order by c.closes_at desc, o.name, a.id
            """;

    private static final String ANY_ASSIGNED = """
            select exists (select from review_assignment s
                             join application a on a.id = s.application_id
                             join reviewer r on r.challenge_id = a.challenge_id and r.account_id = s.account_id
                            where s.account_id = :account and a.state in ('submitted', 'eligible'))
            """;

    private static final String REVIEWS = """
            select exists (select from review_assignment s
                             join application a on a.id = s.application_id
                             join reviewer r on r.challenge_id = a.challenge_id and r.account_id = s.account_id
                            where s.account_id = :account and s.application_id = :application)
            """;

    private static final String COUNT_UNSCORED = """
            select count(*)
              from review_assignment s join application a on a.id = s.application_id
             where s.account_id = :account
               and (a.state = 'eligible' or (a.state = 'submitted' and a.pending_decision is null))
               and not exists (
                   select from score g where g.application_id = s.application_id and g.account_id = s.account_id)
            """;

    private static final String ASSIGN = """
            insert into review_assignment (application_id, account_id, assigned_at) values (:application, :account, :at)
            on conflict do nothing
            """;

    private static final String SCORES = """
            select s.application_id, s.account_id, s.criterion, s.score, s.reason
              from score s join application a on a.id = s.application_id
             where a.challenge_id = :challenge
            """;

    private static final String FREE_OF_CONFLICT = """
               and not exists (
                   select from conflict f where f.account_id = s.account_id and f.company_id = a.company_id)
            """;

    private static final String BY_CRITERION = " order by s.application_id, s.account_id, s.criterion";

    private static final String SCORE = """
            insert into score (application_id, account_id, criterion, score, reason, scored_at)
            values (:application, :account, :criterion, :score, :reason, :at)
            on conflict (application_id, account_id, criterion)
            do update set score = excluded.score, reason = excluded.reason, scored_at = excluded.scored_at
            """;

    private final JdbcClient sql;

    public PostgresScreening(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Account> listReviewers(ChallengeId challenge) {
        return sql.sql(LIST_REVIEWERS)
                .param("challenge", challenge.value())
                .query(PostgresScreening::account)
                .list();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new AccountId(Columns.text(row, "id")),
                Columns.text(row, "email"),
                Columns.text(row, "name"),
                Language.parse(Columns.text(row, "language")),
                row.getInt("version"));
    }

    @Override
    public void addReviewer(ChallengeId challenge, AccountId reviewer, Instant time) {
        sql.sql(ADD_REVIEWER)
                .param("challenge", challenge.value())
                .param("account", reviewer.value())
                .param("at", at(time))
                .update();
    }

    @Override
    public void removeReviewer(ChallengeId challenge, AccountId reviewer) {
        for (String statement :
                List.of(GIVE_BACK, "delete from reviewer where challenge_id = :challenge and account_id = :account")) {
            sql.sql(statement)
                    .param("challenge", challenge.value())
                    .param("account", reviewer.value())
                    .update();
        }
    }

    @Override
    public List<Account> listFormerReviewers(ChallengeId challenge) {
        return sql.sql(LIST_FORMER_REVIEWERS)
                .param("challenge", challenge.value())
                .query(PostgresScreening::account)
                .list();
    }

    @Override
    public List<Conflict> listConflicts(ChallengeId challenge) {
        return sql.sql(LIST_CONFLICTS)
                .param("challenge", challenge.value())
                .query((row, _) -> new Conflict(
                        new AccountId(Columns.text(row, "account_id")),
                        new OrganisationId(Columns.text(row, "company_id")),
                        Columns.text(row, "why")))
                .list();
    }

    @Override
    public void declareConflict(AccountId reviewer, OrganisationId company, String grounds, Instant time) {
        sql.sql(DECLARE)
                .param("account", reviewer.value())
                .param("company", company.value())
                .param("grounds", grounds)
                .param("at", at(time))
                .update();
    }

    @Override
    public Map<ApplicationId, List<AccountId>> assignments(ChallengeId challenge) {
        var assignments = new LinkedHashMap<ApplicationId, List<AccountId>>();
        sql.sql(ASSIGNMENTS).param("challenge", challenge.value()).query(row -> {
            assignments
                    .computeIfAbsent(new ApplicationId(Columns.text(row, "application_id")), _ -> new ArrayList<>())
                    .add(new AccountId(Columns.text(row, "account_id")));
        });
        return assignments;
    }

    @Override
    public List<Application> listAssigned(AccountId reviewer) {
        return sql.sql(LIST_ASSIGNED)
                .param("account", reviewer.value())
                .query(PostgresApplications::application)
                .list();
    }

    @Override
    public boolean anyAssigned(AccountId reviewer) {
        return sql.sql(ANY_ASSIGNED)
                .param("account", reviewer.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public int countUnscored(AccountId reviewer) {
        return sql.sql(COUNT_UNSCORED)
                .param("account", reviewer.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean reviews(AccountId reviewer, ApplicationId application) {
        return sql.sql(REVIEWS)
                .param("account", reviewer.value())
                .param("application", application.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void assign(ApplicationId application, AccountId reviewer, Instant time) {
        sql.sql(ASSIGN)
                .param("application", application.value())
                .param("account", reviewer.value())
                .param("at", at(time))
                .update();
    }

    @Override
    public void unassign(ApplicationId application, AccountId reviewer) {
        sql.sql("delete from review_assignment where application_id = :application and account_id = :account")
                .param("application", application.value())
                .param("account", reviewer.value())
                .update();
    }

    @Override
    public Map<ApplicationId, List<Score>> scores(ChallengeId challenge) {
        return scores(challenge, SCORES + BY_CRITERION);
    }

    @Override
    public Map<ApplicationId, List<Score>> scoresThatCount(ChallengeId challenge) {
        return scores(challenge, SCORES + FREE_OF_CONFLICT + BY_CRITERION);
    }

    private Map<ApplicationId, List<Score>> scores(ChallengeId challenge, String statement) {
        var scores = new LinkedHashMap<ApplicationId, List<Score>>();
        sql.sql(statement).param("challenge", challenge.value()).query(row -> {
            scores.computeIfAbsent(new ApplicationId(Columns.text(row, "application_id")), _ -> new ArrayList<>())
                    .add(new Score(
                            new AccountId(Columns.text(row, "account_id")),
                            row.getInt("criterion"),
                            row.getInt("score"),
                            Columns.text(row, "reason")));
        });
        return scores;
    }

    @Override
    public void score(ApplicationId application, AccountId reviewer, List<Score> scores, Instant time) {
        for (Score score : scores) {
            sql.sql(SCORE)
                    .param("application", application.value())
                    .param("account", reviewer.value())
                    .param("criterion", score.criterion())
                    .param("score", score.score())
                    .param("reason", score.reason())
                    .param("at", at(time))
                    .update();
        }
    }
}
