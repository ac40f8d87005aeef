package org.northernconnections.postgres.partnership;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.time.Instant;
import java.util.Optional;
import org.northernconnections.partnership.SignInLinks;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sign-in links in SQL.
public final class PostgresSignInLinks implements SignInLinks {
    private static final String ADD = """
            insert into sign_in_link (token_hash, email, browser_hash, target, created_at, expires_at)
            values (:hash, :email, :browser, :target, :now, :expires)
            """;

    private static final String FIND = """
            select email, browser_hash, target, expires_at
              from sign_in_link
             where token_hash = :hash and used_at is null and expires_at > :now
            """;

    private static final String USE = """
            update sign_in_link set used_at = :now
             where token_hash = :hash and used_at is null and expires_at > :now
            """;

    private static final String FORGET_EXPIRED = "delete from sign_in_link where expires_at < :before";

    private final JdbcClient sql;

    public PostgresSignInLinks(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void add(String tokenHash, Kept link, Instant now) {
        sql.sql(ADD)
                .param("hash", tokenHash)
                .param("email", link.email())
                .param("browser", link.browserHash())
                .param("target", link.target())
                .param("now", at(now))
                .param("expires", at(link.expiresAt()))
                .update();
    }

    @Override
    public Optional<Kept> find(String tokenHash, Instant now) {
        return sql.sql(FIND)
                .param("hash", tokenHash)
                .param("now", at(now))
                .query((row, _) -> new Kept(
                        Columns.text(row, "email"),
                        Columns.text(row, "browser_hash"),
                        Columns.text(row, "target"),
                        Columns.instant(row, "expires_at")))
                .optional();
    }

    @Override
    public boolean use(String tokenHash, Instant now) {
        return sql.sql(USE).param("hash", tokenHash).param("now", at(now)).update() == 1;
    }

    @Override
    public void forgetExpired(Instant before) {
        sql.sql(FORGET_EXPIRED).param("before", at(before)).update();
    }
}
