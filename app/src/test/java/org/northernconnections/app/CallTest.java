package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.application.Apply;
import org.northernconnections.application.Recommend;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Changes;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.web.page.Sheet;

/// What happens around a call besides applying: clusters are asked, drafts reminded, decisions made by hand, and
/// lists taken along.
class CallTest {
    private static RunningProgram program;
    private static String open;
    private static String selecting;
    private static int persons;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        open = one(
                "select id from challenge where state = 'open' and closes_at > now() + interval '9 days' order by id");
        selecting = one("""
                select c.id from challenge c where c.state = 'in selection' and exists (
                    select from application a where a.challenge_id = c.id and a.state = 'eligible' and a.pending_decision is null)
                 order by 1
                """);
    }

    @AfterEach
    void nowAgain() {
        program.part(MovableClock.class).move(Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static String one(String query) {
        return program.sql()
                .sql(query + " limit 1")
                .query(String.class)
                .optional()
                .orElseThrow(() -> new AssertionError("The demonstration has nothing for: " + query));
    }

    private static int count(String query) {
        return program.sql().sql(query).query(Integer.class).single();
    }

    private static TestBrowser browser(String organisation, Role role) {
        return program.browser(
                program.person("person%d@call.example".formatted(++persons), new OrganisationId(organisation), role));
    }

    private static TestBrowser owner(String challenge) {
        return browser(one("select owner_id from challenge where id = '" + challenge + "'"), Role.OWNER);
    }

    /// A cluster that was not asked about the open challenge and has not given its word.
    private static String newCluster() {
        return one("""
                select m.organisation_id from membership m
                 where m.role = 'cluster' and m.until is null
                   and exists (select from cluster_member b where b.cluster_id = m.organisation_id)
                   and not exists (select from recommendation r
                                    where r.cluster_id = m.organisation_id and r.challenge_id = '%s')
                 order by 1
                """.formatted(open));
    }

    /// Asks a cluster and gives the address of the question.
    private static String ask(String cluster, String words) {
        assertThat(owner(open)
                        .post("/challenges/" + open + "/ask-cluster", "cluster", cluster, "words", words)
                        .path())
                .isEqualTo("/challenges/" + open);
        return "/recommendations/" + one("select id from recommendation where asked_words = '" + words + "'");
    }

    private static String state(String recommendation) {
        return one("select state from recommendation where id = '" + recommendation.replaceAll(".*/", "") + "'");
    }

    @Test
    void aClusterThatIsAskedMayDecline() {
        String cluster = newCluster();
        TestBrowser manager = browser(cluster, Role.CLUSTER);
        String question = ask(cluster, "Whom would you send?");

        assertThat(count("""
                        select count(*) from mail
                         where cause like 'recommendation-asked:%%' and body like '%%%s%%'
                        """.formatted(question))).isPositive();
        assertThat(manager.get(question).body()).contains("Whom would you send?");
        TestBrowser rival = browser(newCluster(), Role.CLUSTER);
        assertThat(rival.get(question).status()).isEqualTo(404);
        assertThat(rival.post(question + "/step", "to", "declined").status()).isEqualTo(404);
        assertThat(owner(open).post(question + "/step", "to", "declined").status())
                .isEqualTo(403);
        assertThat(state(question)).isEqualTo("asked");

        manager.post(question + "/step", "to", "declined");

        assertThat(state(question)).isEqualTo("declined");
        assertThat(one("select kind from evidence where subject_id = '" + cluster + "'"))
                .as("To decline is an answer too.")
                .isEqualTo("answer in time");
        assertThat(manager.post(question + "/step", "to", "given").status()).isEqualTo(409);
        assertThat(state(question)).isEqualTo("declined");
    }

    @Test
    void aClusterAnswersAndMayWithdrawItsWord() {
        String cluster = newCluster();
        TestBrowser manager = browser(cluster, Role.CLUSTER);
        String question = ask(cluster, "Who has built with it?");
        String company = one("select company_id from cluster_member where cluster_id = '" + cluster + "' order by 1");

        TestBrowser.Answer given = manager.post(
                "/challenges/" + open + "/recommend",
                "asked",
                question.replaceAll(".*/", ""),
                "cluster",
                cluster,
                "company",
                company,
                "reason",
                "It has built nine schools",
                "knownSince",
                "2014",
                "sure",
                "80");

        assertThat(given.path()).isEqualTo(question);
        assertThat(state(question)).isEqualTo("given");
        TestBrowser boss = browser(company, Role.COMPANY);
        assertThat(boss.post(question + "/step", "to", "withdrawn").status()).isEqualTo(403);
        manager.post(question + "/step", "to", "withdrawn");
        assertThat(state(question)).isEqualTo("withdrawn");
        assertThat(boss.post(question + "/step", "to", "accepted by the company")
                        .status())
                .isEqualTo(409);
        assertThat(state(question)).isEqualTo("withdrawn");
    }

    @Test
    void aQuestionLapsesWhenTheCallHasClosed() {
        String question = ask(newCluster(), "Anybody by Friday?");

        lapse();
        assertThat(state(question)).as("while the call is open").isEqualTo("asked");

        inTheName(
                "test",
                () -> program.sql()
                        .sql("""
                        insert into recommendation (id, challenge_id, cluster_id, state, asked_words, asked_at)
                        values ('lapsinglater', :challenge, :cluster, 'asked', 'Late', now())
                        """)
                        .param("challenge", selecting)
                        .param("cluster", newCluster())
                        .update());
        lapse();

        assertThat(state("lapsinglater")).isEqualTo("lapsed");
        assertThat(state(question)).isEqualTo("asked");
    }

    private static void lapse() {
        inTheName("reminders", program.part(Recommend.class)::lapse);
    }

    private static void inTheName(String job, Runnable deed) {
        program.part(Changes.class).run(Actor.system(job), "", deed);
    }

    @Test
    void aDraftIsRemindedAWeekAndADayBeforeTheCallCloses() {
        String company = one("""
                select c.organisation_id from company c
                 where not exists (select from application a where a.company_id = c.organisation_id)
                 order by 1
                """);
        TestBrowser boss = browser(company, Role.COMPANY);
        assertThat(boss.post(
                                "/challenges/" + open + "/apply",
                                "company",
                                company,
                                "version",
                                "0",
                                "language",
                                "en",
                                "pitch",
                                "Half a thought")
                        .body())
                .contains("The draft is kept");
        Instant closes = program.sql()
                .sql("select closes_at from challenge where id = :id")
                .param("id", open)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();

        assertThat(remindedAt(closes.minus(Duration.ofDays(7)).minusSeconds(60), company))
                .isZero();
        assertThat(remindedAt(closes.minus(Duration.ofDays(7)).plusSeconds(60), company))
                .isEqualTo(1);
        assertThat(remindedAt(closes.minus(Duration.ofDays(2)), company)).isEqualTo(1);
        assertThat(remindedAt(closes.minus(Duration.ofDays(1)).plusSeconds(60), company))
                .isEqualTo(2);
        assertThat(remindedAt(closes.minusSeconds(60), company)).isEqualTo(2);
        assertThat(remindedAt(closes.plusSeconds(60), company)).isEqualTo(2);
    }

    /// How many reminders this company's new person has got by then.
    private static int remindedAt(Instant time, String company) {
        program.part(MovableClock.class).move(Duration.between(Instant.now(), time));
        inTheName("reminders", program.part(Apply.class)::remindDrafts);
        return program.sql()
                .sql("""
                        select count(*) from mail
                         where cause like 'draft:%' and to_address = 'person' || :number || '@call.example'
                        """)
                .param("number", String.valueOf(persons))
                .query(Integer.class)
                .single();
    }

    @Test
    void aDecisionByHandNeedsAReasonAndWaitsForTheRelease() {
        String application = one("""
                select id from application
                 where challenge_id = '%s' and state = 'eligible' and pending_decision is null order by id
                """.formatted(selecting));
        String decide = "/applications/" + application + "/decision";
        TestBrowser owner = owner(selecting);
        TestBrowser company =
                browser(one("select company_id from application where id = '" + application + "'"), Role.COMPANY);
        String seen = withoutToken(company.get("/applications/" + application).body());
        TestBrowser other = browser(
                one("select owner_id from lab where owner_id <> (select owner_id from challenge where id = '"
                        + selecting + "') order by 1"),
                Role.OWNER);

        assertThat(owner.post(decide, "decision", "waiting").status()).isEqualTo(422);
        assertThat(owner.post(decide, "decision", "not eligible", "why", "No").status())
                .isEqualTo(409);
        assertThat(other.post(decide, "decision", "waiting", "why", "Mine first")
                        .status())
                .isIn(403, 404);
        assertThat(company.post(decide, "decision", "shortlisted", "why", "We are good")
                        .status())
                .isIn(403, 404);
        assertThat(pending(application)).isEmpty();

        assertThat(owner.post(decide, "decision", "waiting", "why", "Two of a kind already")
                        .path())
                .isEqualTo("/challenges/" + selecting + "/selection");

        assertThat(pending(application)).isEqualTo("waiting");
        assertThat(one("select why from ledger_line where object_id = '" + application + "' order by id desc"))
                .isEqualTo("Two of a kind already");
        assertThat(one("select state from application where id = '" + application + "'"))
                .isEqualTo("eligible");
        assertThat(withoutToken(company.get("/applications/" + application).body()))
                .isEqualTo(seen);
    }

    private static String pending(String application) {
        return one("select coalesce(pending_decision, '') from application where id = '" + application + "'");
    }

    /// The page without what differs in every call.
    private static String withoutToken(String body) {
        return body.replaceAll("(content|value)=\"[0-9A-Za-z_=-]{30,}\"", "");
    }

    @Test
    void theScreeningIsTakenAlongAsItStands() throws Exception {
        TestBrowser owner = owner(selecting);

        for (String kind : List.of("csv", "xlsx")) {
            List<List<String>> rows =
                    Sheet.read(owner.download("/challenges/" + selecting + "/screening/export." + kind));

            assertThat(rows.getFirst())
                    .containsExactly(
                            "company",
                            "country",
                            "state",
                            "newcomer",
                            "recommended by",
                            "reviews",
                            "quality",
                            "spread");
            assertThat(rows.stream().skip(1).map(row -> String.join("|", row.subList(0, 3))))
                    .containsExactlyInAnyOrderElementsOf(program.sql()
                            .sql("""
                                    select o.name || '|' || o.country || '|' || a.state
                                      from application a join organisation o on o.id = a.company_id
                                     where a.challenge_id = :id and a.state not in ('draft', 'withdrawn')
                                    """)
                            .param("id", selecting)
                            .query(String.class)
                            .list());
            assertThat(rows.stream().skip(1).map(row -> row.get(0) + "|" + row.get(5)))
                    .containsAll(program.sql()
                            .sql("""
                                    select o.name || '|' || count(distinct s.account_id) || '/'
                                           || count(distinct r.account_id)
                                      from application a join organisation o on o.id = a.company_id
                                      join review_assignment r on r.application_id = a.id
                                      left join score s on s.application_id = a.id
                                     where a.challenge_id = :id and a.state = 'eligible'
                                     group by o.name
                                    """)
                            .param("id", selecting)
                            .query(String.class)
                            .list());
        }
    }

    @Test
    void aCompanyTakesItsOwnApplicationsAlong() throws Exception {
        String company = one(
                "select company_id from application where state <> 'draft' group by company_id order by count(*) desc, 1");
        TestBrowser boss = browser(company, Role.COMPANY);

        List<List<String>> rows = Sheet.read(boss.download("/applications/export.csv"));

        assertThat(rows.getFirst()).containsExactly("challenge", "company", "state", "submitted", "answer by");
        assertThat(rows.stream().skip(1).map(row -> String.join("|", row.subList(0, 3))))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(program.sql()
                        .sql("""
                                select v.title || '|' || o.name || '|'
                                       || case a.state when 'eligible' then 'submitted' else a.state end
                                  from application a join organisation o on o.id = a.company_id
                                  join challenge c on c.id = a.challenge_id
                                  join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
                                 where a.company_id = :id
                                """)
                        .param("id", company)
                        .query(String.class)
                        .list());
    }

    @Test
    void everybodyTakesThePublishedChallengesAlong() throws Exception {
        List<List<String>> rows = Sheet.read(program.browser().download("/challenges/export.csv"));

        assertThat(rows.getFirst())
                .containsExactly(
                        "title", "lab", "country", "owner", "state", "opened", "closes", "budget", "needs", "address");
        assertThat(rows.stream()
                        .skip(1)
                        .map(row -> String.join(
                                "|", row.get(0), row.get(1), row.get(2), row.get(4), row.get(8), row.get(9))))
                .containsExactlyInAnyOrderElementsOf(
                        program.sql().sql("""
                                select v.title || '|' || l.name || '|' || l.country || '|' || c.state || '|'
                                       || (select string_agg(n.need, ' | ' order by n.position) from challenge_need n
                                            where n.challenge_id = c.id and n.number = c.current_version)
                                       || '|/challenges/' || c.id
                                  from challenge c join lab l on l.id = c.lab_id
                                  join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
                                 where c.opened_at is not null
                                """).query(String.class).list());
        assertThat(count("select count(*) from challenge where opened_at is null"))
                .as("challenges that are not taken along")
                .isPositive();
    }
}
