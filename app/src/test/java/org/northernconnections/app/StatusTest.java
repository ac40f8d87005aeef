package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.ledger.RuleBroken;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Role;
import org.northernconnections.report.Edition;
import org.northernconnections.report.Figure;
import org.northernconnections.report.Pace;
import org.northernconnections.report.StatusOfPartnership;
import org.northernconnections.web.security.RateLimits;

/// The status of the demonstration partnership: every figure against a query of its own.
class StatusTest {
    private static final String RECORD = "/recommendations/record";

    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        abandoned();
        joinsLater();
    }

    /// A partner that takes part from next month on.
    private static void joinsLater() {
        var id = new OrganisationId("znextmonth00");
        program.change(() -> program.addOrganisation(id, "Gemeente Volgende Maand", OrganisationKind.CITY));
        write(
                "insert into partner (organisation_id, level, joined) values ('znextmonth00', 'city', current_date + 30)");
    }

    /// An event that was planned, published and given up: it never took place, and nobody owes a word about it.
    private static void abandoned() {
        List<String> partners = program.sql()
                .sql("select organisation_id from partner where left_on is null order by 1 limit 2")
                .query(String.class)
                .list();
        write("""
                insert into event (id, lab_id, name, on_day, zone, state)
                select 'abandoned000', id, 'Abandoned', current_date - 30, 'Europe/Stockholm', 'collecting wishes'
                  from lab order by id limit 1
                """);
        for (int i = 0; i < 2; i++) {
            write("""
                    insert into participant (id, event_id, organisation_id, name, coming)
                    values ('abandoned%d00', 'abandoned000', '%s', 'Somebody', 'coming')
                    """.formatted(i, partners.get(i)));
        }
        write("insert into meeting (id, event_id, a_id, b_id, state)"
                + " values ('abandoned000', 'abandoned000', 'abandoned000', 'abandoned100', 'wished')");
        for (String state : List.of("accepted", "placed")) {
            write("update meeting set state = '%s' where id = 'abandoned000'".formatted(state));
        }
        for (String state : List.of("wishes closed", "provisional")) {
            write("update event set state = '%s' where id = 'abandoned000'".formatted(state));
        }
    }

    private static void write(String statement) {
        program.change(() -> program.sql().sql(statement).update());
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static int count(String query) {
        return program.sql().sql(query).query(Integer.class).single();
    }

    /// The countries of two organisations, that of a company first.
    private static String countries(String one, String other) {
        return """
                (select array_agg(o.country order by o.kind <> 'company', side.place)
                   from unnest(array[%s, %s]) with ordinality as side(id, place), organisation o where o.id = side.id)
                """.formatted(one, other);
    }

    /// A row a follow-up, of a query that gives `follow_up_id` and `year`.
    private static String ofFollowUps(String known) {
        return """
                select f.id, c.two[1] as country, c.two[2] as other, known.year
                  from (%s) known, follow_up f, lateral (select %s as two) c
                 where f.id = known.follow_up_id
                """.formatted(known, countries("f.one_id", "f.other_id"));
    }

    /// Follow-ups of two countries alone.
    private static String acrossBorders(String rows) {
        return "select * from (%s) r where country <> other".formatted(rows);
    }

    /// What both sides say for now, and the year in which the second said so; `stopped` takes nothing back where the
    /// condition leaves it out.
    private static String bothSayNow(String states, String condition) {
        return """
                select last.follow_up_id,
                       (select extract(year from said.at)::int from (%s) said
                         where said.follow_up_id = last.follow_up_id) as year
                  from (select distinct on (follow_up_id, coalesce(heir_id, organisation_id)) follow_up_id, state
                          from follow_up_answer left join heir on heir.id = organisation_id
                         where %s order by follow_up_id, coalesce(heir_id, organisation_id), at desc) last
                 group by last.follow_up_id having count(*) = 2 and bool_and(last.state in (%s))
                """.formatted(bothSay(states), condition, states);
    }

    /// A row a record, with its id, its countries and its year, or 0 where it is told of none. Written for this test
    /// alone, from the tables as the guide describes them, not from the code.
    private static Map<Figure, String> queries() {
        var queries = new EnumMap<Figure, String>(Figure.class);
        queries.put(Figure.PARTNERS, """
                select o.id, o.country, '' as other, extract(year from p.joined)::int as year
                  from partner p, organisation o
                 where o.id = p.organisation_id and p.left_on is null and p.joined <= current_date
                """);
        queries.put(Figure.COMPANIES, """
                select id, country, '' as other, 0 as year from organisation where kind = 'company' and valid_until is null
                """);
        queries.put(Figure.EVENTS, """
                select e.id, l.country, '' as other, extract(year from e.on_day)::int as year
                  from event e, lab l where l.id = e.lab_id and e.state = 'closed'
                """);
        queries.put(Figure.LABS_NAMED, """
                select l.id, l.country, '' as other, 0 as year from ledger_line k, lab l
                 where l.id = k.object_id and k.kind = 'lab' and k.to_state = 'named'
                """);
        queries.put(Figure.LABS_CHOSEN, """
                select l.id, l.country, '' as other, 0 as year from lab l
                 where l.id in (select object_id from ledger_line where kind = 'lab' and to_state = 'chosen')
                """);
        queries.put(Figure.CHALLENGES, """
                select c.id, o.country, '' as other, extract(year from c.opened_at)::int as year
                  from challenge c, organisation o
                 where o.id = c.owner_id
                   and c.id in (select object_id from ledger_line where kind = 'challenge' and to_state = 'open')
                """);
        queries.put(Figure.RECOMMENDED, """
                select challenge_id as id, (select country from organisation where id = company_id) as country,
                       '' as other, 0 as year
                  from (select distinct challenge_id, company_id from recommendation
                         where given_at is not null and state <> 'withdrawn') r
                """);
        for (Map.Entry<Figure, String> step : Map.of(Figure.APPLIED, "submitted", Figure.PRESENTED, "presented")
                .entrySet()) {
            queries.put(step.getKey(), """
                    select a.id, o.country, '' as other, 0 as year from application a, organisation o
                     where o.id = a.company_id
                       and a.id in (select object_id from ledger_line where kind = 'application' and to_state = '%s')
                    """.formatted(step.getValue()));
        }
        queries.put(Figure.MET, """
                select m.id, c.two[1] as country, c.two[2] as other, extract(year from e.on_day)::int as year
                  from meeting m, participant pa, participant pb, event e, lateral (select %s as two) c
                 where pa.id = m.a_id and pb.id = m.b_id and e.id = m.event_id
                   and m.id in (select object_id from ledger_line where kind = 'meeting' and to_state = 'held')
                """.formatted(countries("pa.organisation_id", "pb.organisation_id")));
        queries.put(Figure.FOLLOWED_UP, ofFollowUps("""
                select object_id as follow_up_id, 0 as year from ledger_line
                 where kind = 'follow up' and from_state is null and to_state = 'talking'
                """));
        queries.put(Figure.PILOTS, ofFollowUps("""
                select object_id as follow_up_id,
                       (select extract(year from min(at))::int from follow_up_answer
                         where follow_up_id = object_id
                           and state in ('pilot', 'contract', 'consortium', 'in use')) as year
                  from (select distinct object_id from ledger_line
                         where kind = 'follow up' and to_state in ('pilot', 'contract', 'consortium', 'in use')) reached
                """));
        queries.put(
                Figure.CONTRACTS, ofFollowUps(bothSayNow("'contract', 'consortium', 'in use'", "state <> 'stopped'")));
        queries.put(Figure.IN_USE, ofFollowUps(bothSayNow("'in use'", "true")));
        queries.put(Figure.RCO_83, """
                select s.id, '' as country, '' as other, extract(year from s.developed_on)::int as year from strategy s
                 where exists (select from strategy_partner a, strategy_partner b, organisation oa, organisation ob
                                where a.strategy_id = s.id and b.strategy_id = s.id and oa.id = a.organisation_id
                                  and ob.id = b.organisation_id and oa.country < ob.country)
                """);
        queries.put(Figure.RCR_79, """
                select distinct u.strategy_id as id, '' as country, '' as other, 0 as year
                  from strategy_uptake u, strategy_partner a, strategy_partner b, organisation oa, organisation ob
                 where a.strategy_id = u.strategy_id and b.strategy_id = u.strategy_id and oa.id = a.organisation_id
                   and ob.id = b.organisation_id and oa.country < ob.country
                """);
        queries.put(Figure.RCO_84, acrossBorders(queries.get(Figure.PILOTS)));
        queries.put(Figure.RCR_104, acrossBorders(ofFollowUps("""
                select id as follow_up_id, 0 as year from follow_up where state = 'in use' and confirmed
                """)));
        queries.put(Figure.RCO_87, """
                select distinct o.id, o.country, '' as other, 0 as year
                  from (select pa.organisation_id as one, pb.organisation_id as other
                          from meeting m, participant pa, participant pb
                         where pa.id = m.a_id and pb.id = m.b_id
                           and m.id in (select object_id from ledger_line where kind = 'meeting' and to_state = 'held')
                        union select one_id, other_id from follow_up) two,
                       lateral (select array(select coalesce((select heir_id from heir where heir.id = side), side)
                                               from unnest(array[two.one, two.other]) as side) as heirs) now,
                       organisation o, organisation x
                 where o.id = any(now.heirs) and x.id = any(now.heirs) and o.country <> x.country
                """);
        queries.put(Figure.LATE_PROMISES, """
                select c.id, o.country, t.country as other, 0 as year from commitment c, organisation o, organisation t
                 where o.id = c.by_id and t.id = c.to_id and c.state = 'agreed' and c.due_day < current_date
                """);
        queries.put(Figure.LATE_ANSWERS, """
                select late.follow_up_id as id, o.country, '' as other, 0 as year
                  from (select distinct follow_up_id, organisation_id from follow_up_ask
                         where answered_at is null and asked_at < now() - interval '15 days') late, organisation o
                 where o.id = late.organisation_id
                """);
        queries.put(Figure.LATE_WORDS, """
                select m.id, o.country, '' as other, 0 as year from meeting m, participant p, organisation o
                 where p.id = m.a_id and o.id = p.organisation_id and m.state in ('placed', 'held', 'missed')
                   and m.event_id in (select id from event where current_date - on_day between 15 and 90
                                       and id in (select object_id from ledger_line
                                                   where kind = 'timetable' and to_state = 'running'))
                """);
        return queries;
    }

    /// When each wait began and ended, and whose it is, for the figures in days.
    private static Map<Figure, String> waits() {
        var waits = new EnumMap<Figure, String>(Figure.class);
        waits.put(Figure.DAYS_TO_PILOT, """
                select '' as country, f.since as begun,
                       (select min(a.at)::date from follow_up_answer a where a.follow_up_id = f.id
                           and a.state in ('pilot', 'contract', 'consortium', 'in use')) as came
                  from follow_up f
                """);
        waits.put(Figure.DAYS_TO_CONTRACT, """
                select '' as country, f.since as begun,
                       (select min(a.at)::date from follow_up_answer a where a.follow_up_id = f.id
                           and a.state in ('contract', 'consortium', 'in use')) as came
                  from follow_up f
                """);
        waits.put(Figure.DAYS_TO_RECOMMENDATION, """
                select (select country from organisation where id = cluster_id) as country,
                       asked_at::date as begun, given_at::date as came
                  from recommendation
                 where asked_at is not null and (state = 'asked' or given_at is not null)
                """);
        waits.put(Figure.DAYS_TO_FIRST_WORD, """
                select * from (
                    select cl.country, min(e.on_day) as begun,
                           (select min(r.given_at)::date from recommendation r, challenge c
                             where c.id = r.challenge_id and r.state not in ('withdrawn', 'lapsed')
                               and %1$s = cl.id and %2$s = ow.id) as came
                      from meeting m, participant p, participant q, event e, organisation cl, organisation ow
                     where m.id in (select object_id from ledger_line where kind = 'meeting' and to_state = 'held')
                       and ((p.id = m.a_id and q.id = m.b_id) or (p.id = m.b_id and q.id = m.a_id)) and e.id = m.event_id
                       and cl.id = %3$s and cl.kind = 'cluster' and ow.id = %4$s
                       and ow.id in (select %2$s from challenge c where c.opened_at is not null) and ow.id <> cl.id
                     group by cl.id, ow.id) pair
                 where came is null or came >= begun
                """.formatted(
                        heirOf("r.cluster_id"),
                        heirOf("c.owner_id"),
                        heirOf("p.organisation_id"),
                        heirOf("q.organisation_id")));
        waits.put(Figure.DAYS_TO_RESULT, """
                select * from (
                    select (select country from organisation where id = word.company) as country, word.begun,
                           (select min(a.at)::date from follow_up f, follow_up_answer a
                             where a.follow_up_id = f.id and word.company in (%1$s, %2$s) and word.owner in (%1$s, %2$s)
                               and a.state in ('pilot', 'contract', 'consortium', 'in use')) as came
                      from (select %3$s as company, %4$s as owner, min(r.given_at)::date as begun
                              from recommendation r, challenge c
                             where c.id = r.challenge_id and r.given_at is not null
                               and r.state not in ('withdrawn', 'lapsed')
                             group by 1, 2) word
                     where word.company <> word.owner) pair
                 where came is null or came >= begun
                """.formatted(
                        heirOf("f.one_id"), heirOf("f.other_id"), heirOf("r.company_id"), heirOf("c.owner_id")));
        waits.put(Figure.DAYS_TO_ANSWER, """
                select (select o.country from challenge c, organisation o
                         where c.id = challenge_id and o.id = c.owner_id) as country,
                       asked_at::date as begun, answered_at::date as came
                  from question
                """);
        return waits;
    }

    /// Whoever has merged counts for its heir.
    private static String heirOf(String organisation) {
        return "coalesce((select heir_id from heir where heir.id = %1$s), %1$s)".formatted(organisation);
    }

    /// The first day at which no more than half still wait, where who still waits leaves the count on the way.
    private static String halfOf(String waits) {
        return """
                with w as (select coalesce(came, current_date) - begun as days, came is not null as ended from (%s) waits),
                     d as (select days, count(*) filter (where ended) as e,
                                  (select count(*) from w longer where longer.days >= w.days) as r
                             from w group by days),
                     s as (select days, exp(sum(case when e = r then -99 else ln(1 - e::float8 / r) end)
                                            over (order by days)) as share
                             from d)
                select coalesce(min(days), 0) from s where share < 0.500001
                """.formatted(waits);
    }

    @Test
    void everyPaceIsWhatQueriesOfItsOwnFind() {
        Edition now = program.part(StatusOfPartnership.class).now();
        int trends = 0;

        for (var entry : waits().entrySet()) {
            Figure figure = entry.getKey();
            Pace pace = now.pace(figure).orElseThrow();
            assertThat(now.records(figure))
                    .as(figure.name())
                    .isEqualTo(count("select count(*) from (%s) w".formatted(entry.getValue())));
            assertThat(pace.ended())
                    .as(figure.name())
                    .isEqualTo(count("select count(came) from (%s) w".formatted(entry.getValue())));
            if (pace.trend() != null) {
                // Without the beginnings of which only the fast ones can have ended.
                assertThat(pace.trend()).as(figure.name()).isEqualTo(count("""
                        with w as (%1$s), known as (
                            select *, came - begun as days from w
                             where came is not null and begun < current_date - (%2$s))
                        select round((365.25 * percentile_cont(0.5) within group (
                                   order by (a.days - b.days)::float8 / (a.begun - b.begun)))::numeric)::int
                          from known a join known b on a.begun > b.begun
                        """.formatted(
                                entry.getValue(), mostOf(entry.getValue()))));
                trends++;
            }
        }

        assertThat(trends).isPositive();
        String page = program.browser().get("/status").body();
        assertThat(page).contains("Half had it within", "Who still waits counts as well.");
        TestBrowser lead = program.browser(person("pace@status.example", Role.SECRETARIAT));
        assertThat(lead.get("/status/records/days_to_result").body()).contains("still waits");
        assertThat(lead.get("/status/export.csv").body()).contains("trend_low");
    }

    /// The days that nine in ten take; the longest that ended where that is not known.
    private static String mostOf(String waits) {
        return "select coalesce(nullif((%s), 0), (select max(came - begun) from (%s) w))"
                .formatted(halfOf(waits).replace("0.500001", "0.100001"), waits);
    }

    /// One record of a figure, as a query of this test finds it.
    private record Row(String id, String country, String other, int year) {}

    private static List<Row> rows(String query) {
        return program.sql().sql(query).query(Row.class).list();
    }

    private static <K> Map<K, Integer> tally(List<Row> rows, Function<Row, K> by) {
        return rows.stream().collect(Collectors.toMap(by, _ -> 1, Integer::sum));
    }

    /// In all, of each country, in each year, and between each two countries.
    @Test
    void everyFigureIsWhatAQueryOfItsOwnCounts() {
        StatusOfPartnership.Told told = program.part(StatusOfPartnership.class).live();
        Edition now = told.edition();
        Map<Figure, String> queries = queries();

        for (Figure figure : Figure.values()) {
            if (figure.days()) {
                assertThat(now.value(figure)).as(figure.name()).isEqualTo(count(halfOf(waits().get(figure))));
                continue;
            }
            List<Row> rows = rows(queries.get(figure));
            assertThat(now.value(figure)).as(figure.name()).isEqualTo(rows.size());
            Map<String, Integer> countries = tally(rows, Row::country);
            for (String country : now.countries()) {
                assertThat(now.value(figure, country))
                        .as(figure + " " + country)
                        .isEqualTo(countries.getOrDefault(country, 0));
            }
            assertThat(now.countries()).as(figure.name()).containsAll(withoutNone(countries.keySet()));
            if (Figure.IN_YEARS.contains(figure)) {
                assertThat(told.detail().byYear().get(figure)).as(figure.name()).isEqualTo(tally(rows, Row::year));
            }
        }

        Map<Set<String>, Integer> pairs =
                tally(rows(queries.get(Figure.MET)), row -> new TreeSet<>(List.of(row.country(), row.other())));
        int[][] between = now.between();
        for (String one : now.countries()) {
            for (String other : now.countries()) {
                assertThat(between[now.countries().indexOf(one)][now.countries().indexOf(other)])
                        .as(one + " and " + other)
                        .isEqualTo(pairs.getOrDefault(new TreeSet<>(List.of(one, other)), 0));
            }
        }
        assertThat(pairs).hasSizeGreaterThan(3);
    }

    private static List<String> withoutNone(Set<String> countries) {
        return countries.stream().filter(country -> !country.isEmpty()).toList();
    }

    /// A pilot and use are proven by what is attached to them, cooperation by what is attached to the organisation, and
    /// a strategy has its proof of its own.
    @Test
    void recordsWithProofAreThoseThatDocumentsNameAndEveryStrategy() {
        Map<Figure, Integer> documented =
                program.part(StatusOfPartnership.class).live().detail().documented();

        for (Figure figure : Figure.of(Figure.Part.INDICATORS)) {
            String proven = switch (figure) {
                case RCO_84, RCR_104 -> "select follow_up_id from record_document";
                case RCO_87 -> "select " + heirOf("d.organisation_id") + " from record_document d";
                case RCO_83, RCR_79 -> "select id from strategy where proof <> ''";
                default -> throw new AssertionError(figure + " has no proof that this test knows.");
            };
            assertThat(documented.get(figure))
                    .as(figure.name())
                    .isEqualTo(count("select count(*) from (%s) r where id in (%s)"
                            .formatted(queries().get(figure), proven)));
        }
        assertThat(documented.get(Figure.RCO_84)).isPositive();
        assertThat(documented.get(Figure.RCO_84))
                .isLessThan(rows(queries().get(Figure.RCO_84)).size());
    }

    /// Who waited, or waits, since and until when.
    private record Wait(
            String country, LocalDate begun, @Nullable LocalDate came) {
        long days() {
            return ChronoUnit.DAYS.between(begun, came == null ? LocalDate.now(ZoneOffset.UTC) : came);
        }
    }

    private static List<Wait> waitsOf(Figure figure) {
        return program.sql()
                .sql(waits().get(figure))
                .query((row, _) -> new Wait(
                        row.getString("country"),
                        row.getObject("begun", LocalDate.class),
                        row.getObject("came", LocalDate.class)))
                .list();
    }

    /// From the formulas that `Waiting` and `Trend` cite: Kaplan and Meier with Greenwood's variance on the
    /// log-minus-log scale; Theil and Sen with the variance of Kendall's count.
    @Test
    void everyIntervalIsWhatItsFormulaGives() {
        Edition now = program.part(StatusOfPartnership.class).now();
        int bounded = 0;
        int trends = 0;
        int countries = 0;

        for (Figure figure : Figure.of(Figure.Part.SPEED)) {
            List<Wait> waits = waitsOf(figure);
            Pace expected = pace(waits);
            assertThat(now.pace(figure)).as(figure.name()).contains(expected);
            bounded += expected.low() != null && expected.high() != null ? 1 : 0;
            trends += expected.trendLow() != null ? 1 : 0;
            Map<String, List<Wait>> byCountry = waits.stream().collect(Collectors.groupingBy(Wait::country));
            byCountry.remove("");
            for (Edition.Count count : now.counts()) {
                if (count.figure() == figure && !count.country().isEmpty()) {
                    assertThat(count.pace())
                            .as(figure + " " + count.country())
                            .isEqualTo(pace(byCountry.getOrDefault(count.country(), List.of())));
                    assertThat(byCountry.remove(count.country())).hasSize(count.records());
                    countries++;
                }
            }
            assertThat(byCountry).as(figure.name()).isEmpty();
        }

        assertThat(bounded).isPositive();
        assertThat(trends).isPositive();
        assertThat(countries).isGreaterThan(5);
    }

    private static Pace pace(List<Wait> waits) {
        double nine = 1.6448536269514722; // standard errors, for nine in ten
        List<Wait> ended = waits.stream().filter(wait -> wait.came() != null).toList();
        Integer median = null;
        Integer low = null;
        Integer high = null;
        Long most = null;
        long longest = 0;
        double share = 1;
        double variance = 0;
        for (long day : ended.stream().mapToLong(Wait::days).distinct().sorted().toArray()) {
            double came = ended.stream().filter(wait -> wait.days() == day).count();
            double risk = waits.stream().filter(wait -> wait.days() >= day).count();
            share *= (risk - came) / risk;
            variance += came / (risk * (risk - came));
            // With nobody left, the share is surely below.
            double above = came == risk
                    ? Double.NEGATIVE_INFINITY
                    : Math.log(Math.log(0.5) / Math.log(share)) * -Math.log(share) / Math.sqrt(variance);
            median = median == null && share <= 0.5 + 1e-9 ? (Integer) (int) day : median;
            low = low == null && waits.size() > 1 && above <= nine ? (Integer) (int) day : low;
            high = high == null && waits.size() > 1 && above < -nine ? (Integer) (int) day : high;
            most = most == null && share <= 0.1 + 1e-9 ? (Long) day : most;
            longest = day;
        }
        LocalDate before = LocalDate.now(ZoneOffset.UTC).minusDays(most == null ? longest : most);
        List<Wait> told =
                ended.stream().filter(wait -> wait.begun().isBefore(before)).toList();
        List<Double> slopes = told.stream()
                .flatMap(late -> told.stream()
                        .filter(early -> early.begun().isBefore(late.begun()))
                        .map(early -> (double) (late.days() - early.days())
                                / ChronoUnit.DAYS.between(early.begun(), late.begun())))
                .sorted()
                .toList();
        int n = told.size();
        boolean known = n >= 5
                && told.stream()
                        .anyMatch(late -> told.stream()
                                .anyMatch(early -> ChronoUnit.DAYS.between(early.begun(), late.begun()) > 365));
        if (!known) {
            return new Pace(ended.size(), median, low, high, null, null, null);
        }
        double spread = nine * Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
        double pairs = slopes.size();
        return new Pace(
                ended.size(),
                median,
                low,
                high,
                aYear((slopes.get((slopes.size() - 1) / 2) + slopes.get(slopes.size() / 2)) / 2),
                aYear(slopes.get((int) Math.max(0, Math.floor((pairs - spread) / 2)))),
                aYear(slopes.get((int) Math.min(pairs - 1, Math.ceil((pairs + spread) / 2)))));
    }

    private static int aYear(double daysADay) {
        return (int) Math.round(daysADay * 365.25);
    }

    /// A pilot begins when the first side says so; a contract and use are as of the word of the second.
    @Test
    void whatBecameOfAMeetingStandsInTheYearInWhichItWasReached() {
        Map<Figure, Map<Integer, Integer>> years =
                program.part(StatusOfPartnership.class).live().detail().byYear();

        assertThat(years.get(Figure.PILOTS)).isEqualTo(byYear("""
                select min(at) as at from follow_up_answer
                 where state in ('pilot', 'contract', 'consortium', 'in use') group by follow_up_id
                """));
        assertThat(years.get(Figure.CONTRACTS)).isEqualTo(byYear(bothSay("'contract', 'consortium', 'in use'")));
        assertThat(years.get(Figure.IN_USE)).isEqualTo(byYear(bothSay("'in use'")));
        assertThat(years.get(Figure.IN_USE).keySet())
                .as("later than the meetings they came of")
                .isNotEqualTo(years.get(Figure.MET).keySet());
    }

    private static String bothSay(String states) {
        return """
                select follow_up_id, max(said) as at from (
                    select follow_up_id, coalesce(heir_id, organisation_id), min(at) as said
                      from follow_up_answer left join heir on heir.id = organisation_id
                     where state in (%s)
                     group by 1, 2) side
                 group by follow_up_id having count(*) = 2
                """.formatted(states);
    }

    private static Map<Integer, Integer> byYear(String days) {
        Map<Integer, Integer> years = new HashMap<>();
        program.sql()
                .sql("select extract(year from at)::int as year, count(*)::int as count from (%s) d group by 1"
                        .formatted(days))
                .query((row, _) -> years.put(row.getInt("year"), row.getInt("count")))
                .list();
        return years;
    }

    @Test
    void theCountriesOfAFigureAddUpToItsTotal() {
        Edition now = program.part(StatusOfPartnership.class).now();

        for (Figure figure : Figure.of(Figure.Part.FUNNEL)) {
            assertThat(now.countries().stream()
                            .mapToInt(country -> now.value(figure, country))
                            .sum())
                    .as(figure.name())
                    .isEqualTo(now.value(figure));
        }
    }

    @Test
    void anEditionNeverChangesAfterwards() {
        TestBrowser secretariat = program.browser(person("lead@status.example", Role.SECRETARIAT));
        TestBrowser.Answer kept = secretariat.post("/status/editions");
        assertThat(kept.path()).startsWith("/status/editions/");
        String before = kept.body().replaceAll("csrf-token\" content=\"[^\"]*", "");
        int inUse = program.part(StatusOfPartnership.class).now().value(Figure.IN_USE);

        program.change(() -> program.sql()
                .sql("update follow_up set state = 'in use', confirmed = true where state = 'offer'")
                .update());

        String number = kept.path().substring("/status/editions/".length());
        Edition now = program.part(StatusOfPartnership.class).now();
        assertThat(secretariat.get(kept.path()).body()).contains("Edition " + number);
        assertThat(count("select value from status_count where figure = 'in use' and country = '' and number = "
                        + number))
                .isEqualTo(inUse)
                .isLessThan(now.value(Figure.IN_USE));
        assertThat(before).contains("Edition " + number);
        assertThatThrownBy(() -> program.change(() ->
                        program.sql().sql("update status_count set value = 99").update()))
                .isInstanceOf(RuleBroken.class);
        assertThat(secretariat.download("/status/editions/" + number + "/export.xlsx").length)
                .isGreaterThan(1000);
        program.change(() -> program.sql()
                .sql(
                        "update follow_up set state = 'offer', confirmed = false where confirmed and state = 'in use' and id not in "
                                + "(select follow_up_id from follow_up_answer where state = 'in use')")
                .update());
    }

    @Test
    void theWorkbookSpeaksTheReadersLanguageAndItsNumbersAreNumbers() throws IOException {
        Edition now = program.part(StatusOfPartnership.class).now();
        TestBrowser lead = program.browser(person("sheets@status.example", Role.SECRETARIAT));
        Map<String, String> sheets =
                Map.of("en", "Figures", "da", "Tal", "nb", "Tall", "sv", "Siffror", "de", "Zahlen", "nl", "Cijfers");

        for (var sheet : sheets.entrySet()) {
            lead.post("/account", "name", "Sheets", "language", sheet.getKey());
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(lead.download("/status/export.xlsx")))) {
                List<org.dhatim.fastexcel.reader.Row> rows =
                        workbook.findSheet(sheet.getValue()).orElseThrow().read();
                List<Figure> counted = Stream.of(Figure.values())
                        .filter(figure -> !figure.days())
                        .toList();
                for (int i = 0; i < counted.size(); i++) {
                    Cell all = rows.get(i + 1).getCell(2);
                    assertThat(all.getType()).isEqualTo(CellType.NUMBER);
                    assertThat(all.asNumber().intValue()).isEqualTo(now.value(counted.get(i)));
                }
                assertThat(workbook.getSheets()).hasSize(5);
            }
        }
    }

    @Test
    void everybodyTakesTheOwnPartAlongAsJson() {
        TestBrowser lead = program.browser(person("json@status.example", Role.SECRETARIAT));

        assertThat(lead.get("/status").body()).contains("href=\"/api/v1/status\"");
        assertThat(lead.get("/api/v1/status").body()).contains("\"late promises\"", "\"counts\"");
        assertThat(program.browser().get("/status").body()).contains("href=\"/api/v1/status\"");
        assertThat(program.browser().get("/api/v1/status").body())
                .contains("\"counts\"", "\"in use\"")
                .doesNotContain("late promises");
    }

    @Test
    void whatLeavesTheFunnelOpensItsRecords() {
        Edition now = program.part(StatusOfPartnership.class).now();
        TestBrowser lead = program.browser(person("rest@status.example", Role.SECRETARIAT));
        String page = lead.get("/status").body();
        int left = 0;

        for (Figure figure : Figure.values()) {
            if (figure.whole().isPresent()) {
                String address = "/status/records/%s?without=%s"
                        .formatted(Word.key(figure.whole().orElseThrow()), Word.key(figure));
                assertThat(page).contains("href=\"" + address + "\"");
                assertThat(total(lead.get(address).body())).as(address).isEqualTo(now.rest(figure, ""));
                left += now.rest(figure, "");
            }
        }

        assertThat(left).isGreaterThan(20);
        assertThat(total(lead.get("/status/records/applied?without=met").body()))
                .as("meetings are no applications")
                .isEqualTo(now.value(Figure.APPLIED));
    }

    @Test
    void aCellOpensItsOwnRecordsAndNoOthers() {
        Edition now = program.part(StatusOfPartnership.class).now();
        TestBrowser lead = program.browser(person("cells@status.example", Role.SECRETARIAT));
        int cells = 0;
        for (Figure figure : Figure.of(Figure.Part.FUNNEL)) {
            for (String country : now.countries()) {
                String address = "/status/records/%s?country=%s".formatted(Word.key(figure), country);
                if (now.value(figure, country) > 0 && cells++ % 5 == 0) {
                    assertThat(total(lead.get(address).body())).as(address).isEqualTo(now.value(figure, country));
                }
            }
        }
        assertThat(cells).isGreaterThan(10);
        int[][] between = now.between();
        int denmark = now.countries().indexOf("DK");
        int sweden = now.countries().indexOf("SE");
        for (String pair : List.of("country=DK&other=SE", "country=SE&other=DK")) {
            assertThat(total(lead.get("/status/records/met?" + pair).body()))
                    .as(pair)
                    .isEqualTo(between[denmark][sweden]);
        }
        int thisYear = count("select count(*) from event where state = 'closed' and extract(year from on_day) ="
                + " (select max(extract(year from on_day)) from event where state = 'closed')");
        String year = String.valueOf(count("select max(extract(year from on_day)) from event where state = 'closed'"));
        assertThat(total(lead.get("/status/records/events?year=" + year).body()))
                .isEqualTo(thisYear);
    }

    private static int total(String page) {
        Matcher count = Pattern.compile("<h1>.*?<span class=\"count\">(\\d+)</span></h1>", Pattern.DOTALL)
                .matcher(page);
        return count.find() ? Integer.parseInt(count.group(1)) : -1;
    }

    @Test
    void theStatusSaysWhatWasDoneSinceTheEditionBefore() {
        TestBrowser lead = program.browser(person("since@status.example", Role.SECRETARIAT));
        String number = lead.post("/status/editions").path().substring("/status/editions/".length());
        int before = program.part(StatusOfPartnership.class).now().value(Figure.COMPANIES);
        program.change(() ->
                program.addOrganisation(new OrganisationId("newcompany00"), "Since AB", OrganisationKind.COMPANY));

        String live = lead.get("/status").body();

        assertThat(live)
                .contains("Since edition " + number, "Companies known: <strong>+1</strong>")
                .contains("from %d to %d".formatted(before, before + 1));
        program.change(() -> program.sql()
                .sql("update organisation set valid_until = current_date where id = 'newcompany00'")
                .update());
    }

    @Test
    void thePublicReadsTotalsAndMembersReadRecordsWithoutNames() {
        String open = program.browser().get("/status").body();
        assertThat(open)
                .contains("How the partnership stands", "Meetings held")
                .doesNotContain("/status/records/", "What is late");

        TestBrowser policy = program.browser(person("policy@status.example", Role.POLICY));
        assertThat(policy.get("/status").body()).contains("/status/records/pilots", "What is late");
        assertThat(policy.get("/status/records/contracts").body())
                .doesNotContain("Netpuls")
                .contains("DK");
        TestBrowser lead = program.browser(person("names@status.example", Role.SECRETARIAT));
        assertThat(lead.get("/status/records/contracts").body()).contains("Netpuls");
        assertThat(program.browser().get("/status/records/contracts").path()).isEqualTo("/sign-in");
    }

    private static org.northernconnections.partnership.Account person(String email, Role role) {
        List<String> partners = program.sql()
                .sql("select organisation_id from partner where left_on is null order by lead desc, 1")
                .query(String.class)
                .list();
        return program.person(email, new OrganisationId(partners.getFirst()), role);
    }

    @Test
    void aJointStrategyNeedsTwoCountriesAndCountsWithItsProof() {
        TestBrowser lead = program.browser(person("strategies@status.example", Role.SECRETARIAT));
        List<String> danes = program.sql()
                .sql(
                        "select o.id from partner p join organisation o on o.id = p.organisation_id where o.country = 'DK' and left_on is null order by 1")
                .query(String.class)
                .list();
        String dutch = program.sql()
                .sql(
                        "select o.id from partner p join organisation o on o.id = p.organisation_id where o.country = 'NL' and left_on is null order by 1 limit 1")
                .query(String.class)
                .single();
        StatusOfPartnership status = program.part(StatusOfPartnership.class);
        int before = status.now().value(Figure.RCO_83);
        int takenUp = status.now().value(Figure.RCR_79);
        String[] alone = {
            "title",
            "Kerbs for rain",
            "developedOn",
            "2026-01-15",
            "proof",
            "Minutes of 15 January",
            "partners",
            danes.get(0),
            "partners",
            danes.get(1)
        };

        assertThat(lead.post("/status/strategies", alone).status()).isEqualTo(422);
        String[] joint = alone.clone();
        joint[9] = dutch;
        assertThat(lead.post("/status/strategies", joint).body()).contains("Kerbs for rain is noted.");
        assertThat(status.now().value(Figure.RCO_83)).isEqualTo(before + 1);
        assertThat(status.now().value(Figure.RCR_79)).isEqualTo(takenUp);
        String id = program.sql()
                .sql("select id from strategy where title = 'Kerbs for rain'")
                .query(String.class)
                .single();
        String[] uptake = {"by", dutch, "on", "2026-02-01", "proof", "Decision 7"};
        assertThat(lead.post("/status/strategies/" + id + "/uptake", uptake).body())
                .contains("RCR 79 counts it", "Decision 7");
        assertThat(status.now().value(Figure.RCR_79)).isEqualTo(takenUp + 1);
        assertThat(lead.get("/status/records/rco_83").body()).contains("Kerbs for rain", "/status/strategies#s-" + id);
        assertThat(program.browser(person("reader@status.example", Role.POLICY))
                        .get("/status/strategies")
                        .body())
                .contains("Kerbs for rain")
                .doesNotContain("Add a joint strategy");
        lead.post("/status/strategies/" + id + "/remove");
        assertThat(status.now().value(Figure.RCO_83)).isEqualTo(before);
    }

    @Test
    void twoSeeHowFastTheyAnswerEachOtherAndWhatWasAsked() {
        String[] pair = program.sql().sql("""
                        select c.owner_id || ' ' || r.cluster_id from recommendation r join challenge c on c.id = r.challenge_id
                         where r.asked_at is not null and r.given_at is not null
                         order by r.id limit 1
                        """).query(String.class).single().split(" ");
        int asked = count("""
                select count(*) from recommendation r join challenge c on c.id = r.challenge_id
                 where r.asked_at is not null and r.state <> 'lapsed' and c.owner_id = '%s' and r.cluster_id = '%s'
                """.formatted(pair[0], pair[1]));
        TestBrowser owner =
                program.browser(program.person("asks@status.example", new OrganisationId(pair[0]), Role.OWNER));

        String page = owner.get("/organisations/" + pair[1] + "/connection").body();

        assertThat(page).contains("Time to answer each other", "we asked for a recommendation", "Too few questions");
        assertThat(page.split("we asked for a recommendation", -1)).hasSize(asked + 1);
        TestBrowser third = program.browser(person("third@status.example", Role.OWNER));
        assertThat(third.get("/organisations/" + pair[1] + "/connection?as=" + pair[0])
                        .status())
                .isEqualTo(404);
    }

    @Test
    void onlyWhoMayOpenAWordThatWasAskedForReadsOnWhatItWas() {
        Map<String, Object> word = program.sql().sql("""
                        select r.id, c.owner_id, r.cluster_id, v.title
                          from recommendation r
                          join challenge c on c.id = r.challenge_id
                          join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
                         where r.asked_at is not null and r.state <> 'lapsed'
                         order by r.id limit 1
                        """).query().singleRow();
        var owner = new OrganisationId((String) word.get("owner_id"));
        String path = "/organisations/" + word.get("cluster_id") + "/connection";
        String link = "/recommendations/" + word.get("id");

        String asOwner = program.browser(program.person("opens@status.example", owner, Role.OWNER))
                .get(path)
                .body();
        TestBrowser colleague = program.browser(program.person("colleague@status.example", owner, Role.POLICY));

        assertThat(asOwner).contains(link);
        assertThat(colleague.get(link).status()).isEqualTo(404);
        assertThat(colleague.get(path).body())
                .contains("we asked for a recommendation")
                .doesNotContain(
                        link, ">" + Jsoup.parse((String) word.get("title")).text() + "<");
    }

    @Test
    void whatBecameOfRecommendationsIsToldApartFromWhatMayBeExpected() {
        Map<String, Object> pair = program.sql().sql("""
                        select c.owner_id, r.cluster_id, count(*) as known,
                               count(*) filter (where r.turned = 'good') as good
                          from recommendation r join challenge c on c.id = r.challenge_id
                         where r.turned in ('good', 'bad') and r.cluster_id <> c.owner_id
                         group by 1, 2 order by 3 desc, 1, 2 limit 1
                        """).query().singleRow();
        var owner = new OrganisationId((String) pair.get("owner_id"));
        assertThat(count("""
                        select count(*) from evidence
                         where kind like 'recommendation outcome%%' and reporter_id = '%s' and subject_id = '%s'
                        """.formatted(pair.get("owner_id"), pair.get("cluster_id"))))
                .isPositive();

        String page = program.browser(program.person("relies@status.example", owner, Role.OWNER))
                .get("/organisations/" + pair.get("cluster_id") + "/trust")
                .body();

        assertThat(page)
                .contains(
                        "As a recommender",
                        "%s of %s words on our challenges came true.".formatted(pair.get("good"), pair.get("known")),
                        RECORD)
                .doesNotContain("Recommendation that turned out");
    }

    @Test
    void aRecordExplainsTheScoreOfItsWords() {
        assertThat(clusterWithARecord("record@status.example").get(RECORD).body())
                .contains("What this says, in figures", "0 is perfect", "with nine in ten chances");
    }

    private static TestBrowser clusterWithARecord(String email) {
        String cluster = program.sql().sql("""
                        select cluster_id from recommendation where turned in ('good', 'bad')
                         group by cluster_id having count(*) > 1 order by cluster_id limit 1
                        """).query(String.class).single();
        return program.browser(program.person(email, new OrganisationId(cluster), Role.CLUSTER));
    }

    /// Each dot says how sure words were, which share held, and how many they were; so does a row of the table.
    @Test
    void eachDotOfWhatBecameOfWordsStandsInATable() {
        var body = Jsoup.parse(
                clusterWithARecord("rows@status.example").get(RECORD).body());

        var sections = body.select("section.panel:has(figure.reliability)");
        assertThat(sections).isNotEmpty().allSatisfy(section -> {
            var dots = section.select("circle.reliability-dot");
            var rows = section.select("table.dots tbody tr");
            assertThat(rows).hasSameSizeAs(dots);
            for (int i = 0; i < dots.size(); i++) {
                double sure = Double.parseDouble(dots.get(i).attr("cx")) / 2;
                double held = 100 - Double.parseDouble(dots.get(i).attr("cy")) / 2;
                long known = Math.round(Math.pow(Double.parseDouble(dots.get(i).attr("r")) / 5, 2));
                assertThat(figures(rows.get(i).text()))
                        .satisfies(
                                row -> assertThat(row.get(0)).isCloseTo(sure, within(0.6)),
                                row -> assertThat(row.get(1)).isCloseTo(held, within(0.6)),
                                row -> assertThat(row.get(2)).isEqualTo(known));
            }
        });
    }

    private static List<Double> figures(String text) {
        return Pattern.compile("\\d+(\\.\\d+)?")
                .matcher(text)
                .results()
                .map(found -> Double.parseDouble(found.group()))
                .toList();
    }

    /// Behind each picture stand the same things as a table or a list, in the same part of the page.
    @Test
    void picturesHaveATableOrAListBehindThem() {
        TestBrowser lead = program.browser(person("pictures@status.example", Role.SECRETARIAT));
        String connection = program.sql().sql("""
                        select e.subject_id from evidence e
                         where e.reporter_id = (select organisation_id from partner where left_on is null order by lead desc, 1 limit 1)
                         limit 1
                        """).query(String.class).single();
        String event = program.sql()
                .sql("select event_id from timetable where kind = 'final' limit 1")
                .query(String.class)
                .optional()
                .orElse("");
        TestBrowser cluster = clusterWithARecord("dots@status.example");
        var seen = new TreeSet<String>();
        int pictures = 0;
        for (String path : List.of(
                "/",
                "/home",
                "/status",
                RECORD,
                "/organisations/" + connection + "/connection",
                "/organisations/" + connection + "/trust",
                event.isEmpty() ? "/events" : "/events/" + event + "/timetable")) {
            String body = (path.equals(RECORD) ? cluster : lead).get(path).body();
            var picture = java.util.regex.Pattern.compile("<svg[^>]*role=\"(img|group)\"")
                    .matcher(body);
            while (picture.find()) {
                int end = body.indexOf("</section>", picture.start());
                String behind = body.substring(picture.start(), end < 0 ? body.length() : end);
                // One number with its interval is said in one sentence, which the picture has as its name.
                String name = Jsoup.parse(behind).select("svg").first().attr("aria-label");
                String said = Jsoup.parse(behind).select("p.hint").text();
                assertThat(!name.isEmpty() && said.contains(name) || behind.matches("(?s).*<(table|ul|ol|dl).*"))
                        .as(path + " " + picture.group())
                        .isTrue();
                seen.add(path);
                pictures++;
            }
        }
        assertThat(pictures).isGreaterThanOrEqualTo(4);
        assertThat(seen).contains("/status", RECORD, "/organisations/" + connection + "/trust");
        assertThat(lead.get("/status").body()).contains("class=\"years\"", "Year by year", "class=\"heat\"");
        assertThat(program.browser().get("/status").body())
                .contains("class=\"years\"", "A year is shown from four on.");
    }

    @Test
    void theStatusIsAPdfWithItsLettersInIt() throws Exception {
        Account reader = person("paper@status.example", Role.SECRETARIAT);
        program.change(() -> program.sql()
                .sql("update account set language = 'da' where id = :id")
                .param("id", reader.id().value())
                .update());

        byte[] file = program.browser(reader).download("/status/export.pdf");

        try (PDDocument pdf = Loader.loadPDF(file)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("RCO 84", "RCR 79", "fælles strategier");
            for (PDPage page : pdf.getPages()) {
                for (COSName font : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(font).isEmbedded())
                            .as(font.getName())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everybodyHasThePublicPartAsAPdfSoManyTimes() throws Exception {
        TestBrowser anybody = program.browser();
        try (PDDocument pdf = Loader.loadPDF(anybody.download("/status/export.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("RCO 84", "Year by year")
                    .doesNotContain("What is late");
        }
        assertThat(anybody.get("/status/editions/999/export.pdf").status()).isEqualTo(404);

        int refused = 0;
        for (int i = 0; i < RateLimits.Limit.PAPER.times(); i++) {
            refused = anybody.get("/status/export.pdf").status();
        }
        assertThat(refused).isEqualTo(429);
    }

    /// Each bar of the funnel stands under its name, which is text and no drawing; so do a circle and a square.
    @Test
    void thePicturesOfTheStatusAreInThePdfWithTheirWordsAsText() throws Exception {
        byte[] file = program.browser(person("pictures-on-paper@status.example", Role.SECRETARIAT))
                .download("/status/export.pdf");

        try (PDDocument pdf = Loader.loadPDF(file)) {
            var words = new Words();
            words.getText(pdf);
            var drawn = new PDFRenderer(pdf);
            List<BufferedImage> pages = new ArrayList<>();
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                pages.add(drawn.renderImageWithDPI(page, 144));
            }
            for (String stage :
                    List.of("Labs named", "Companies recommended", "Applications submitted", "Meetings held")) {
                assertThat(words.places(stage).stream().filter(place -> place.under(pages, 20) > 100))
                        .as(stage)
                        .isNotEmpty();
            }
            for (String country : List.of("DK", "DE")) {
                assertThat(words.places(country).stream().filter(place -> place.under(pages, 300) > 100))
                        .as(country)
                        .isNotEmpty();
            }
            assertThat(pages.stream()
                            .mapToInt(page -> sea(page, 0, 0, page.getWidth(), page.getHeight()))
                            .sum())
                    .isGreaterThan(20_000);
        }
    }

    /// How many dots of a part of a page are in the colour of bars, circles and squares.
    private static int sea(BufferedImage page, int left, int top, int width, int height) {
        int dots = 0;
        for (int x = Math.max(0, left); x < Math.min(page.getWidth(), left + width); x++) {
            for (int y = Math.max(0, top); y < Math.min(page.getHeight(), top + height); y++) {
                Color color = new Color(page.getRGB(x, y));
                dots += color.getBlue() > color.getRed() + 40 ? 1 : 0;
            }
        }
        return dots;
    }

    /// Where a line of a file begins, in points from the top left.
    private record Place(int page, float x, float y) {
        /// How much is drawn below it, down to this depth.
        int under(List<BufferedImage> pages, int depth) {
            return sea(pages.get(page), (int) (2 * x), (int) (2 * y), 60, 2 * depth);
        }
    }

    /// Remembers where each piece of text stands.
    private static final class Words extends PDFTextStripper {
        private final Map<String, List<Place>> places = new HashMap<>();

        @Override
        protected void writeString(String text, List<TextPosition> letters) {
            TextPosition first = letters.getFirst();
            places.computeIfAbsent(text.strip(), _ -> new ArrayList<>())
                    .add(new Place(getCurrentPageNo() - 1, first.getXDirAdj(), first.getYDirAdj()));
        }

        List<Place> places(String text) {
            return places.getOrDefault(text, List.of());
        }
    }
}
