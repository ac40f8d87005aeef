package org.northernconnections.postgres.lab;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.time.Instant;
import java.util.List;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.Follows;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who follows which challenge, in SQL.
public final class PostgresFollows implements Follows {
    private static final String FOLLOWS =
            "select exists (select from challenge_follow where account_id = :account and challenge_id = :challenge)";

    private static final String FOLLOW = """
            insert into challenge_follow (challenge_id, account_id, since) values (:challenge, :account, :at)
            on conflict do nothing
            """;

    private static final String LEAVE =
            "delete from challenge_follow where account_id = :account and challenge_id = :challenge";

    private static final String LIST_OF = """
            select a.id, a.email, a.name, a.language, a.version
              from challenge_follow f join account a on a.id = f.account_id
             where f.challenge_id = :challenge and a.erased_at is null
             order by f.since, a.id
            """;

    private final JdbcClient sql;

    public PostgresFollows(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean follows(AccountId account, ChallengeId challenge) {
        return statement(FOLLOWS, account, challenge).query(Boolean.class).single();
    }

    @Override
    public void follow(AccountId account, ChallengeId challenge, Instant time) {
        statement(FOLLOW, account, challenge).param("at", at(time)).update();
    }

    @Override
    public void leave(AccountId account, ChallengeId challenge) {
        statement(LEAVE, account, challenge).update();
    }

    private JdbcClient.StatementSpec statement(String statement, AccountId account, ChallengeId challenge) {
        return sql.sql(statement).param("account", account.value()).param("challenge", challenge.value());
    }

    @Override
    public List<Account> listOf(ChallengeId challenge) {
        return sql.sql(LIST_OF)
                .param("challenge", challenge.value())
                .query((row, _) -> new Account(
                        new AccountId(Columns.text(row, "id")),
                        Columns.text(row, "email"),
                        Columns.text(row, "name"),
                        Language.parse(Columns.text(row, "language")),
                        row.getInt("version")))
                .list();
    }

    @Override
    public int count(ChallengeId challenge) {
        return sql.sql("select count(*) from challenge_follow where challenge_id = :challenge")
                .param("challenge", challenge.value())
                .query(Integer.class)
                .single();
    }
}
