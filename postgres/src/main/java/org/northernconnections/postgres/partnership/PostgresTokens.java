package org.northernconnections.postgres.partnership;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.TokenId;
import org.northernconnections.partnership.Tokens;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// API tokens in SQL.
public final class PostgresTokens implements Tokens {
    private static final String ADD = """
            insert into api_token (id, account_id, name, token_hash, created_at, expires_at)
            values (:id, :account, :name, :hash, :now, :expires)
            """;

    private static final String FIND_ACCOUNT = """
            select account_id
              from api_token
             where token_hash = :hash and revoked_at is null and expires_at > :now
            """;

    private static final String LIST_OF = """
            select id, name, created_at, expires_at
              from api_token
             where account_id = :account and revoked_at is null and expires_at > :now
             order by created_at desc, id
            """;

    private static final String REVOKE =
            "update api_token set revoked_at = :now where id = :id and account_id = :account and revoked_at is null";

    private final JdbcClient sql;

    public PostgresTokens(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void add(TokenId id, AccountId account, String name, String tokenHash, Instant now, Instant expiresAt) {
        sql.sql(ADD)
                .param("id", id.value())
                .param("account", account.value())
                .param("name", name)
                .param("hash", tokenHash)
                .param("now", at(now))
                .param("expires", at(expiresAt))
                .update();
    }

    @Override
    public Optional<AccountId> findAccount(String tokenHash, Instant now) {
        return sql.sql(FIND_ACCOUNT)
                .param("hash", tokenHash)
                .param("now", at(now))
                .query(String.class)
                .optional()
                .map(AccountId::new);
    }

    @Override
    public List<Kept> listOf(AccountId account, Instant now) {
        return sql.sql(LIST_OF)
                .param("account", account.value())
                .param("now", at(now))
                .query((row, _) -> new Kept(
                        new TokenId(Columns.text(row, "id")),
                        Columns.text(row, "name"),
                        Columns.instant(row, "created_at"),
                        Columns.instant(row, "expires_at")))
                .list();
    }

    @Override
    public void revoke(AccountId account, TokenId id, Instant now) {
        sql.sql(REVOKE)
                .param("id", id.value())
                .param("account", account.value())
                .param("now", at(now))
                .update();
    }
}
