package org.northernconnections.postgres.report;

import static java.util.stream.Collectors.toList;
import static org.northernconnections.postgres.ledger.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.northernconnections.ledger.Word;
import org.northernconnections.postgres.ledger.Columns;
import org.northernconnections.report.Edition;
import org.northernconnections.report.Editions;
import org.northernconnections.report.Figure;
import org.northernconnections.report.Proof;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The records behind the figures, and the editions, in SQL.
///
/// Every query of a figure gives the columns of a [Proof], one row a record in any order. The same query is listed or
/// counted, so that no number can differ from the records behind it. What only names a record stands in a left join:
/// the database leaves it out where it counts.
public final class PostgresEditions implements Editions {
    private static final String PARTNERS = """
            select o.id, o.name as label, o.name as veiled, o.country, '' as other, '/partners/' || o.id as address,
                   p.joined as on_day, 0 as days
              from partner p join organisation o on o.id = p.organisation_id
             where p.left_on is null or p.left_on >= :today
            """;

    /// Hidden profiles are counted and not named.
    private static final String COMPANIES = """
            select o.id, o.name as label, case when c.visibility = 'public' then o.name else o.country end as veiled,
                   o.country, '' as other, case when c.visibility = 'public' then '/companies/' || o.id else '' end as address,
                   o.valid_from as on_day, 0 as days
              from organisation o left join company c on c.organisation_id = o.id
             where o.kind = 'company' and o.valid_until is null
            """;

    private static final String EVENTS = """
            select e.id, e.name as label, e.name as veiled, l.country, '' as other, '/events/' || e.id as address,
                   e.on_day, 0 as days
              from event e join lab l on l.id = e.lab_id
             where e.on_day < :today
            """;

    private static final String LABS = """
            select l.id, l.name as label, l.name as veiled, l.country, '' as other, '/labs/' || l.id as address,
                   first.on_day, 0 as days
              from lab l
              cross join lateral (select coalesce(min(at)::date, :today) as on_day from ledger_line
                                   where kind = 'lab' and object_id = l.id) as first
            """;

    private static final String LABS_CHOSEN = LABS + " where l.state in ('chosen', 'running', 'ended')";

    private static final String CHALLENGES = """
            select c.id, v.title as label, v.title as veiled, o.country, '' as other, '/challenges/' || c.id as address,
                   c.opened_at::date as on_day, 0 as days
              from challenge c
              join organisation o on o.id = c.owner_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
             where c.opened_at is not null
            """;

    /// A company that several clusters recommended for one challenge counts once.
    private static final String RECOMMENDED = """
            select r.challenge_id || '-' || r.company_id as id, o.name || ': ' || v.title as label,
                   o.country || ': ' || v.title as veiled, o.country, owner.country as other,
                   '/challenges/' || r.challenge_id as address, min(r.given_at)::date as on_day, 0 as days
              from recommendation r
              join organisation o on o.id = r.company_id
              join challenge c on c.id = r.challenge_id
              join organisation owner on owner.id = c.owner_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
             where r.state in ('given', 'accepted by the company', 'outcome known')
             group by r.challenge_id, r.company_id, o.name, o.country, owner.country, v.title
            """;

    private static final String APPLICATIONS = """
            select a.id, o.name || ': ' || v.title as label, o.country || ': ' || v.title as veiled, o.country,
                   owner.country as other, '/challenges/' || a.challenge_id as address,
                   a.submitted_at::date as on_day, 0 as days
              from application a
              join organisation o on o.id = a.company_id
              left join challenge c on c.id = a.challenge_id
              left join organisation owner on owner.id = c.owner_id
              left join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
             where a.submitted_at is not null
            """;

    private static final String PRESENTED = APPLICATIONS + " and a.state = 'presented'";

