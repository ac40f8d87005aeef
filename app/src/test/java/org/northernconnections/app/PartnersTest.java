package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.EvidenceId;
import org.northernconnections.connection.Facts;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;

/// The books of the partnership: who joins, takes another name, or becomes part of another, with history.
class PartnersTest {
    private static RunningProgram program;
    private static TestBrowser secretariat;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        OrganisationId lead = new OrganisationId(program.sql()
                .sql("select organisation_id from partner where lead")
                .query(String.class)
                .single());
        secretariat = program.browser(program.person("books@lead.example", lead, Role.SECRETARIAT));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void anotherNameKeepsTheOldOneInTheHistory() {
        String partner = partner("Hafen Nord");

        TestBrowser.Answer renamed = rename(partner, "Hafen Nord und Ost", "2019-05-08", 1);

        assertThat(renamed.path()).isEqualTo(partner);
        assertThat(renamed.body())
                .contains("Hafen Nord is now called Hafen Nord und Ost.", "Hafen Nord was renamed to", "Two harbours");
        assertThat(secretariat.get("/partners").body()).contains(">Hafen Nord und Ost<");
    }

    @Test
    void aNameThatSomebodyElseChangedShowsBothTexts() {
        String partner = partner("Havn Vest");
        rename(partner, "Havn Vest og Syd", "2019-05-08", 1);

        TestBrowser.Answer conflict = rename(partner, "Havn Vest og Nord", "2019-05-09", 1);

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body()).contains("Havn Vest og Syd", "Havn Vest og Nord");
        assertThat(secretariat.get(partner).body()).doesNotContain("Havn Vest og Nord");
    }

    @Test
    void aNameFromTomorrowOnIsRefusedAndNothingIsLost() {
        String partner = partner("Haven Zuid");

        TestBrowser.Answer refused = rename(partner, "Haven Zuidwest", "2119-01-01", 1);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"Haven Zuidwest\"", "value=\"2119-01-01\"", "Two harbours");
    }

    @Test
    void mergedPartnersPassWhatIsTheirsToTheSuccessor() {
        String one = partner("Vind Øst");
        String other = partner("Vind Sør");
        String successor = partner("Vind");
        program.person("vind@ost.example", new OrganisationId(id(one)), Role.CLUSTER);
        String company = program.sql()
                .sql("select company_id from cluster_member limit 1")
                .query(String.class)
                .single();
        program.change(() -> program.sql()
                .sql(
                        "insert into cluster_member (cluster_id, company_id, since) values (:cluster, :company, current_date)")
                .param("cluster", id(one))
                .param("company", company)
                .update());

        program.change(() -> program.part(Facts.class)
                .add(new DatedFact(
                        new EvidenceId("evidence0001"),
                        DatedFact.Kind.REFERENCE,
                        new OrganisationId(id(one)),
                        new OrganisationId(company),
                        "",
                        "",
                        LocalDate.now(ZoneOffset.UTC).minusDays(9),
                        "They built our mast",
                        "test:merged")));

        TestBrowser.Answer merged = merge(List.of(one, other), successor);

        assertThat(merged.path()).isEqualTo(successor);
        assertThat(merged.body())
                .contains(
                        "2 organisations are part of this one now.",
                        "Took over Vind Øst",
                        "Took over Vind Sør",
                        "href=\"/companies/" + company + "\"",
                        "vind@ost.example");
        assertThat(secretariat.get(one).body()).contains("Vind Øst became part of Vind", "One wind", successor);
        TestBrowser heir = program.browser();
        heir.signIn("vind@ost.example");
        assertThat(heir.get("/organisations/" + company + "/trust").body()).contains("They built our mast");
        assertThat(heir.get("/connections").body()).contains("They built our mast");
        assertThat(rename(one, "Vind Nord", "2019-05-08", 2).body()).contains("Vind Øst has ended.");
        assertThat(new String(secretariat.download("/partners/export.csv"), StandardCharsets.UTF_8))
                .contains("Vind,")
                .doesNotContain("Vind Øst", "Vind Sør");
    }

    @Test
    void whatTwoAskedAndPromisedEachOtherBeforeAMergerIsOnThePageOfTheHeir() {
        String before = partner("Sol Øst");
        String successor = partner("Sol");
        program.person("sol@ost.example", new OrganisationId(id(before)), Role.CLUSTER);
        String owner = program.sql()
                .sql(
                        "select owner_id from challenge where id = (select min(id) from challenge where opened_at is not null)")
                .query(String.class)
                .single();
        program.change(() -> List.of("""
                        insert into recommendation (id, challenge_id, cluster_id, state, asked_by, asked_at)
                        select 'askedbefore0', min(id), '%s', 'asked', (select min(id) from account), now()
                          from challenge where opened_at is not null
                        """, """
                        update recommendation set state = 'declined' where id = 'askedbefore0'
                        """, """
                        insert into commitment (id, by_id, to_id, promise, due_day, made_day, state)
                        values ('keptbefore00', '%s', '%s', 'Ten panels', current_date, current_date, 'agreed')
                        """, """
                        update commitment set state = 'kept' where id = 'keptbefore00'
                        """)
                .forEach(statement -> program.sql()
                        .sql(statement.formatted(id(before), owner))
                        .update()));

        merge(List.of(before), successor);

        TestBrowser heir = program.browser();
        heir.signIn("sol@ost.example");
        assertThat(heir.get("/organisations/" + owner + "/connection").body())
                .contains("they asked for a recommendation", "Ten panels", "Kept")
                .doesNotContain("/recommendations/askedbefore0", "#c-keptbefore00");
    }

    @Test
    void whoSpeaksForAPartnerNoLongerIsOutAtOnce() {
        String partner = partner("Lyd");
        secretariat.post(partner + "/people", "email", "stray@lyd.example", "name", "Stray", "role", "cluster");
        TestBrowser stray = program.browser();
        stray.signIn("stray@lyd.example");
        assertThat(stray.get("/recommendations").status()).isEqualTo(200);
        String account = program.sql()
                .sql("select id from account where email = 'stray@lyd.example'")
                .query(String.class)
                .single();

        secretariat.post(partner + "/people/" + account + "/end", "role", "cluster");

        assertThat(stray.get("/recommendations").status()).isEqualTo(403);
    }

    @Test
    void aPartnerThatWasAddedTodayByMistakeMergesAwayToday() {
        String mistake = added("Vågor", LocalDate.now(ZoneOffset.UTC));
        String right = partner("Vågorna");

        TestBrowser.Answer merged =
                merge(List.of(mistake), right, LocalDate.now(ZoneOffset.UTC).toString());

        assertThat(merged.path()).as(merged.body()).isEqualTo(right);
        assertThat(secretariat.get(mistake).body()).contains("Vågor became part of Vågorna");
    }

    @Test
    void whoLeavesThePartnershipKeepsItsHistoryAndItsPeopleAreOut() {
        String partner = partner("Fyr");
        secretariat.post(partner + "/people", "email", "keeper@fyr.example", "name", "Keeper", "role", "cluster");
        TestBrowser keeper = program.browser();
        keeper.signIn("keeper@fyr.example");
        String today = LocalDate.now(ZoneOffset.UTC).toString();

        assertThat(keeper.post(partner + "/leave", "on", today, "why", "Enough").status())
                .isEqualTo(403);
        assertThat(secretariat.post(partner + "/leave", "on", today, "why", "").status())
                .isEqualTo(422);
        TestBrowser.Answer left = secretariat.post(partner + "/leave", "on", today, "why", "No more ferries");

        assertThat(left.body()).contains("Fyr has left the partnership.", "Left the partnership", "No more ferries");
        assertThat(keeper.get("/recommendations").status()).isEqualTo(403);
        assertThat(secretariat
                        .post(partner + "/leave", "on", today, "why", "Again")
                        .status())
                .isEqualTo(409);
        String lead = "/partners/"
                + program.sql()
                        .sql("select organisation_id from partner where lead")
                        .query(String.class)
                        .single();
        assertThat(secretariat
                        .post(lead + "/leave", "on", today, "why", "Tired")
                        .body())
                .contains("The lead partner cannot leave");
    }

    @Test
    void whoIsTheWholeSecretariatDoesNotLeave() {
        String partner = partner("Kansli");
        secretariat.post(partner + "/people", "email", "books@kansli.example", "name", "Books", "role", "secretariat");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        List<String> others = secretariatWithout(partner);
        setUntil(others, "current_date");
        try {
            TestBrowser alone = program.browser();
            alone.signIn("books@kansli.example");

            TestBrowser.Answer refused = alone.post(partner + "/leave", "on", today, "why", "Tired");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("All people of the secretariat are of this partner");
        } finally {
            setUntil(others, "null");
        }
        assertThat(secretariat
                        .post(partner + "/leave", "on", today, "why", "Tired")
                        .body())
                .contains("Kansli has left the partnership.");
    }

    /// The accounts of the secretariat in other organisations.
    private static List<String> secretariatWithout(String partner) {
        return program.sql()
                .sql("""
                        select account_id || ' ' || organisation_id from membership
                         where role = 'secretariat' and until is null and organisation_id <> :id
                        """)
                .param("id", id(partner))
                .query(String.class)
                .list();
    }

    private static void setUntil(List<String> memberships, String until) {
        program.change(() -> program.sql()
                .sql("""
                        update membership set until = %s
                         where role = 'secretariat' and account_id || ' ' || organisation_id in (:memberships)
                        """.formatted(until))
                .param("memberships", memberships)
                .update());
    }

    @Test
    void whoLeavesHasNoMembersAnyMore() {
        String partner = partner("Mast");
        String company = makeMember(partner);

        secretariat.post(partner + "/leave", "on", LocalDate.now(ZoneOffset.UTC).toString(), "why", "No more masts");

        assertThat(secretariat.get(partner).body()).doesNotContain("href=\"/companies/" + company + "\"");
        assertThat(program.sql()
                        .sql("select count(*) from cluster_member where cluster_id = :id and until is null")
                        .param("id", id(partner))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /// Makes some company a member of this cluster.
    private static String makeMember(String cluster) {
        String company = program.sql()
                .sql("select company_id from cluster_member order by company_id limit 1")
                .query(String.class)
                .single();
        program.change(() -> program.sql()
                .sql(
                        "insert into cluster_member (cluster_id, company_id, since) values (:cluster, :company, current_date)")
                .param("cluster", id(cluster))
                .param("company", company)
                .update());
        return company;
    }

    @Test
    void whoSpeaksForAClusterThatBecamePartOfACityIsShownThereAndCanBeEnded() {
        String cluster = partner("Kaj");
        String city = added("Hamn", LocalDate.of(2018, 1, 1), "city");
        String account = program.person("manager@kaj.example", new OrganisationId(id(cluster)), Role.CLUSTER)
                .id()
                .value();

        TestBrowser.Answer merged = merge(List.of(cluster), city);

        String end = city + "/people/" + account + "/end";
        assertThat(merged.body()).contains("manager@kaj.example", "Cluster manager", "action=\"" + end + "\"");
        assertThat(secretariat.post(end, "role", "cluster").body()).doesNotContain("manager@kaj.example");
    }

    @Test
    void balanceRulesFollowTheirClusterAndOneOfTwoThatBecomeTheSameIsLeft() {
        String one = partner("Bro");
        String successor = partner("Broar");
        List<String> challenges = program.sql()
                .sql("select id from challenge where opened_at is not null order by id limit 2")
                .query(String.class)
                .list();
        addRule("rule00000001", challenges.get(0), one, true);
        addRule("rule00000002", challenges.get(1), one, true);
        addRule("rule00000003", challenges.get(1), successor, false);

        merge(List.of(one), successor);

        assertThat(program.sql()
                        .sql("select id || ' ' || tag from balance_rule where id like 'rule0000000_' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("rule00000001 cluster:" + id(successor), "rule00000002 cluster:" + id(successor));
    }

    private static void addRule(String id, String challenge, String cluster, boolean inUse) {
        program.change(() -> program.sql()
                .sql("""
                        insert into balance_rule (id, challenge_id, kind, tag, number, in_use)
                        values (:id, :challenge, 'at most', 'cluster:' || :cluster, 2, :use)
                        """)
                .param("id", id)
                .param("challenge", challenge)
                .param("cluster", id(cluster))
                .param("use", inUse)
                .update());
    }

    @Test
    void aRuleNamesAClusterThatHasLeft() {
        String cluster = partner("Sluss");
        String challenge = program.sql()
                .sql("select id from challenge where state = 'in selection' order by id limit 1")
                .query(String.class)
                .single();
        addRule("leavingrule1", challenge, cluster, false);

        secretariat.post(cluster + "/leave", "on", LocalDate.now(ZoneOffset.UTC).toString(), "why", "No more locks");

        assertThat(secretariat.get("/challenges/" + challenge + "/selection").body())
                .contains("Sluss");
    }

    @Test
    void aCompanyIsNotRenamedAsAPartnerIs() {
        String company = program.sql()
                .sql("select organisation_id from company order by organisation_id limit 1")
                .query(String.class)
                .single();
        String name = name(company);

        TestBrowser.Answer refused = rename("/partners/" + company, "Another name", "2019-05-08", 1);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("is a company. Change its name in its profile.");
        assertThat(secretariat.get("/partners/" + company + "/rename").status()).isEqualTo(409);
        assertThat(name(company)).isEqualTo(name);
    }

    private static String name(String organisation) {
        return program.sql()
                .sql("select name from organisation where id = :id")
                .param("id", organisation)
                .query(String.class)
                .single();
    }

    @Test
    void nothingMergesIntoItself() {
        String partner = partner("Sol");

        TestBrowser.Answer refused = merge(List.of(partner), partner);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("An organisation cannot merge into itself.", "One wind");
        assertThat(secretariat.get(partner).body()).doesNotContain("became part of");
    }

    private static String partner(String name) {
        return added(name, LocalDate.of(2018, 1, 1));
    }

    private static String added(String name, LocalDate from) {
        return added(name, from, "cluster");
    }

    private static String added(String name, LocalDate from, String kind) {
        TestBrowser.Answer added = secretariat.post(
                "/partners",
                "name",
                name,
                "kind",
                kind,
                "level",
                kind,
                "country",
                "NO",
                "seat",
                "Stavanger",
                "from",
                from.toString(),
                "latitude",
                "58.97",
                "longitude",
                "5.73",
                "version",
                "0");
        if (!added.path().matches("/partners/[0-9a-z]{12}")) {
            throw new IllegalStateException("Not added: " + added.status() + " " + added.body());
        }
        return added.path();
    }

    private static TestBrowser.Answer rename(String partner, String name, String on, int version) {
        return secretariat.post(
                partner + "/rename",
                "name",
                name,
                "nameEnglish",
                "",
                "on",
                on,
                "why",
                "Two harbours",
                "version",
                String.valueOf(version));
    }

    private static TestBrowser.Answer merge(List<String> merged, String successor) {
        return merge(merged, successor, "2019-01-01");
    }

    private static TestBrowser.Answer merge(List<String> merged, String successor, String on) {
        var form = new java.util.ArrayList<String>();
        merged.forEach(one -> form.addAll(List.of("merged", id(one))));
        form.addAll(List.of("successor", id(successor), "on", on, "why", "One wind"));
        return secretariat.post("/partners/merge", form.toArray(String[]::new));
    }

    private static String id(String path) {
        return path.substring("/partners/".length());
    }
}
