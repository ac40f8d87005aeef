package org.northernconnections.postgres.mail;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.mail.Letter;
import org.northernconnections.mail.Mail;
import org.northernconnections.mail.MailId;
import org.northernconnections.mail.Outbox;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The outbox in SQL.
public final class PostgresOutbox implements Outbox {
    private static final String COLUMNS = """
            id, cause, to_address, account_id, language, subject, body, secret, calendar, calendar_method,
            written_at, sent_at, lapsed_at, attempts, failure
            """;

    private static final String WRITE = """
            insert into mail (id, cause, to_address, account_id, language, subject, body, secret, calendar,
                              calendar_method, written_at, try_at, lapses_at)
            values (:id, :cause, :to, :account, :language, :subject, :body, :secret, :calendar,
                    :method, :now, :now, :lapses)
            on conflict (cause) do nothing
            """;

    private static final String FIND = "select " + COLUMNS + " from mail where id = :id";

    private static final String LIST_NEWEST =
            "select " + COLUMNS + " from mail order by written_at desc, id limit :count offset :skip";

    /// One that is held, since it is being sent at this moment, is left alone.
    private static final String LAPSE = """
            update mail set lapsed_at = :now, body = case when secret then '' else body end
             where sent_at is null and lapsed_at is null and try_at <= :now and lapses_at <= :now
            """;

    private static final String TAKE_DUE = """
            update mail set try_at = :until, attempts = attempts + 1
             where id in (select id from mail
                           where sent_at is null and lapsed_at is null and try_at <= :now
                           order by try_at, id
                           limit :count
                             for update skip locked)
            returning %s
            """.formatted(COLUMNS);

    private static final String SENT = """
            update mail set sent_at = :at, lapsed_at = null, failure = '', body = case when secret then '' else body end
             where id = :id
            """;

    private static final String FAILED = "update mail set failure = :failure, try_at = :again where id = :id";

    private final JdbcClient sql;
    private final NewIds ids;
    private final Clock clock;

    public PostgresOutbox(JdbcClient sql, NewIds ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public boolean write(Letter letter) {
        Instant now = clock.instant();
        return sql.sql(WRITE)
                        .param("id", ids.next())
                        .param("cause", letter.cause())
                        .param("to", letter.to())
                        .param(
                                "account",
                                letter.account() == null
                                        ? null
                                        : letter.account().value())
                        .param("language", letter.language().code())
                        .param("subject", letter.subject())
                        .param("body", letter.body())
                        .param("secret", letter.secret())
                        .param("calendar", letter.calendar().file())
                        .param("method", letter.calendar().method())
                        .param("now", at(now))
                        .param("lapses", letter.life() == null ? null : at(now.plus(letter.life())))
                        .update()
                == 1;
    }

    @Override
    public Optional<Mail> find(MailId id) {
        return sql.sql(FIND).param("id", id.value()).query(PostgresOutbox::mail).optional();
    }

    @Override
    public List<Mail> listNewest(int skip, int count) {
        return sql.sql(LIST_NEWEST)
                .param("skip", skip)
                .param("count", count)
                .query(PostgresOutbox::mail)
                .list();
    }

    @Override
    public int count() {
        return sql.sql("select count(*) from mail").query(Integer.class).single();
    }

    @Override
    public List<Mail> takeDue(Instant now, Duration hold, int count) {
        sql.sql(LAPSE).param("now", at(now)).update();
        return sql.sql(TAKE_DUE)
                .param("now", at(now))
                .param("until", at(now.plus(hold)))
                .param("count", count)
                .query(PostgresOutbox::mail)
                .list();
    }

    @Override
    public void sent(MailId id, Instant time) {
        sql.sql(SENT).param("id", id.value()).param("at", at(time)).update();
    }

    @Override
    public void failed(MailId id, String failure, Instant again) {
        sql.sql(FAILED)
                .param("id", id.value())
                .param("failure", failure)
                .param("again", at(again))
                .update();
    }

    private static Mail mail(ResultSet row, int number) throws SQLException {
        String account = Columns.textOrNull(row, "account_id");
        return new Mail(
                new MailId(Columns.text(row, "id")),
                Columns.text(row, "cause"),
                Columns.text(row, "to_address"),
                account == null ? null : new AccountId(account),
                Language.parse(Columns.text(row, "language")),
                Columns.text(row, "subject"),
                Columns.text(row, "body"),
                row.getBoolean("secret"),
                new Mail.Calendar(Columns.text(row, "calendar"), Columns.text(row, "calendar_method")),
                Columns.instant(row, "written_at"),
                Columns.instantOrNull(row, "sent_at"),
                Columns.instantOrNull(row, "lapsed_at"),
                row.getInt("attempts"),
                Columns.text(row, "failure"));
    }
}
