package org.northernconnections.postgres.match;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.ledger.Word;
import org.northernconnections.match.MatchJudgements;
import org.northernconnections.match.Verdict;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Judgements of matches and fitted weights in SQL.
public final class PostgresMatchJudgements implements MatchJudgements {
    private static final String REVIEWER =
            "select exists (select from reviewer where challenge_id = :challenge and account_id = :account)";

    private static final String CONFLICT = "select in_conflict(:account, :company) is not null";

    private static final String SAVE = """
            insert into match_judgement (challenge_id, need, company_id, account_id, wording, verdict, statement,
                                         like_words, like_meaning, encoder, at)
            values (:challenge, :need, :company, :account, :wording, :verdict, :statement, :words, :meaning, :encoder,
                    :at)
            on conflict (challenge_id, need, company_id, account_id, wording) do update
               set verdict = excluded.verdict, statement = excluded.statement,
                   like_words = excluded.like_words, like_meaning = excluded.like_meaning,
                   encoder = excluded.encoder, at = excluded.at
            """;

    private static final String WITHDRAW = """
            delete from match_judgement
             where challenge_id = :challenge and wording = :wording and need = :need and company_id = :company
               and account_id = :account
            """;

    private static final String OWN = """
            select need, verdict, statement from match_judgement
             where challenge_id = :challenge and wording = :wording and company_id = :company and account_id = :account
             order by need
            """;

    private static final String LIST = """
            select challenge_id, need, company_id, account_id, wording, verdict, statement, like_words, like_meaning,
                   encoder, at
              from match_judgement
             where encoder = :encoder
             order by at, challenge_id, need, company_id, account_id, wording
            """;

    private static final String COUNT = "select count(*) from match_judgement where encoder = :encoder";

    private static final String FIND_LAST = """
            select at, encoder, judgements, challenges, newest, used, bias, words, meaning, before, after
              from match_weights
             where encoder = :encoder
             order by id desc
             limit 1
            """;

    private static final String ADD = """
            insert into match_weights (at, encoder, judgements, challenges, newest, used, bias, words, meaning, before,
                                       after)
            values (:at, :encoder, :judgements, :challenges, :newest, :used, :bias, :words, :meaning, :before, :after)
            """;

    private final JdbcClient sql;

    public PostgresMatchJudgements(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean reviewer(ChallengeId challenge, AccountId account) {
        return sql.sql(REVIEWER)
                .param("challenge", challenge.value())
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean conflict(AccountId account, OrganisationId company) {
        return sql.sql(CONFLICT)
                .param("account", account.value())
                .param("company", company.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void save(Judgement one) {
        sql.sql(SAVE)
                .param("challenge", one.challenge().value())
                .param("need", one.need())
                .param("company", one.company().value())
                .param("account", one.by().value())
                .param("wording", one.wording())
                .param("verdict", Word.of(one.verdict()))
                .param("statement", one.statement())
                .param("words", one.likeWords())
                .param("meaning", one.likeMeaning())
                .param("encoder", one.encoder())
                .param("at", Columns.at(one.at()))
                .update();
    }

    @Override
    public boolean withdraw(ChallengeId challenge, int wording, int need, OrganisationId company, AccountId by) {
        return sql.sql(WITHDRAW)
                        .param("challenge", challenge.value())
                        .param("wording", wording)
                        .param("need", need)
                        .param("company", company.value())
                        .param("account", by.value())
                        .update()
                > 0;
    }

    @Override
    public Map<Integer, Said> own(ChallengeId challenge, int wording, OrganisationId company, AccountId by) {
        Map<Integer, Said> own = new TreeMap<>();
        sql.sql(OWN)
                .param("challenge", challenge.value())
                .param("wording", wording)
                .param("company", company.value())
                .param("account", by.value())
                .query(row -> {
                    own.put(
                            row.getInt("need"),
                            new Said(
                                    Word.parse(Verdict.class, Columns.text(row, "verdict")),
                                    Columns.text(row, "statement")));
                });
        return own;
    }

    @Override
    public List<Judgement> list(String encoder) {
        return sql.sql(LIST)
                .param("encoder", encoder)
                .query(PostgresMatchJudgements::judgement)
                .list();
    }

    private static Judgement judgement(ResultSet row, int number) throws SQLException {
        return new Judgement(
                new ChallengeId(Columns.text(row, "challenge_id")),
                row.getInt("need"),
                new OrganisationId(Columns.text(row, "company_id")),
                new AccountId(Columns.text(row, "account_id")),
                row.getInt("wording"),
                Word.parse(Verdict.class, Columns.text(row, "verdict")),
                Columns.text(row, "statement"),
                row.getDouble("like_words"),
                row.getDouble("like_meaning"),
                Columns.text(row, "encoder"),
                Columns.instant(row, "at"));
    }

    @Override
    public int count(String encoder) {
        return sql.sql(COUNT).param("encoder", encoder).query(Integer.class).single();
    }

    @Override
    public Optional<Fitting> findLast(String encoder) {
        return sql.sql(FIND_LAST)
                .param("encoder", encoder)
                .query(PostgresMatchJudgements::fitting)
                .optional();
    }

    private static Fitting fitting(ResultSet row, int number) throws SQLException {
        return new Fitting(
                Columns.instant(row, "at"),
                Columns.text(row, "encoder"),
                row.getInt("judgements"),
                row.getInt("challenges"),
                Columns.instantOrNull(row, "newest"),
                row.getBoolean("used"),
                row.getDouble("bias"),
                row.getDouble("words"),
                row.getDouble("meaning"),
                row.getDouble("before"),
                row.getDouble("after"));
    }

    @Override
    public void add(Fitting fitting) {
        sql.sql(ADD)
                .param("at", Columns.at(fitting.at()))
                .param("encoder", fitting.encoder())
                .param("judgements", fitting.judgements())
                .param("challenges", fitting.challenges())
                .param("newest", Columns.atOrNull(fitting.newest()))
                .param("used", fitting.used())
                .param("bias", fitting.bias())
                .param("words", fitting.words())
                .param("meaning", fitting.meaning())
                .param("before", fitting.before())
                .param("after", fitting.after())
                .update();
    }
}