    /// The company's country comes first where one of the two is a company.
    private static final String MET = """
            select m.id, a.name || ', ' || b.name as label, a.country || ', ' || b.country as veiled,
                   case when b.kind = 'company' and a.kind <> 'company' then b.country else a.country end as country,
                   case when b.kind = 'company' and a.kind <> 'company' then a.country else b.country end as other,
                   '/events/' || e.id as address, e.on_day, 0 as days
              from meeting m
              join event e on e.id = m.event_id
              join participant pa on pa.id = m.a_id
              join participant pb on pb.id = m.b_id
              join organisation a on a.id = pa.organisation_id
              join organisation b on b.id = pb.organisation_id
             where m.state in ('held', 'outcome by one', 'both open') and m.missed_by = ''
            """;

    private static final String FOLLOW_UPS = """
            select f.id, a.name || ', ' || b.name || ': ' || l.name as label,
                   a.country || ', ' || b.country || ': ' || l.name as veiled,
                   case when b.kind = 'company' and a.kind <> 'company' then b.country else a.country end as country,
                   case when b.kind = 'company' and a.kind <> 'company' then a.country else b.country end as other,
                   '' as address, f.since as on_day, 0 as days
              from follow_up f
              join event e on e.id = f.event_id
              join lab l on l.id = e.lab_id
              join organisation a on a.id = f.one_id
              join organisation b on b.id = f.other_id
             where true
            """;

    /// Somebody said that it was a pilot, or that it went further.
    private static final String PILOT = """
            and exists (select from follow_up_answer w where w.follow_up_id = f.id
                           and w.state in ('pilot', 'contract', 'consortium', 'in use'))
            """;

    private static final String PILOTS = FOLLOW_UPS + PILOT;

    private static final String CONTRACTS =
            FOLLOW_UPS + " and f.confirmed and f.state in ('contract', 'consortium', 'in use')";

    private static final String IN_USE = FOLLOW_UPS + " and f.confirmed and f.state = 'in use'";

    private static final String STRATEGIES = """
            select s.id, s.title as label, s.title as veiled, '' as country, '' as other,
                   '/status/strategies#s-' || s.id as address, %s as on_day, 0 as days
              from strategy s
             where (select count(distinct o.country) from strategy_partner p
                      join organisation o on o.id = p.organisation_id where p.strategy_id = s.id) > 1
            """;

    private static final String RCO_83 = STRATEGIES.formatted("s.developed_on");

    private static final String RCR_79 =
            STRATEGIES.formatted("(select min(u.on_day) from strategy_uptake u where u.strategy_id = s.id)")
                    + " and exists (select from strategy_uptake u where u.strategy_id = s.id)";

    private static final String RCO_84 = FOLLOW_UPS + PILOT + " and a.country <> b.country";

    private static final String RCR_104 =
            FOLLOW_UPS + " and f.confirmed and f.state = 'in use' and a.country <> b.country";

    /// Whoever met, or is followed up with, somebody of another country.
    private static final String RCO_87 = """
            with pair as (
                select pa.organisation_id as one, pb.organisation_id as other, e.on_day
                  from meeting m
                  join event e on e.id = m.event_id
                  join participant pa on pa.id = m.a_id
                  join participant pb on pb.id = m.b_id
                 where m.state in ('held', 'outcome by one', 'both open') and m.missed_by = ''
                union all
                select one_id, other_id, since from follow_up
            ), both_ways as (
                select one, other, on_day from pair union all select other, one, on_day from pair
            )
            select o.id, o.name as label,
                   case when o.kind = 'company' then o.country else o.name end as veiled, o.country, '' as other,
                   case when o.kind = 'company' then '' else '/partners/' || o.id end as address,
                   min(p.on_day) as on_day, 0 as days
              from both_ways p
              join organisation o on o.id = p.one
              join organisation x on x.id = p.other
             where o.country <> x.country
             group by o.id, o.name, o.kind, o.country
            """;

