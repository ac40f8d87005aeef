package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /// Written for this test alone, from the tables as the guide describes them, not from the code.
    private static Map<Figure, String> queries() {
        var queries = new EnumMap<Figure, String>(Figure.class);
        queries.put(Figure.PARTNERS, "select count(*) from partner where left_on is null");
        queries.put(
                Figure.COMPANIES, "select count(*) from organisation where kind = 'company' and valid_until is null");
        queries.put(Figure.EVENTS, "select count(*) from event where state = 'closed'");
        queries.put(Figure.LABS_NAMED, "select count(*) from ledger_line where kind = 'lab' and to_state = 'named'");
        queries.put(
                Figure.LABS_CHOSEN,
                "select count(distinct object_id) from ledger_line where kind = 'lab' and to_state = 'chosen'");
        queries.put(
                Figure.CHALLENGES,
                "select count(distinct object_id) from ledger_line where kind = 'challenge' and to_state = 'open'");
        queries.put(Figure.RECOMMENDED, """
                select count(*) from (select distinct challenge_id, company_id from recommendation
                                       where given_at is not null and state <> 'withdrawn') r
                """);
        queries.put(
                Figure.APPLIED,
                "select count(distinct object_id) from ledger_line where kind = 'application' and to_state = 'submitted'");
        queries.put(
                Figure.PRESENTED,
                "select count(distinct object_id) from ledger_line where kind = 'application' and to_state = 'presented'");
        queries.put(
                Figure.MET,
                "select count(distinct object_id) from ledger_line where kind = 'meeting' and to_state = 'held'");
        queries.put(
                Figure.FOLLOWED_UP,
                "select count(*) from ledger_line where kind = 'follow up' and from_state is null and to_state = 'talking'");
        queries.put(Figure.PILOTS, """
                select count(distinct object_id) from ledger_line
                 where kind = 'follow up' and to_state in ('pilot', 'contract', 'consortium', 'in use')
                """);
        queries.put(Figure.CONTRACTS, """
                select count(*) from (
                    select follow_up_id from (
                        select distinct on (follow_up_id, coalesce(heir_id, organisation_id)) follow_up_id, state
                          from follow_up_answer left join heir on heir.id = organisation_id
                         where state <> 'stopped' order by follow_up_id, coalesce(heir_id, organisation_id), at desc) last
                     group by follow_up_id
                    having count(*) = 2 and bool_and(state in ('contract', 'consortium', 'in use'))) both_say
                """);
        queries.put(Figure.IN_USE, """
                select count(*) from (
                    select follow_up_id from (
                        select distinct on (follow_up_id, coalesce(heir_id, organisation_id)) follow_up_id, state
                          from follow_up_answer left join heir on heir.id = organisation_id
                         order by follow_up_id, coalesce(heir_id, organisation_id), at desc) last
                     group by follow_up_id having count(*) = 2 and bool_and(state = 'in use')) both_say
                """);
        queries.put(Figure.RCO_83, """
                select count(*) from strategy s
                 where exists (select from strategy_partner a, strategy_partner b, organisation oa, organisation ob
                                where a.strategy_id = s.id and b.strategy_id = s.id and oa.id = a.organisation_id
                                  and ob.id = b.organisation_id and oa.country < ob.country)
                """);
        queries.put(
                Figure.RCR_79,
                "select count(distinct u.strategy_id) from strategy_uptake u, strategy_partner a, strategy_partner b,"
                        + " organisation oa, organisation ob where a.strategy_id = u.strategy_id"
                        + " and b.strategy_id = u.strategy_id and oa.id = a.organisation_id"
                        + " and ob.id = b.organisation_id and oa.country < ob.country");
        queries.put(Figure.RCO_84, """
                select count(*) from follow_up f
                 where (select country from organisation where id = one_id)
                       <> (select country from organisation where id = other_id)
                   and f.id in (select object_id from ledger_line where kind = 'follow up'
                                 and to_state in ('pilot', 'contract', 'consortium', 'in use'))
                """);
        queries.put(Figure.RCR_104, """
                select count(*) from follow_up f
                 where f.state = 'in use' and f.confirmed
                   and (select country from organisation where id = one_id)
                       <> (select country from organisation where id = other_id)
                """);
        queries.put(Figure.RCO_87, """
                select count(distinct o) from (
                    select unnest(array[pa.organisation_id, pb.organisation_id]) as o
                      from meeting m, participant pa, participant pb, organisation a, organisation b
                     where pa.id = m.a_id and pb.id = m.b_id and a.id = pa.organisation_id and b.id = pb.organisation_id
                       and a.country <> b.country
                       and m.id in (select object_id from ledger_line where kind = 'meeting' and to_state = 'held')
                    union
                    select unnest(array[f.one_id, f.other_id]) from follow_up f, organisation a, organisation b
                     where a.id = f.one_id and b.id = f.other_id and a.country <> b.country) every
                """);
        waits().forEach((figure, waits) -> queries.put(figure, halfOf(waits)));
        queries.put(
                Figure.LATE_PROMISES,
                "select count(*) from commitment where state = 'agreed' and due_day < current_date");
        queries.put(Figure.LATE_ANSWERS, """
                select count(*) from (select distinct follow_up_id, organisation_id from follow_up_ask
                                       where answered_at is null and asked_at < now() - interval '15 days') late
                """);
        queries.put(Figure.LATE_WORDS, """
                select count(*) from meeting m
                 where m.state in ('placed', 'held', 'missed')
                   and m.event_id in (select id from event where current_date - on_day between 15 and 90
                                       and id in (select object_id from ledger_line
                                                   where kind = 'timetable' and to_state = 'running'))
                """);
        return queries;
    }

    /// When each wait began and ended, for the figures in days.
    private static Map<Figure, String> waits() {
        var waits = new EnumMap<Figure, String>(Figure.class);
        waits.put(Figure.DAYS_TO_PILOT, """
                select f.since as begun, (select min(a.at)::date from follow_up_answer a where a.follow_up_id = f.id
                                             and a.state in ('pilot', 'contract', 'consortium', 'in use')) as came
                  from follow_up f
                """);
        waits.put(Figure.DAYS_TO_CONTRACT, """
                select f.since as begun, (select min(a.at)::date from follow_up_answer a where a.follow_up_id = f.id
                                             and a.state in ('contract', 'consortium', 'in use')) as came
                  from follow_up f
                """);
        waits.put(Figure.DAYS_TO_RECOMMENDATION, """
                select asked_at::date as begun, given_at::date as came from recommendation
                 where asked_at is not null and (state = 'asked' or given_at is not null)
                """);
        waits.put(Figure.DAYS_TO_FIRST_WORD, """
                select * from (
                    select min(e.on_day) as begun,
                           (select min(r.given_at)::date from recommendation r, challenge c
                             where c.id = r.challenge_id and r.cluster_id = cl.id and c.owner_id = ow.id) as came
                      from meeting m, participant p, participant q, event e, organisation cl, organisation ow
                     where m.id in (select object_id from ledger_line where kind = 'meeting' and to_state = 'held')
                       and ((p.id = m.a_id and q.id = m.b_id) or (p.id = m.b_id and q.id = m.a_id)) and e.id = m.event_id
                       and cl.id = p.organisation_id and cl.kind = 'cluster' and ow.id = q.organisation_id
                       and ow.id in (select owner_id from challenge where opened_at is not null) and ow.id <> cl.id
                     group by cl.id, ow.id) pair
                 where came is null or came >= begun
                """);
        waits.put(Figure.DAYS_TO_RESULT, """
                select * from (
                    select min(r.given_at)::date as begun,
                           (select min(a.at)::date from follow_up f, follow_up_answer a
                             where a.follow_up_id = f.id and r.company_id in (f.one_id, f.other_id)
                               and c.owner_id in (f.one_id, f.other_id)
                               and a.state in ('pilot', 'contract', 'consortium', 'in use')) as came
                      from recommendation r, challenge c
                     where c.id = r.challenge_id and r.given_at is not null and r.state not in ('withdrawn', 'lapsed')
                     group by r.company_id, c.owner_id) pair
                 where came is null or came >= begun
                """);
        waits.put(Figure.DAYS_TO_ANSWER, "select asked_at::date as begun, answered_at::date as came from question");
        return waits;
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

    @Test
    void everyFigureIsWhatAQueryOfItsOwnCounts() {
        Edition now = program.part(StatusOfPartnership.class).now();

        queries()
                .forEach((figure, query) ->
                        assertThat(now.value(figure)).as(figure.name()).isEqualTo(count(query)));
        assertThat(queries().keySet()).containsExactlyInAnyOrder(Figure.values());
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
                select max(said) as at from (
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
                List<Row> rows =
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
