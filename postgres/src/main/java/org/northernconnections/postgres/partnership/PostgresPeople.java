package org.northernconnections.postgres.partnership;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// People in SQL.
public final class PostgresPeople implements People {
    private static final String FIND =
            "select id, email, name, language, version from account where id = :id and erased_at is null";

    private static final String FIND_BY_EMAIL =
            "select id, email, name, language, version from account where email = :email and erased_at is null";

    private static final String ADD = """
            insert into account (id, email, name, language, created_at)
            values (:id, :email, :name, :language, :at)
            """;

    private static final String SAVE = """
            update account set name = :name, language = :language, version = version + 1
             where id = :id and version = :version and erased_at is null
            """;

    private static final String MEMBERSHIPS = """
            select m.organisation_id, o.name, m.role
              from membership m join organisation o on o.id = m.organisation_id
             where m.account_id = :account and m.since <= :today and (m.until is null or m.until > :today)
             order by o.name, m.role
            """;

    private static final String JOIN = """
            insert into membership (account_id, organisation_id, role, since)
            values (:account, :organisation, :role, :since)
            on conflict (account_id, organisation_id, role) do update set until = null
            """;

    private static final String LEAVE = """
            update membership set until = greatest(since, cast(:day as date))
             where account_id = :account and organisation_id = :organisation and role = :role and until is null
            """;

    private static final String LIST_OF = """
            select distinct a.id, a.email, a.name, a.language, a.version
              from account a join membership m on m.account_id = a.id
             where m.organisation_id = :organisation and (cast(:role as text) is null or m.role = :role)
               and m.until is null and a.erased_at is null
             order by a.name, a.id
            """;

    private static final String LIST_LAST_OF = """
            select distinct a.id, a.email, a.name, a.language, a.version
              from account a
              join membership m on m.account_id = a.id
              join partner p on p.organisation_id = m.organisation_id
             where m.organisation_id = :organisation and m.until >= p.left_on and a.erased_at is null
             order by a.name, a.id
            """;

    private static final String LIST_WITH = """
            select distinct a.id, a.email, a.name, a.language, a.version
              from account a join membership m on m.account_id = a.id
             where m.role = :role and m.until is null and a.erased_at is null
             order by a.name, a.id
            """;

    private static final String ERASE = """
            update account set email = id || '@erased.invalid', name = '', erased_at = :at, version = version + 1
             where id = :id
            """;

    private final JdbcClient sql;

    public PostgresPeople(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return sql.sql(FIND)
                .param("id", id.value())
                .query(PostgresPeople::account)
                .optional();
    }

    @Override
    public Optional<Account> findByEmail(String email) {
        return sql.sql(FIND_BY_EMAIL)
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .query(PostgresPeople::account)
                .optional();
    }

    @Override
    public Account get(AccountId id) {
        return find(id).orElseThrow();
    }

    @Override
    public void add(Account account, Instant time) {
        sql.sql(ADD)
                .param("id", account.id().value())
                .param("email", account.email())
                .param("name", account.name())
                .param("language", account.language().code())
                .param("at", at(time))
                .update();
    }

    @Override
    public Saved<Account> save(Account account) {
        int kept = sql.sql(SAVE)
                .param("id", account.id().value())
                .param("name", account.name())
                .param("language", account.language().code())
                .param("version", account.version())
                .update();
        return kept == 1 ? new Saved.Kept<>(get(account.id())) : new Saved.Conflict<>(get(account.id()));
    }

    @Override
    public Viewer viewer(Account account, LocalDate on) {
        return new Viewer(
                account,
                sql.sql(MEMBERSHIPS)
                        .param("account", account.id().value())
                        .param("today", on)
                        .query((row, _) -> new Membership(
                                new OrganisationId(Columns.text(row, "organisation_id")),
                                Columns.text(row, "name"),
                                Word.parse(Role.class, Columns.text(row, "role"))))
                        .list());
    }

    @Override
    public void join(AccountId account, OrganisationId organisation, Role role, LocalDate since) {
        sql.sql(JOIN)
                .param("account", account.value())
                .param("organisation", organisation.value())
                .param("role", Word.of(role))
                .param("since", since)
                .update();
    }

    @Override
    public void leave(AccountId account, OrganisationId organisation, Role role, LocalDate on) {
        sql.sql(LEAVE)
                .param("account", account.value())
                .param("organisation", organisation.value())
                .param("role", Word.of(role))
                .param("day", on)
                .update();
    }

    @Override
    public List<Account> listOf(OrganisationId organisation) {
        return sql.sql(LIST_OF)
                .param("organisation", organisation.value())
                .param("role", null)
                .query(PostgresPeople::account)
                .list();
    }

    @Override
    public List<Account> listLastOf(OrganisationId organisation) {
        return sql.sql(LIST_LAST_OF)
                .param("organisation", organisation.value())
                .query(PostgresPeople::account)
                .list();
    }

    @Override
    public List<Account> listOf(OrganisationId organisation, Role role) {
        return sql.sql(LIST_OF)
                .param("organisation", organisation.value())
                .param("role", Word.of(role))
                .query(PostgresPeople::account)
                .list();
    }

    @Override
    public List<Account> listWith(Role role) {
        return sql.sql(LIST_WITH)
                .param("role", Word.of(role))
                .query(PostgresPeople::account)
                .list();
    }

    @Override
    public boolean isEmpty() {
        return sql.sql("select not exists (select from account)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public void erase(AccountId id, Instant time) {
        sql.sql(ERASE).param("id", id.value()).param("at", at(time)).update();
        sql.sql("update membership set until = since where account_id = :id and until is null")
                .param("id", id.value())
                .update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new AccountId(Columns.text(row, "id")),
                Columns.text(row, "email"),
                Columns.text(row, "name"),
                Language.parse(Columns.text(row, "language")),
                row.getInt("version"));
    }
}