    private static final String DAYS = """
            select f.id, a.name || ', ' || b.name || ': ' || l.name as label,
                   a.country || ', ' || b.country || ': ' || l.name as veiled, '' as country, '' as other, '' as address,
                   min(w.at)::date as on_day, min(w.at)::date - f.since as days
              from follow_up f
              join follow_up_answer w on w.follow_up_id = f.id
              join event e on e.id = f.event_id
              join lab l on l.id = e.lab_id
              join organisation a on a.id = f.one_id
              join organisation b on b.id = f.other_id
            """;

    private static final String BY_FOLLOW_UP = " group by f.id, f.since, a.name, b.name, a.country, b.country, l.name";

    private static final String DAYS_TO_PILOT =
            DAYS + " where w.state in ('pilot', 'contract', 'consortium', 'in use')" + BY_FOLLOW_UP;

    private static final String DAYS_TO_CONTRACT =
            DAYS + " where w.state in ('contract', 'consortium', 'in use')" + BY_FOLLOW_UP;

    private static final String DAYS_TO_RECOMMENDATION = """
            select r.id, cl.name || ': ' || v.title as label, v.title as veiled, cl.country, '' as other,
                   '/challenges/' || r.challenge_id as address, r.given_at::date as on_day,
                   r.given_at::date - r.asked_at::date as days
              from recommendation r
              join organisation cl on cl.id = r.cluster_id
              join challenge c on c.id = r.challenge_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
             where r.asked_at is not null and r.given_at is not null
            """;

    private static final String LATE_PROMISES = """
            select c.id, b.name || ', ' || t.name || ': ' || c.promise as label,
                   b.country || ', ' || t.country as veiled, b.country, t.country as other, '' as address,
                   c.due_day as on_day, 0 as days
              from commitment c
              join organisation b on b.id = c.by_id
              join organisation t on t.id = c.to_id
             where c.state = 'agreed' and c.due_day < :today
            """;

    private static final String LATE_ANSWERS = """
            select distinct on (f.id, k.organisation_id) f.id || '-' || k.organisation_id as id, o.name as label,
                   o.country as veiled, o.country, '' as other, '' as address, k.asked_at::date as on_day, 0 as days
              from follow_up_ask k
              join follow_up f on f.id = k.follow_up_id
              join organisation o on o.id = k.organisation_id
             where k.answered_at is null and k.asked_at < cast(:today as date) - 14
             order by f.id, k.organisation_id, k.asked_at
            """;

    private static final String LATE_WORDS = """
            select m.id, a.name || ', ' || b.name as label, a.country || ', ' || b.country as veiled, a.country,
                   b.country as other, '/events/' || e.id as address, e.on_day, 0 as days
              from meeting m
              join event e on e.id = m.event_id
              join participant pa on pa.id = m.a_id
              join participant pb on pb.id = m.b_id
              join organisation a on a.id = pa.organisation_id
              join organisation b on b.id = pb.organisation_id
             where m.state in ('placed', 'held', 'missed') and e.on_day < cast(:today as date) - 14
            """;

    private static final String LIST = "select number, at from status_edition order by number desc";

    private static final String FIND = "select number, at from status_edition where number = :number";

    private static final String COUNTS = """
            select figure, country, other, records, value
              from status_count
             where number = :number
             order by figure, country, other
            """;

    /// Two who keep an edition at once get two numbers: the table is locked against the other.
    private static final String LOCK = "lock table status_edition in share row exclusive mode";

    private static final String ADD = """
            insert into status_edition (number, at)
            select coalesce(max(number), 0) + 1, cast(:at as timestamptz) from status_edition
            returning number
            """;

    private static final String ADD_COUNT = """
            insert into status_count (number, figure, country, other, records, value)
            values (:number, :figure, :country, :other, :records, :value)
            """;

    private static final String TALLIES = tallies();

    private final JdbcClient sql;
    private final Steady<Counted> steady;

    public PostgresEditions(JdbcClient sql) {
        this.sql = sql;
        this.steady = new Steady<>(sql);
    }

