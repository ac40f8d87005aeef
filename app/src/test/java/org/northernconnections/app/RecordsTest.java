package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.ledger.RuleBroken;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Role;
import org.northernconnections.report.Edition;
import org.northernconnections.report.Editions;
import org.northernconnections.report.Figure;
import org.northernconnections.report.StatusOfPartnership;

/// The records behind the figures: each opens, those of an edition stay, and documents prove them.
class RecordsTest {
    private static final Pattern RECORD = Pattern.compile("<tr><th scope=\"row\" lang=\"\">(<a href=\"([^\"]+)\")?");

    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static TestBrowser member(String name, Role role) {
        OrganisationId lead = new OrganisationId(program.sql()
                .sql("select organisation_id from partner where left_on is null order by lead desc, 1 limit 1")
                .query(String.class)
                .single());
        return program.browser(program.person(name + "@records.example", lead, role));
    }

    private static int count(String query) {
        return program.sql().sql(query).query(Integer.class).single();
    }

    /// Where each record of a page leads; empty for one that leads nowhere.
    private static List<String> addresses(String page) {
        List<String> addresses = new ArrayList<>();
        Matcher record = RECORD.matcher(page);
        while (record.find()) {
            addresses.add(record.group(2) == null ? "" : record.group(2));
        }
        return addresses;
    }

    @Test
    void everyRecordOpensButCompaniesThatHide() {
        TestBrowser lead = member("opens", Role.SECRETARIAT);
        int opened = 0;
        for (Figure figure : Figure.values()) {
            List<String> addresses =
                    addresses(lead.get("/status/records/" + Word.key(figure)).body());
            if (figure != Figure.COMPANIES) {
                assertThat(addresses).as(figure.name()).doesNotContain("");
            }
            for (String address : addresses.stream().distinct().limit(4).toList()) {
                if (!address.isEmpty()) {
                    assertThat(lead.get(address).status()).as(address).isEqualTo(200);
                    opened++;
                }
            }
        }
        assertThat(opened).isGreaterThan(60);
    }

    @Test
    void aPilotShowsTheSecretariatWhoSaidWhatWhen() {
        String id = program.sql()
                .sql("select follow_up_id from follow_up_answer where state = 'in use' order by at limit 1")
                .query(String.class)
                .single();
        String address = "/status/records/followed_up/" + id;

        String named = member("named", Role.SECRETARIAT).get(address).body();

        assertThat(named).contains("What stands behind it", "met", "was asked what came of it", "In use today");
        assertThat(named.split("said how far it has come:", -1))
                .hasSize(1 + count("select count(*) from standing_answer where follow_up_id = '%s'".formatted(id)));
        String company =
                program.sql().sql("""
                        select o.name from follow_up f join organisation o on o.id in (f.one_id, f.other_id)
                         where f.id = '%s' and o.kind = 'company'
                        """.formatted(id)).query(String.class).single();
        assertThat(named).contains(company);
        assertThat(member("veiled", Role.POLICY).get(address).status()).isEqualTo(403);
        assertThat(program.browser().get(address).path()).isEqualTo("/sign-in");
        assertThat(member("nowhere", Role.SECRETARIAT)
                        .get("/status/records/followed_up/nonononono00")
                        .status())
                .isEqualTo(404);
        String lab = program.sql()
                .sql("select id from lab limit 1")
                .query(String.class)
                .single();
        assertThat(member("elsewhere", Role.SECRETARIAT)
                        .get("/status/records/labs_named/" + lab)
                        .status())
                .isEqualTo(404);
    }

