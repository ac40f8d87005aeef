package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.ledger.RuleBroken;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.report.Edition;
import org.northernconnections.report.Figure;
import org.northernconnections.report.StatusOfPartnership;

/// The status of the demonstration partnership: every figure against a query of its own.
class StatusTest {
    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
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
                        select distinct on (follow_up_id, organisation_id) follow_up_id, state from follow_up_answer
                         order by follow_up_id, organisation_id, at desc) last
                     group by follow_up_id
                    having count(*) = 2 and bool_and(state in ('contract', 'consortium', 'in use'))) both_say
                """);
        queries.put(Figure.IN_USE, """
                select count(*) from (
                    select follow_up_id from (
                        select distinct on (follow_up_id, organisation_id) follow_up_id, state from follow_up_answer
                         order by follow_up_id, organisation_id, at desc) last
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
        queries.put(Figure.DAYS_TO_PILOT, """
                select percentile_disc(0.5) within group (order by days) from (
                    select min(a.at)::date - f.since as days from follow_up f, follow_up_answer a
                     where a.follow_up_id = f.id and a.state in ('pilot', 'contract', 'consortium', 'in use')
                     group by f.id) d
                """);
        queries.put(Figure.DAYS_TO_CONTRACT, """
                select percentile_disc(0.5) within group (order by days) from (
                    select min(a.at)::date - f.since as days from follow_up f, follow_up_answer a
                     where a.follow_up_id = f.id and a.state in ('contract', 'consortium', 'in use') group by f.id) d
                """);
        queries.put(Figure.DAYS_TO_RECOMMENDATION, """
                select percentile_disc(0.5) within group (order by given_at::date - asked_at::date)
                  from recommendation where asked_at is not null and given_at is not null
                """);
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
                   and m.event_id in (select id from event where on_day < current_date - 14)
                """);
        return queries;
    }

    @Test
    void everyFigureIsWhatAQueryOfItsOwnCounts() {
        Edition now = program.part(StatusOfPartnership.class).now();

        queries()
                .forEach((figure, query) ->
                        assertThat(now.value(figure)).as(figure.name()).isEqualTo(count(query)));
        assertThat(queries().keySet()).containsExactly(Figure.values());
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

        program.change(() -> program.sql()
                .sql("update follow_up set state = 'in use', confirmed = true where state = 'offer'")
                .update());

        String number = kept.path().substring("/status/editions/".length());
        Edition now = program.part(StatusOfPartnership.class).now();
        assertThat(secretariat.get(kept.path()).body()).contains("Edition " + number);
        assertThat(count("select value from status_count where figure = 'in use' and country = '' and number = "
                        + number))
                .isEqualTo(3)
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
        int pictures = 0;
        for (String path : List.of(
                "/",
                "/home",
                "/status",
                "/recommendations",
                "/organisations/" + connection + "/connection",
                event.isEmpty() ? "/events" : "/events/" + event + "/timetable")) {
            String body = lead.get(path).body();
            var picture = java.util.regex.Pattern.compile("<svg[^>]*role=\"(img|group)\"")
                    .matcher(body);
            while (picture.find()) {
                int end = body.indexOf("</section>", picture.start());
                String behind = body.substring(picture.start(), end < 0 ? body.length() : end);
                assertThat(behind).as(path + " " + picture.group()).containsPattern("<table|<ul|<ol|<dl");
                pictures++;
            }
        }
        assertThat(pictures).isGreaterThanOrEqualTo(4);
        assertThat(lead.get("/status").body()).contains("class=\"years\"", "Year by year", "class=\"heat\"");
        assertThat(program.browser().get("/status").body())
                .contains("class=\"years\"", "A year is shown from three on.");
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
}