    static String query(Figure figure) {
        return switch (figure) {
            case PARTNERS -> PARTNERS;
            case COMPANIES -> COMPANIES;
            case EVENTS -> EVENTS;
            case LABS_NAMED -> LABS;
            case LABS_CHOSEN -> LABS_CHOSEN;
            case CHALLENGES -> CHALLENGES;
            case RECOMMENDED -> RECOMMENDED;
            case APPLIED -> APPLICATIONS;
            case PRESENTED -> PRESENTED;
            case MET -> MET;
            case FOLLOWED_UP -> FOLLOW_UPS;
            case PILOTS -> PILOTS;
            case CONTRACTS -> CONTRACTS;
            case IN_USE -> IN_USE;
            case RCO_83 -> RCO_83;
            case RCO_84 -> RCO_84;
            case RCO_87 -> RCO_87;
            case RCR_79 -> RCR_79;
            case RCR_104 -> RCR_104;
            case DAYS_TO_PILOT -> DAYS_TO_PILOT;
            case DAYS_TO_CONTRACT -> DAYS_TO_CONTRACT;
            case DAYS_TO_RECOMMENDATION -> DAYS_TO_RECOMMENDATION;
            case LATE_PROMISES -> LATE_PROMISES;
            case LATE_ANSWERS -> LATE_ANSWERS;
            case LATE_WORDS -> LATE_WORDS;
        };
    }

    @Override
    public Listed listProof(Figure figure, LocalDate today, int skip, int count) {
        String order = figure.part() == Figure.Part.LATE ? "on_day" : "on_day desc";
        List<Proof> proof = asOf(
                        today,
                        "select * from (%s) as proof order by %s, id limit :count offset :skip"
                                .formatted(query(figure), order))
                .param("count", count)
                .param("skip", skip)
                .query(PostgresEditions::proof)
                .list();
        int total = asOf(today, "select count(*) from (%s) as proof".formatted(query(figure)))
                .query(Integer.class)
                .single();
        return new Listed(proof, total);
    }

    /// How many records of a figure are alike in country, those [Figure#IN_YEARS] also in year, and meetings
    /// also in the other side's country; each such part is only worked out where it is told.
    private record Tally(Figure figure, String country, String other, int year, int records) {}

    @Override
    public Counted count(LocalDate today) {
        return steady.get(today, () -> countNow(today));
    }