    /// Ids of companies and owners are no secret, so that a record that is named by them must not be found by guessing.
    @Test
    void nobodyElseReadsWhoMetOrRecommendedWhom() {
        for (Role role : List.of(Role.POLICY, Role.CLUSTER, Role.OWNER)) {
            TestBrowser reader = member("guesses-" + role.name().toLowerCase(Locale.ROOT), role);
            for (Figure figure : Figure.values()) {
                String list = reader.get("/status/records/" + Word.key(figure)).body();
                assertThat(addresses(list))
                        .as(figure.name())
                        .noneMatch(address -> address.startsWith("/status/records/"));
            }
            for (Figure figure : List.of(Figure.DAYS_TO_RESULT, Figure.RECOMMENDED, Figure.RCO_87)) {
                String id = program.part(Editions.class)
                        .listProof(figure, Editions.Only.ALL, LocalDate.now(ZoneOffset.UTC), 0, 1)
                        .proof()
                        .getFirst()
                        .id();
                assertThat(reader.get("/status/records/" + Word.key(figure) + "/" + id)
                                .status())
                        .as("%s as %s", figure, role)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void documentsProveARecordAndAreCounted() {
        TestBrowser lead = member("documents", Role.SECRETARIAT);
        String id = program.sql().sql("""
                        select f.id from follow_up f
                         where not exists (select from record_document d where d.follow_up_id = f.id)
                           and exists (select from standing_answer w where w.follow_up_id = f.id and w.state = 'pilot')
                           and (select country from organisation where id = f.one_id)
                               <> (select country from organisation where id = f.other_id)
                         order by f.id limit 1
                        """).query(String.class).single();
        String address = "/status/records/followed_up/" + id;
        int before = documented(Figure.RCO_84);

        assertThat(lead.post(address + "/documents", "title", "Agreement", "place", "")
                        .status())
                .isEqualTo(422);
        assertThat(lead.post(address + "/documents", "title", "Agreement", "place", "https://city.example/agreement")
                        .body())
                .contains("Agreement is attached.", "href=\"https://city.example/agreement\"");
        assertThat(documented(Figure.RCO_84)).isEqualTo(before + 1);
        assertThat(count("select count(*) from record_document where follow_up_id = '%s'".formatted(id)))
                .isEqualTo(1);
        TestBrowser policy = member("reader", Role.POLICY);
        assertThat(policy.post(address + "/documents", "title", "Mine", "place", "Here")
                        .status())
                .isEqualTo(403);

        String document = program.sql()
                .sql("select id from record_document where follow_up_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        lead.post(address + "/documents/" + document + "/remove");
        assertThat(lead.post(address + "/documents/" + document + "/remove").status())
                .isEqualTo(404);
        assertThat(documented(Figure.RCO_84)).isEqualTo(before);
        assertThat(count("""
                        select count(*) from ledger_line
                         where kind = 'follow up' and object_id = '%s' and deed in ('document attached', 'document removed')
                        """.formatted(id))).isEqualTo(2);
    }

    private static int documented(Figure figure) {
        return program.part(StatusOfPartnership.class)
                .live()
                .detail()
                .documented()
                .getOrDefault(figure, 0);
    }

    @Test
    void anEditionKeepsItsRecordsWhateverHappensLater() {
        TestBrowser lead = member("keeps", Role.SECRETARIAT);
        int number = Integer.parseInt(lead.post("/status/editions").path().substring("/status/editions/".length()));
        Editions editions = program.part(Editions.class);
        Edition kept = editions.find(number).orElseThrow();
        for (Figure figure : Figure.values()) {
            assertThat(editions.listKept(number, figure, Editions.Only.ALL, 0, 1)
                            .total())
                    .as(figure.name())
                    .isEqualTo(kept.records(figure));
        }
        int companies = kept.value(Figure.COMPANIES);
        program.change(() ->
                program.addOrganisation(new OrganisationId("latecompany0"), "Later AB", OrganisationKind.COMPANY));

        String records =
                lead.get("/status/editions/" + number + "/records/companies").body();

        assertThat(records)
                .contains("Edition " + number, ">" + companies + "</span></h1>")
                .doesNotContain("Later AB");
        assertThat(lead.get("/status/records/companies").body()).contains(">" + (companies + 1) + "</span></h1>");
        String page = lead.get("/status/editions/" + number).body();
        assertThat(page).contains("/status/editions/" + number + "/records/pilots", "class=\"years\"");
        assertThatThrownBy(() -> program.change(() -> program.sql()
                        .sql("delete from status_record where number = " + number)
                        .update()))
                .isInstanceOf(RuleBroken.class);
        program.change(() -> program.sql()
                .sql("update organisation set valid_until = current_date where id = 'latecompany0'")
                .update());
    }

    /// The story is told in its order, so that an edition of a year ago knows only of what had happened then.
    @Test
    void theEditionsOfTheDemonstrationKnowOnlyWhatHadHappened() {
        Editions editions = program.part(Editions.class);
        Edition first = editions.find(1).orElseThrow();
        Edition second = editions.find(2).orElseThrow();
        Edition now = program.part(StatusOfPartnership.class).now();

        assertThat(first.at()).isBefore(second.at());
        for (Figure figure :
                List.of(Figure.CHALLENGES, Figure.PILOTS, Figure.CONTRACTS, Figure.IN_USE, Figure.RCR_79)) {
            assertThat(first.value(figure)).as(figure.name()).isLessThanOrEqualTo(second.value(figure));
            assertThat(second.value(figure)).as(figure.name()).isLessThanOrEqualTo(now.value(figure));
        }
        assertThat(first.value(Figure.CONTRACTS)).isZero();
        assertThat(second.value(Figure.CONTRACTS)).isPositive().isLessThan(now.value(Figure.CONTRACTS));
        assertThat(count("""
                        select count(*) from status_record r join status_edition e on e.number = r.number
                         where e.number <= 2 and r.on_day > e.at::date and r.figure not in ('companies', 'partners')
                        """)).isZero();
    }

    @Test
    void twoSeeHowFastTheyCameFromTheFirstMeetingToAResult() {
        String own = id("esbjerg.example");
        String company = id("netpuls.example");
        int met = count(
                "select current_date - min(on_day) from evidence where kind = 'meeting held' and reporter_id = '%s' and subject_id = '%s'"
                        .formatted(own, company));
        int recommended = count("""
                select current_date - min(r.given_at)::date from recommendation r join challenge c on c.id = r.challenge_id
                 where c.owner_id = '%s' and r.company_id = '%s'
                """.formatted(own, company));
        int result = count("""
                select current_date - min(a.at)::date from follow_up_answer a join follow_up f on f.id = a.follow_up_id
                 where '%s' in (f.one_id, f.other_id) and '%s' in (f.one_id, f.other_id)
                   and a.state in ('pilot', 'contract', 'consortium', 'in use')
                """.formatted(own, company));

        TestBrowser owner = program.browser();
        owner.signIn("jens.ravn@esbjerg.example");
        String page =
                owner.get("/organisations/%s/connection".formatted(company)).body();

        assertThat(recommended).as("the word came before they met").isGreaterThan(met);
        assertThat(page)
                .contains(
                        "Speed of trust",
                        "First joint result",
                        "<strong>%d days after the first recommendation</strong>".formatted(recommended - result))
                .contains("In the partnership half come so far within");
    }

    private static String id(String domain) {
        return program.sql()
                .sql("""
                        select m.organisation_id from membership m join account a on a.id = m.account_id
                         where a.email like :who order by 1 limit 1
                        """)
                .param("who", "%@" + domain)
                .query(String.class)
                .single();
    }

    @Test
    void partnersReadWhereTheirViewsOfLastYearDiffer() {
        String hamburg = id("hamburg.example");

        TestBrowser secretariat = program.browser();
        secretariat.signIn("mette.dahlgaard@aalborg-kommune.example");
        String page = secretariat
                .get("/organisations/%s/connection".formatted(hamburg))
                .body();

        assertThat(page).contains("It would help to know by when you need it.", "maybe talk about it");
    }
}
