package org.northernconnections.postgres.match;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.match.Exposure;
import org.northernconnections.match.ShownLists;
import org.northernconnections.matching.exposure.Ledger;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The lists that were shown, in SQL.
public final class PostgresShownLists implements ShownLists {
    private static final String ADD = """
            with list as (
                insert into shown_list (challenge_id, reader_id, on_day, fair)
                values (:challenge, :reader, :day, :fair)
                on conflict do nothing
                returning id)
            insert into shown_company (list_id, company_id, place, merit, exposure, newcomer)
            select list.id, c.company_id, nullif(c.place, 0), c.merit, c.exposure, c.newcomer
              from list,
                   unnest(cast(:companies as text[]), cast(:places as int[]), cast(:merits as float8[]),
                          cast(:exposures as float8[]), cast(:newcomers as boolean[]))
                       as c (company_id, place, merit, exposure, newcomer)
            """;

    private static final String ACCOUNTS = """
            select c.company_id, sum(c.merit) as merit, sum(c.exposure) as exposure, count(*) as eligible,
                   count(*) filter (where c.place <= :first) as shown, (array_agg(c.newcomer order by c.list_id desc))[1] as newcomer
              from shown_list l join shown_company c on c.list_id = l.id
             where l.on_day >= :from and l.on_day < :until
             group by c.company_id
            """;

    private static final String LIST_GROUPS = """
            select month, newcomer, count(*) as companies, count(*) filter (where first = 0) as not_first,
                   sum(merit) as merit, sum(exposure) as exposure
              from (select date_trunc('month', l.on_day)::date as month, c.newcomer, c.company_id,
                           sum(c.merit) as merit, sum(c.exposure) as exposure,
                           count(*) filter (where c.place <= :first) as first
                      from shown_list l join shown_company c on c.list_id = l.id
                     group by 1, 2, 3) company
             group by month, newcomer
             order by month desc, newcomer
            """;

    private static final String LIST_COUNTRIES = """
            select date_trunc('month', l.on_day)::date as month, o.country, count(distinct c.company_id) as companies,
                   sum(c.merit) as merit, sum(c.exposure) as exposure
              from shown_list l
              join shown_company c on c.list_id = l.id
              join organisation o on o.id = c.company_id
             group by 1, 2
             order by month desc, o.country
            """;

    private static final String LIST_COUNTS = """
            select date_trunc('month', on_day)::date as month, count(*) as lists, count(*) filter (where fair) as fair
              from shown_list
             group by 1
             order by 1 desc
            """;

    private static final String LIST_COMPANIES = """
            select c.company_id, o.name, o.country, c.newcomer, count(*) as eligible,
                   count(*) filter (where c.place <= :first) as first,
                   sum(c.merit) as merit, sum(c.exposure) as exposure
              from shown_list l
              join shown_company c on c.list_id = l.id
              join organisation o on o.id = c.company_id
             where l.on_day >= :from and l.on_day < :until
             group by c.company_id, o.name, o.country, c.newcomer
             order by o.name, c.company_id, c.newcomer
            """;

    private static final String LISTS = """
            select l.on_day, l.challenge_id, v.title, v.language, l.fair
              from shown_list l
              join challenge c on c.id = l.challenge_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
             where l.on_day >= :from and l.on_day < :until
             order by l.on_day desc, l.id desc
            """;

    private final JdbcClient sql;

    public PostgresShownLists(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void add(ShownList list) {
        List<Entry> entries = list.entries();
        Boolean[] newcomers = entries.stream().map(Entry::newcomer).toArray(Boolean[]::new);
        sql.sql(ADD)
                .param("challenge", list.challenge().value())
                .param("reader", list.reader().value())
                .param("day", list.on())
                .param("fair", list.fair())
                .param(
                        "companies",
                        Columns.array(entries.stream()
                                .map(entry -> entry.company().value())
                                .toList()))
                .param("places", entries.stream().mapToInt(Entry::place).toArray())
                .param("merits", entries.stream().mapToDouble(Entry::merit).toArray())
                .param(
                        "exposures",
                        entries.stream().mapToDouble(Entry::exposure).toArray())
                .param("newcomers", newcomers)
                .update();
    }

    @Override
    public Map<OrganisationId, Account> accounts(LocalDate from, LocalDate until) {
        Map<OrganisationId, Account> accounts = new HashMap<>();
        JdbcClient.StatementSpec asked = sql.sql(ACCOUNTS)
                .param("first", Exposure.FIRST)
                .param("from", from)
                .param("until", until);
        asked.query(row -> {
            var sums = new Ledger.Account(
                    row.getDouble("merit"), row.getDouble("exposure"), row.getInt("eligible"), row.getInt("shown"));
            accounts.put(
                    new OrganisationId(Columns.text(row, "company_id")), new Account(sums, row.getBoolean("newcomer")));
        });
        return accounts;
    }

    @Override
    public List<Group> listGroups() {
        return sql.sql(LIST_GROUPS)
                .param("first", Exposure.FIRST)
                .query((row, _) -> new Group(
                        YearMonth.from(Columns.day(row, "month")),
                        row.getBoolean("newcomer"),
                        row.getInt("companies"),
                        row.getInt("not_first"),
                        row.getDouble("merit"),
                        row.getDouble("exposure")))
                .list();
    }

    @Override
    public List<CountryGroup> listCountries() {
        return sql.sql(LIST_COUNTRIES)
                .query((row, _) -> new CountryGroup(
                        YearMonth.from(Columns.day(row, "month")),
                        Columns.text(row, "country"),
                        row.getInt("companies"),
                        row.getDouble("merit"),
                        row.getDouble("exposure")))
                .list();
    }

    @Override
    public List<Count> listCounts() {
        return sql.sql(LIST_COUNTS)
                .query((row, _) ->
                        new Count(YearMonth.from(Columns.day(row, "month")), row.getInt("lists"), row.getInt("fair")))
                .list();
    }

    @Override
    public List<CompanyRecord> listCompanies(YearMonth month) {
        return within(LIST_COMPANIES, month)
                .param("first", Exposure.FIRST)
                .query((row, _) -> new CompanyRecord(
                        new OrganisationId(Columns.text(row, "company_id")),
                        Columns.text(row, "name"),
                        Columns.text(row, "country"),
                        row.getBoolean("newcomer"),
                        row.getInt("eligible"),
                        row.getInt("first"),
                        row.getDouble("merit"),
                        row.getDouble("exposure")))
                .list();
    }

    @Override
    public List<ListRecord> lists(YearMonth month) {
        return within(LISTS, month)
                .query((row, _) -> new ListRecord(
                        Columns.day(row, "on_day"),
                        new ChallengeId(Columns.text(row, "challenge_id")),
                        Columns.text(row, "title"),
                        Columns.text(row, "language"),
                        row.getBoolean("fair")))
                .list();
    }

    private JdbcClient.StatementSpec within(String query, YearMonth month) {
        return sql.sql(query)
                .param("from", month.atDay(1))
                .param("until", month.plusMonths(1).atDay(1));
    }
}