    private Counted countNow(LocalDate today) {
        Map<Figure, List<Tally>> tallies = asOf(today, TALLIES).query(PostgresEditions::tally).list().stream()
                .collect(Collectors.groupingBy(Tally::figure, () -> new EnumMap<>(Figure.class), toList()));
        List<Edition.Count> counts = new ArrayList<>();
        Map<Figure, Map<Integer, Integer>> byYear = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            if (figure.days()) {
                counts.addAll(listMedians(figure, today));
            } else {
                List<Tally> own = tallies.getOrDefault(figure, List.of());
                addCounts(figure, own, counts);
            }
        }
        for (Figure figure : Figure.IN_YEARS) {
            byYear.put(
                    figure,
                    tallies.getOrDefault(figure, List.of()).stream()
                            .collect(Collectors.toMap(Tally::year, Tally::records, Integer::sum)));
        }
        return new Counted(counts, byYear);
    }

    /// One statement for all figures that are counts: each asked by itself would take longer to ask than to answer.
    private static String tallies() {
        return Arrays.stream(Figure.values())
                .filter(figure -> !figure.days())
                .map(figure -> """
                        select '%s' as figure, coalesce(country, '') as country, coalesce(%s, '') as other,
                               %s as year, cast(count(*) as int) as records
                          from (%s) as proof
                         group by 2, 3, 4
                        """.formatted(
                                Word.of(figure),
                                figure == Figure.MET ? "other" : "''",
                                Figure.IN_YEARS.contains(figure) ? "cast(extract(year from on_day) as int)" : "0",
                                query(figure)))
                .collect(Collectors.joining(" union all "));
    }

    private static Tally tally(ResultSet row, int number) throws SQLException {
        return new Tally(
                Word.parse(Figure.class, Columns.text(row, "figure")),
                Columns.text(row, "country"),
                Columns.text(row, "other"),
                row.getInt("year"),
                row.getInt("records"));
    }

    private static void addCounts(Figure figure, List<Tally> own, List<Edition.Count> counts) {
        int all = own.stream().mapToInt(Tally::records).sum();
        counts.add(new Edition.Count(figure, "", "", all, all));
        own.stream()
                .filter(tally -> !tally.country().isEmpty())
                .collect(Collectors.toMap(Tally::country, Tally::records, Integer::sum, TreeMap::new))
                .forEach((country, records) -> counts.add(new Edition.Count(figure, country, "", records, records)));
        Comparator<Tally> byPair = Comparator.comparing(Tally::country).thenComparing(Tally::other);
        own.stream()
                .filter(tally -> !tally.country().isEmpty() && !tally.other().isEmpty())
                .collect(Collectors.groupingBy(
                        tally -> tally, () -> new TreeMap<>(byPair), Collectors.summingInt(Tally::records)))
                .forEach((pair, records) ->
                        counts.add(new Edition.Count(figure, pair.country(), pair.other(), records, records)));
    }

    /// Of two in the middle the median is the lower: a number of days that occurred.
    private List<Edition.Count> listMedians(Figure figure, LocalDate today) {
        return asOf(today, """
                        select coalesce(country, '') as country, count(*) as records,
                               coalesce(percentile_disc(0.5) within group (order by days), 0) as value
                          from (%s) as proof
                         group by grouping sets ((), (country))
                        having grouping(country) = 1 or country <> ''
                         order by grouping(country) desc, country
                        """.formatted(query(figure)))
                .query((row, _) -> new Edition.Count(
                        figure, Columns.text(row, "country"), "", row.getInt("records"), row.getInt("value")))
                .list();
    }

    private JdbcClient.StatementSpec asOf(LocalDate today, String query) {
        JdbcClient.StatementSpec statement = sql.sql(query);
        return query.contains(":today") ? statement.param("today", today) : statement;
    }

    @Override
    public List<Edition> list() {
        return sql.sql(LIST)
                .query((row, _) -> new Edition(row.getInt("number"), Columns.instant(row, "at"), List.of()))
                .list();
    }

    @Override
    public Optional<Edition> find(int number) {
        return sql.sql(FIND)
                .param("number", number)
                .query((row, _) -> new Edition(
                        row.getInt("number"),
                        Columns.instant(row, "at"),
                        sql.sql(COUNTS)
                                .param("number", number)
                                .query(PostgresEditions::count)
                                .list()))
                .optional();
    }

    @Override
    public int add(Edition edition) {
        sql.sql(LOCK).update();
        int number =
                sql.sql(ADD).param("at", at(edition.at())).query(Integer.class).single();
        for (Edition.Count count : edition.counts()) {
            sql.sql(ADD_COUNT)
                    .param("number", number)
                    .param("figure", Word.of(count.figure()))
                    .param("country", count.country())
                    .param("other", count.other())
                    .param("records", count.records())
                    .param("value", count.value())
                    .update();
        }
        return number;
    }

    private static Edition.Count count(ResultSet row, int number) throws SQLException {
        return new Edition.Count(
                Word.parse(Figure.class, Columns.text(row, "figure")),
                Columns.text(row, "country"),
                Columns.text(row, "other"),
                row.getInt("records"),
                row.getInt("value"));
    }

    private static Proof proof(ResultSet row, int number) throws SQLException {
        return new Proof(
                Columns.text(row, "id"),
                Columns.text(row, "label"),
                Columns.text(row, "veiled"),
                Columns.text(row, "country"),
                Columns.text(row, "other"),
                Columns.text(row, "address"),
                Columns.day(row, "on_day"),
                row.getInt("days"));
    }
}
