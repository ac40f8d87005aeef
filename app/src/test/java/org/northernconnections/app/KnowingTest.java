package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.connection.Commitment;
import org.northernconnections.connection.CommitmentId;
import org.northernconnections.connection.CommitmentState;
import org.northernconnections.connection.Commitments;
import org.northernconnections.connection.ConnectionDuties;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.EvidenceId;
import org.northernconnections.connection.Facts;
import org.northernconnections.lab.Challenge;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.RuleBroken;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.match.Matches;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Capability;
import org.northernconnections.partnership.CapabilityId;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.KeepCompanies;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Point;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Visibility;
import tools.jackson.databind.JsonNode;

/// What fits, and what may be expected, as people see it in the running program.
class KnowingTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static RunningProgram program;
    private static OrganisationId city;
    private static OrganisationId cluster;
    private static OrganisationId rival;
    private static Company roofs;
    private static Company hidden;
    private static Account ownerAccount;
    private static String challenge;
    private static TestBrowser owner;
    private static TestBrowser clusterManager;
    private static TestBrowser rivalManager;
    private static TestBrowser roofer;
    private static Account rooferAccount;

    @BeforeAll
    static void start() {
        program = RunningProgram.named();
        city = organisation("Gothenburg", OrganisationKind.CITY, "SE", 57.7, 12.0);
        cluster = organisation("Wood Cluster", OrganisationKind.CLUSTER, "DK", 55.4, 10.4);
        rival = organisation("Rival Cluster", OrganisationKind.CLUSTER, "NL", 52.1, 5.1);
        program.change(() -> {
            program.part(Organisations.class).join(city, Level.CITY, true, LocalDate.of(2020, 1, 1));
            program.part(Organisations.class).join(cluster, Level.CLUSTER, false, LocalDate.of(2020, 1, 1));
        });
        ownerAccount = program.person("owner@city.example", city, Role.OWNER);
        owner = program.browser(ownerAccount);
        clusterManager = program.browser(program.person("manager@cluster.example", cluster, Role.CLUSTER));
        rivalManager = program.browser(program.person("manager@rival.example", rival, Role.CLUSTER));
        roofs = company("Roofs of Funen", Visibility.PARTNERSHIP, "We build green roofs of local timber");
        hidden = company("Hidden Timber", Visibility.PRIVATE, "Timber roofs for schools and preschools");
        rooferAccount = program.person("roofer@roofs.example", roofs.id(), Role.COMPANY);
        roofer = program.browser(rooferAccount);
        challenge = challenge(ownerAccount);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static String id() {
        return program.part(NewIds.class).next();
    }

    private static OrganisationId organisation(
            String name, OrganisationKind kind, String country, double latitude, double longitude) {
        var id = new OrganisationId(id());
        program.change(() -> program.part(Organisations.class)
                .add(new Organisation(
                        id,
                        name,
                        "",
                        kind,
                        country,
                        name,
                        "",
                        new Point(latitude, longitude),
                        "",
                        LocalDate.of(2010, 1, 1),
                        null,
                        null,
                        1)));
        return id;
    }

    private static Company company(String name, Visibility visibility, String statement) {
        return company(cluster, "Wood Cluster", "DK", name, visibility, statement);
    }

    private static Company companyOf(OrganisationId of, String clusterName, String name, String statement) {
        return company(of, clusterName, "NL", name, Visibility.PARTNERSHIP, statement);
    }

    private static Company company(
            OrganisationId of,
            String clusterName,
            String country,
            String name,
            Visibility visibility,
            String statement) {
        var company = new Company(
                new Organisation(
                        new OrganisationId(id()),
                        name,
                        "",
                        OrganisationKind.COMPANY,
                        country,
                        "Odense",
                        country.equals("DK") ? "DK031" : "",
                        null,
                        "",
                        LocalDate.of(2015, 1, 1),
                        null,
                        null,
                        1),
                "",
                "",
                8,
                null,
                null,
                List.of(Language.EN),
                visibility,
                Instant.now(),
                List.of(new Capability(new CapabilityId(id()), Language.EN, statement)),
                List.of(new Company.ClusterOf(of, clusterName)),
                true,
                1);
        program.change(() -> {
            program.part(Companies.class).add(company, LocalDate.of(2020, 1, 1));
            program.part(Matches.class).changed(company);
        });
        return company;
    }

    private static String challenge(Account contact) {
        return challenge(contact, "Roofs made of timber");
    }

    private static String challenge(Account contact, String need) {
        String lab = id();
        String id = id();
        program.change(() -> {
            program.sql()
                    .sql(
                            "insert into lab (id, name, owner_id, city, country, state) values (?, 'Hoppet', ?, 'Gothenburg', 'SE', 'named')")
                    .params(lab, city.value())
                    .update();
            program.sql()
                    .sql("""
                            insert into challenge (id, lab_id, owner_id, contact_id, state, created_at, opened_at, closes_at)
                            values (?, ?, ?, ?, 'draft', now(), now(), now() + interval '30 days')
                            """)
                    .params(id, lab, city.value(), contact.id().value())
                    .update();
            program.sql().sql("""
                            insert into challenge_version (challenge_id, number, language, title, created_at, created_by)
                            values (?, 1, 'en', 'A preschool without fossil materials', now(), 'test')
                            """).params(id).update();
            program.sql().sql("""
                            insert into challenge_need (challenge_id, number, position, need, weight)
                            values (?, 1, 1, ?, 2), (?, 1, 2, 'Fossil-free playground surfaces', 1)
                            """).params(id, need, id).update();
            program.sql().sql("""
                            insert into lab_criterion (lab_id, criterion, met, grounds)
                            select ?, criterion, true, 'Said in a test'
                              from unnest(array['political backing', 'critical mass of companies',
                                                'investment capacity', 'real setting']) criterion
                            """).params(lab).update();
            for (String state : List.of("specified", "chosen")) {
                program.sql()
                        .sql("update lab set state = ? where id = ?")
                        .params(state, lab)
                        .update();
            }
            for (String state : List.of("in review", "approved", "open")) {
                program.sql()
                        .sql("update challenge set state = ? where id = ?")
                        .params(state, id)
                        .update();
            }
        });
        return id;
    }

    private static void fact(OrganisationId reporter, DatedFact.Kind kind, int daysAgo, String note) {
        program.change(() -> program.part(Facts.class)
                .add(new DatedFact(
                        new EvidenceId(id()),
                        kind,
                        reporter,
                        roofs.id(),
                        "",
                        "",
                        TODAY.minusDays(daysAgo),
                        note,
                        "test:" + id())));
    }

    @Test
    void anOwnerSeesWhoMayFitAndWhichNeedNobodyCovers() {
        String body = owner.get("/challenges/" + challenge + "/companies-that-may-fit")
                .body();

        assertThat(body).contains("Roofs of Funen", "local timber", "Not covered", "playground surfaces");
        assertThat(body).doesNotContain("Hidden Timber");
    }

    /// What a page says of whom the challenge can reach, up to its end.
    private static String reach(TestBrowser reader, String path) {
        String body = reader.get(path).body();
        int at = body.indexOf("id=\"reach\"");
        assertThat(at).isPositive();
        return body.substring(at, body.indexOf("</section>", at))
                .replaceAll("\\s*\n\\s*", "")
                .replaceAll("</?a\\b[^>]*>", "");
    }

    @Test
    void whomAChallengeReachedIsCountedByWhatWasHandedInAndForThoseWhoSelectAlone() {
        String asked = challenge(ownerAccount);
        String path = "/challenges/" + asked + "/companies-that-may-fit";
        String application = id();
        program.change(() -> {
            program.sql()
                    .sql("""
                            insert into application (id, challenge_id, company_id, state, created_at)
                            values (?, ?, ?, 'draft', now())
                            """)
                    .params(application, asked, roofs.id().value())
                    .update();
            program.sql()
                    .sql("""
                            insert into recommendation (id, challenge_id, company_id, cluster_id, state, asked_at)
                            values (?, ?, ?, ?, 'asked', now())
                            """)
                    .params(id(), asked, roofs.id().value(), cluster.value())
                    .update();
        });
        String none = "Denmark</th><td>1</td><td>0</td><td>1</td>";
        assertThat(reach(owner, path)).contains(none, "Wood Cluster</th><td>1</td><td>0</td><td>1</td>");
        assertThat(owner.get(path).body()).contains("tag\">Not reached yet");
        String ofRival = reach(rivalManager, path);
        String ofCluster = reach(clusterManager, path);
        assertThat(ofRival).contains("Denmark</th><td>1</td></tr>").doesNotContain("Wood Cluster", "Reached");
        assertThat(ofCluster)
                .contains("By your word")
                .containsPattern("Wood Cluster</th><td>(\\d+)</td><td>0</td><td>\\1</td>");
        assertThat(rivalManager.get(path).body()).doesNotContain("tag\">Not reached yet");

        program.change(() -> program.sql()
                .sql("update application set state = 'submitted', submitted_at = now(), pitch = 'Roofs' where id = ?")
                .params(application)
                .update());

        assertThat(reach(owner, path)).contains("Denmark</th><td>1</td><td>1</td><td>0</td>");
        assertThat(owner.get(path).body()).doesNotContain("tag\">Not reached yet");
        assertThat(reach(rivalManager, path)).isEqualTo(ofRival);
        assertThat(reach(clusterManager, path)).isEqualTo(ofCluster);
        program.change(() -> program.sql()
                .sql("update application set state = 'withdrawn' where id = ?")
                .params(application)
                .update());
        assertThat(reach(owner, path)).contains(none);
    }

    @Test
    void whoIsNotReachedYetIsListedPageByPageByThoseWhoSelectAndByAClusterAmongItsOwnMembers() {
        String asked = challenge(ownerAccount, "Tuning of church organs");
        String path = "/challenges/" + asked + "/companies-that-may-fit";
        for (int i = 1; i <= 31; i++) {
            company("Organ tuners " + i, Visibility.PARTNERSHIP, "Tuning of church organs");
        }
        Company reached = company("Organs of Ribe", Visibility.PARTNERSHIP, "Tuning of church organs");
        Company foreign = companyOf(rival, "Rival Cluster", "Organs of Utrecht", "Tuning of church organs");
        program.change(() -> program.sql()
                .sql("""
                        insert into recommendation (id, challenge_id, company_id, cluster_id, state, reason, known_since,
                                                    sure_percent, given_by, given_at)
                        values (?, ?, ?, ?, 'given', 'They did it before', 2019, 80,
                                (select contact_id from challenge where id = ?), now())
                        """)
                .params(id(), asked, reached.id().value(), cluster.value(), asked)
                .update());
        String card = "<h3><a href=\"/companies/";

        String all = owner.get(path + "?newcomers=yes").body().replace("&amp;", "&");
        assertThat(all)
                .contains(
                        "href=\"" + path + "?country=DK&unreached=yes\"",
                        "href=\"" + path + "?cluster=Wood+Cluster&unreached=yes\"");
        String first = owner.get(path + "?cluster=Wood+Cluster&unreached=yes").body();
        String second =
                owner.get(path + "?cluster=Wood+Cluster&unreached=yes&p=2").body();
        assertThat(first).contains("rel=\"next\"");
        assertThat(second).contains("rel=\"prev\"", "Organ tuners");
        assertThat(first + second)
                .doesNotContain(card + reached.id(), card + foreign.id())
                .contains("Not reached yet");
        assertThat((first + second).split(card, -1)).hasSize(32);
        assertThat(owner.get(path + "?unreached=yes&country=NL").body()).contains(card + foreign.id());

        String own = clusterManager.get(path + "?unreached=yes").body()
                + clusterManager.get(path + "?unreached=yes&p=2").body();
        assertThat(own)
                .contains("Organ tuners 31", "Not by your word yet", "Our own members without our word only")
                .doesNotContain(card + reached.id(), card + foreign.id());
        assertThat(rivalManager.get(path + "?unreached=yes").body())
                .contains(card + foreign.id())
                .doesNotContain("Organ tuners", card + reached.id());
        assertThat(rivalManager.get(path + "?cluster=Wood+Cluster").body()).contains("None of these");
    }

    @Test
    void aNarrowedListHoldsWhomItIsNarrowedToAndIsNotBooked() {
        String path = "/challenges/" + challenge + "/companies-that-may-fit";
        String booked = "select count(*) from shown_list where reader_id = ?";
        int before = program.sql()
                .sql(booked)
                .params(rival.value())
                .query(Integer.class)
                .single();

        assertThat(rivalManager.get(path + "?country=DK").body().replace("&amp;", "&"))
                .contains("Roofs of Funen", "Narrowed", "?order=fit&country=DK");
        assertThat(rivalManager.get(path + "?country=SE").body())
                .doesNotContain("<h3><a href=\"/companies/" + roofs.id())
                .contains("None of these");
        assertThat(rivalManager.get(path + "?region=syddanmark").body().replace("&amp;", "&"))
                .contains("Roofs of Funen", "Narrowed", "?order=fit&region=syddanmark");
        assertThat(rivalManager.get(path + "?region=DK04").body()).contains("None of these");
        assertThat(rivalManager.get(path + "?region=Atlantis").body())
                .contains("None of these", "A region was expected, but this is \"Atlantis\".");
        assertThat(rivalManager.get(path + "?own=yes").body()).contains("None of these");
        assertThat(clusterManager.get(path + "?own=yes&newcomers=yes").body())
                .contains("Roofs of Funen", "Hidden Timber", "Our own members only");
        assertThat(owner.get(path).body()).doesNotContain("Our own members only");

        assertThat(program.sql()
                        .sql(booked)
                        .params(rival.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void whatIsTakenBackIsNeverFoundAndWhatIsKeptIsFoundAtOnce() {
        Company spinners = company("Spinners of Fyn", Visibility.PARTNERSHIP, "We spin wool of moorland sheep");
        Account spinner = program.person("spinner@spinners.example", spinners.id(), Role.COMPANY);
        Runnable save = () -> save(spinner, spinners, "We breed silkworms for parachutes");
        Matches matches = program.part(Matches.class);

        assertThatThrownBy(() -> program.change(() -> {
                    save.run();
                    throw new TooLate("company.import.changed_meanwhile", "another");
                }))
                .isInstanceOf(TooLate.class);
        assertThat(matches.search("silkworms", "en", 5)).isEmpty();

        program.change(save);
        assertThat(matches.search("silkworms", "en", 5)).containsExactly(spinners.id());
    }

    /// Makes this the only statement of a company.
    private static void saying(Company company, String statement) {
        Account person = program.person("%s@profile.example".formatted(id()), company.id(), Role.COMPANY);
        program.change(() -> save(person, company, statement));
    }

    private static void save(Account person, Company company, String statement) {
        Company changed = new Company(
                company.organisation(),
                company.summary(),
                company.proof(),
                company.readiness(),
                company.employees(),
                company.founded(),
                company.languages(),
                company.visibility(),
                company.consentAt(),
                List.of(new Capability(new CapabilityId(id()), Language.EN, statement)),
                company.clusters(),
                company.newcomer(),
                company.version());
        program.part(KeepCompanies.class).save(program.part(People.class).viewer(person, TODAY), changed);
    }

    @Test
    void aProfileHasAtMostFiftyStatementsAndFiftyCanBeCompared() {
        Company many = company("Many things", Visibility.PARTNERSHIP, "We mend clocks of church towers");
        Account person = program.person("many@things.example", many.id(), Role.COMPANY);
        TestBrowser browser = program.browser(person);
        String path = "/companies/" + many.id();

        TestBrowser.Answer refused = browser.post(path + "/edit", profile(many.name(), 51));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("at most 50 statements; these are 51", "We mend clocks of tower 51");
        assertThat(browser.post(path + "/edit", profile(many.name(), 50)).status())
                .isEqualTo(200);

        TestBrowser secretariat = program.browser(program.person("lead@many.example", city, Role.SECRETARIAT));
        assertThat(secretariat.get(path + "/beside/" + roofs.id()).status()).isEqualTo(200);
        assertThatThrownBy(() -> program.change(() -> program.sql()
                        .sql("insert into capability (id, company_id, position, language, statement)"
                                + " values (?, ?, 51, 'en', 'We mend one clock more')")
                        .params(id(), many.id().value())
                        .update()))
                .isInstanceOf(RuleBroken.class);
    }

    /// The form of a profile with so many statements.
    private static String[] profile(String name, int statements) {
        List<String> fields = new ArrayList<>(List.of(
                "name",
                name,
                "country",
                "DK",
                "readiness",
                "8",
                "visibility",
                "partnership",
                "consent",
                "yes",
                "languages",
                "en",
                "clusters",
                cluster.value(),
                "version",
                "1"));
        for (int i = 1; i <= statements; i++) {
            fields.addAll(List.of("statement", "We mend clocks of tower " + i, "statementLanguage", "en"));
        }
        return fields.toArray(String[]::new);
    }

    @Test
    void whyItFitsNamesTheSubjectsThatBothSpeakOf() {
        String path = "/challenges/" + challenge + "/fit?company=" + roofs.id();

        assertThat(owner.get(path).body())
                .contains("Subjects (CPV)")
                .containsPattern("<span class=\"tag\">[^<]+ \\(\\d{8}");
    }

    @Test
    void aListIsBookedOnceADayAndOpensItsRecordsToTheSecretariatAlone() {
        String path = "/challenges/" + challenge + "/companies-that-may-fit";

        assertThat(owner.get(path + "?order=fit").body()).contains("By fit alone.", "Order it fairly again");
        assertThat(owner.get(path).body()).contains("places for newcomers", "?order=fit");

        assertThat(program.sql()
                        .sql("select count(*) from shown_list where challenge_id = ? and reader_id = ?")
                        .params(challenge, city.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(program.browser().get("/exposure").body())
                .contains("Who is seen", "Fewer than three")
                .doesNotContain("/exposure/records");
        assertThat(owner.get("/exposure/records").status()).isEqualTo(403);
        TestBrowser secretariat = program.browser(program.person("lead@exposure.example", city, Role.SECRETARIAT));
        assertThat(secretariat.get("/exposure/records").body())
                .contains("Roofs of Funen", "A preschool without fossil materials");
    }

    @Test
    void aClusterSeesItsOwnHiddenMemberAndARivalDoesNot() {
        String path = "/challenges/" + challenge + "/companies-that-may-fit";

        assertThat(clusterManager.get(path).body()).contains("Hidden Timber", "Your member");
        assertThat(rivalManager.get(path).body())
                .contains("Roofs of Funen")
                .doesNotContain("Hidden Timber")
                .doesNotContain("Your member");
        assertThat(roofer.get(path).status()).isEqualTo(403);
    }

    @Test
    void aCompanyThatHidesIsAsIfThereWereNone() {
        for (String address : List.of("/partners/%s", "/partners/%s/edit", "/companies/%s")) {
            assertThat(rivalManager.get(address.formatted(hidden.id())).status())
                    .as(address)
                    .isEqualTo(
                            rivalManager.get(address.formatted("nobodynobody")).status())
                    .isEqualTo(404);
        }
        String[] person = {"email", "spy@rival.example", "name", "", "role", "company"};
        assertThat(rivalManager
                        .post("/partners/%s/people".formatted(hidden.id()), person)
                        .status())
                .isEqualTo(rivalManager
                        .post("/partners/nobodynobody/people", person)
                        .status())
                .isEqualTo(404);
        assertThat(rivalManager
                        .upload(
                                "/companies/import",
                                "file",
                                "spy.csv",
                                "name,country\nHidden Timber,DK\n".getBytes(StandardCharsets.UTF_8))
                        .body())
                .doesNotContain("exists in this country");
    }

    @Test
    void aCompanySeesItsOwnChallengesAlone() {
        assertThat(roofer.get("/companies/" + roofs.id() + "/challenges-for-you")
                        .body())
                .contains("A preschool without fossil materials");
        assertThat(rivalManager
                        .get("/companies/" + roofs.id() + "/challenges-for-you")
                        .status())
                .isEqualTo(403);
        assertThat(rivalManager
                        .get("/companies/" + hidden.id() + "/challenges-for-you")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void searchForgivesSpellingAndCountsOnlyWhatMayBeSeen() {
        String found = rivalManager.get("/search?q=timbre").body();

        assertThat(found)
                .contains("Roofs of Funen", "<span class=\"count\">1</span>")
                .doesNotContain("Hidden Timber");
        assertThat(program.browser().get("/search?q=timber").body()).doesNotContain("Roofs of Funen");
        assertThat(program.browser().get("/search?q=fosil").body()).contains("A preschool without fossil materials");
    }

    /// The page is in English, the word Danish, the company's sentence English.
    @Test
    void aSearchFindsWhatIsSaidInAnotherLanguageMarksItAndFindsNothingForNonsense() {
        company("Harbour Mussels", Visibility.PARTNERSHIP, "We clean harbour water with mussels");

        assertThat(rivalManager.get("/search?q=vatten").body()).contains("Harbour Mussels");
        assertThat(rivalManager.get("/search?q=vand").body())
                .containsPattern("Harbour Mussels</a>[^<]*<span class=\"tag\">in other words</span>");
        assertThat(rivalManager.get("/search?q=mussels").body())
                .contains("Harbour Mussels")
                .doesNotContain("in other words");
        assertThat(rivalManager.get("/search?q=blorft").body())
                .contains("Nothing found")
                .doesNotContain("in other words");
        JsonNode found =
                ApiClient.of(program, ownerAccount).get("/api/v1/search?q=vand").getJson();
        assertThat(found.at("/companiesTotal").asInt()).isEqualTo(1);
        assertThat(found.at("/otherWords/0").asString())
                .isEqualTo(found.at("/companies/0/value").asString());
    }

    @Test
    void theNumberOfChallengesFoundIsNotThatOfThoseShown() {
        challenge(ownerAccount);
        Matches matches = program.part(Matches.class);

        Matches.Found<Challenge> best = matches.searchChallenges("fossil", "en", 1);
        Matches.Found<Challenge> all = matches.searchChallenges("fossil", "en", 50);

        assertThat(best.page()).hasSize(1);
        assertThat(all.page()).hasSizeGreaterThan(1);
        assertThat(best.total()).isEqualTo(all.total()).isEqualTo(all.page().size());
        assertThat(best.all()).isTrue();
    }

    @Test
    void whatOthersReportedCountsFromThreeOnAndIsNamedByItsKindAlone() {
        fact(city, DatedFact.Kind.COMMITMENT_KEPT, 10, "the city saw this");
        fact(rival, DatedFact.Kind.PILOT_STOPPED, 33, "the rival saw this");
        String path = "/organisations/" + roofs.id() + "/trust";

        String cityView = owner.get(path).body();
        String rivalView = rivalManager.get(path).body();

        assertThat(cityView)
                .contains("the city saw this")
                .doesNotContain("Pilot stopped by them", "reported by others");
        assertThat(cityView).doesNotContain("the rival saw this").doesNotContain("Rival Cluster");
        assertThat(rivalView).contains("the rival saw this").doesNotContain("the city saw this");
        assertThat(owner.get(path + "?as=" + rival).status()).isEqualTo(404);
        assertThat(roofer.get(path).status()).isEqualTo(403);
        assertThat(roofer.get("/connections").body()).doesNotContain("saw this");
        assertThat(program.browser().get(path).path()).isEqualTo("/sign-in");
        assertThat(rivalManager.get("/organisations/" + hidden.id() + "/trust").status())
                .isEqualTo(404);
        assertThat(owner.get("/connections").body()).contains("Roofs of Funen", "the city saw this");
        fact(cluster, DatedFact.Kind.PILOT_STOPPED, 40, "the cluster saw this");
        fact(organisation("Third", OrganisationKind.CLUSTER, "BE", 51, 4), DatedFact.Kind.PILOT_STOPPED, 50, "third");
        assertThat(owner.get(path).body())
                .as("Not before the next quarter.")
                .doesNotContain("Pilot stopped by them", "reported by others");
        program.change(() -> program.sql()
                .sql("update evidence set noted_on = on_day - 200 where subject_id = ?")
                .param(roofs.id().value())
                .update());
        assertThat(owner.get(path).body())
                .contains("Pilot stopped by them", "reported by others")
                .doesNotContain("the rival saw this", "the cluster saw this");
    }

    /// What a page of trust says has changed, up to the end of that part.
    private static String changed(String body) {
        int at = body.indexOf("id=\"changed\"");
        assertThat(at).isPositive();
        return body.substring(at, body.indexOf("</section>", at));
    }

    @Test
    void trustSaysWhatItWouldBeWithoutAFactOfOnesOwnWhatChangedSinceADayAndWhereFactsComeFrom() {
        Company subject = company("Auditors of Odense", Visibility.PARTNERSHIP, "We audit the accounts of bakeries");
        String promise = id();
        program.change(() -> {
            program.sql()
                    .sql("""
                            insert into commitment (id, by_id, to_id, promise, due_day, made_day, state)
                            values (?, ?, ?, 'Figures by Friday', current_date, current_date - 30, 'agreed')
                            """)
                    .params(promise, subject.id().value(), city.value())
                    .update();
            report(city, subject, DatedFact.Kind.COMMITMENT_KEPT, 20, "commitment:" + promise);
            report(city, subject, DatedFact.Kind.COMMITMENT_BROKEN, 2, "test:" + id());
        });
        String path = "/organisations/" + subject.id() + "/trust";
        String since = path + "?since=" + TODAY.minusDays(5);

        String body = owner.get(path).body();
        String ours = changed(owner.get(since).body());

        assertThat(body)
                .containsPattern("0\\.35\\d → 0\\.22\\d")
                .containsPattern("0\\.35\\d → 0\\.65\\d")
                .contains("/commitments#c-" + promise, "not yet calibrated: 0 outcomes of 200");
        assertThat(ours)
                .containsPattern("0\\.6[56]\\d on [^<]*, 0\\.35\\d today")
                .contains("Promise broken")
                .doesNotContain("Promise kept");
        for (String wrong : List.of("2020-13-01", TODAY.plusDays(2).toString())) {
            assertThat(owner.get(path + "?since=" + wrong).status()).as(wrong).isEqualTo(422);
        }

        program.change(() -> {
            for (OrganisationId other :
                    List.of(rival, cluster, organisation("Fourth", OrganisationKind.CLUSTER, "BE", 51, 4))) {
                report(other, subject, DatedFact.Kind.PILOT_STOPPED, 1, "test:" + id());
            }
        });

        assertThat(changed(owner.get(since).body())).isEqualTo(ours);
        assertThat(owner.get(path).body().split("→", -1)).hasSize(3);
    }

    private static void report(
            OrganisationId reporter, Company subject, DatedFact.Kind kind, int daysAgo, String cause) {
        program.part(Facts.class)
                .add(new DatedFact(
                        new EvidenceId(id()),
                        kind,
                        reporter,
                        subject.id(),
                        "",
                        "",
                        TODAY.minusDays(daysAgo),
                        "",
                        cause));
    }

    @Test
    void theIndexSaysWhichVersionItHoldsAndWhenItChanged() {
        double before = figure("match_index_version");

        program.part(Matches.class).rebuild();

        assertThat(figure("match_index_version")).isGreaterThan(before);
        assertThat(figure("match_index_changed_seconds"))
                .isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.api.Assertions.within(60.0));
    }

    private static double figure(String name) {
        return program.browser()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no figure " + name));
    }

    @Test
    void aPromiseIsAgreedAndConfirmedByTheOtherSideAndBecomesOneFact() {
        var refused =
                roofer.post("/commitments", "by", roofs.id().value(), "to", city.value(), "promise", "", "due", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(rivalManager
                        .post(
                                "/commitments",
                                "by",
                                roofs.id().value(),
                                "to",
                                city.value(),
                                "promise",
                                "x",
                                "due",
                                TODAY.plusDays(1).toString())
                        .status())
                .isEqualTo(403);
        roofer.post(
                "/commitments",
                "by",
                roofs.id().value(),
                "to",
                city.value(),
                "promise",
                "A sample by Friday",
                "due",
                TODAY.plusDays(3).toString());
        String id = program.part(Commitments.class)
                .listOf(List.of(roofs.id()))
                .getFirst()
                .id()
                .value();

        assertThat(roofer.post("/commitments/" + id + "/agree").status()).isEqualTo(403);
        assertThat(rivalManager.post("/commitments/" + id + "/agree").status()).isEqualTo(404);
        assertThat(owner.post("/commitments/" + id + "/agree").body()).contains("Agreed");
        assertThat(program.part(ConnectionDuties.class)
                        .of(program.part(People.class).viewer(rooferAccount, TODAY)))
                .extracting(duty -> duty.key())
                .containsExactly("connection.duty.keep");
        assertThat(owner.post("/commitments/" + id + "/break").status()).isEqualTo(409);
        assertThat(roofer.post("/commitments/" + id + "/keep").status()).isEqualTo(403);
        assertThat(owner.post("/commitments/" + id + "/keep").status()).isEqualTo(200);
        assertThat(owner.post("/commitments/" + id + "/keep").status()).isEqualTo(409);
        assertThat(program.part(Facts.class).listAbout(roofs.id()).stream()
                        .filter(fact -> fact.cause().startsWith("commitment:" + id))
                        .map(DatedFact::kind))
                .containsExactly(DatedFact.Kind.COMMITMENT_KEPT);
        assertThat(owner.get("/organisations/" + roofs.id() + "/trust").body()).contains("Promise kept");
        assertThat(roofer.get("/commitments").body()).contains("A sample by Friday", "Kept");
        assertThat(rivalManager.get("/commitments").body()).doesNotContain("A sample by Friday");
    }

    @Test
    void whoKeptItsPromiseInTimeIsNotLateBecauseItIsAskedAfterTheDay() {
        String inTime = agreed("Plans of the roof", TODAY.minusDays(2));
        String late = agreed("A model of the roof", TODAY.minusDays(2));
        String early = agreed("A roof", TODAY.plusDays(5));

        assertThat(owner.get("/commitments").body())
                .contains("It was kept in time", "It was kept, but late", "It was broken", "It was kept<");
        owner.post("/commitments/" + inTime + "/keep");
        owner.post("/commitments/" + late + "/keep", "late", "true");
        owner.post("/commitments/" + early + "/keep", "late", "true");

        assertThat(keptAs(inTime)).isEqualTo(DatedFact.Kind.COMMITMENT_KEPT);
        assertThat(keptAs(late)).isEqualTo(DatedFact.Kind.COMMITMENT_LATE);
        assertThat(keptAs(early)).as("before its day").isEqualTo(DatedFact.Kind.COMMITMENT_KEPT);
        assertThat(program.sql()
                        .sql("select cause from mail where cause like 'commitment_kept%' and account_id = ?")
                        .param(rooferAccount.id().value())
                        .query(String.class)
                        .list())
                .contains(
                        "commitment_kept:" + inTime + ":1:" + rooferAccount.id(),
                        "commitment_kept_late:" + late + ":1:" + rooferAccount.id(),
                        "commitment_kept:" + early + ":1:" + rooferAccount.id());
    }

    @Test
    void whatWasCalledBrokenByMistakeIsTakenBackAndSaidAgain() {
        String promise = agreed("A roof of reed", TODAY.minusDays(2));
        assertThat(owner.get("/commitments").body()).contains("data-confirm=\"Roofs of Funen hears that");
        owner.post("/commitments/" + promise + "/break");
        assertThat(keptAs(promise)).isEqualTo(DatedFact.Kind.COMMITMENT_BROKEN);
        assertThat(owner.post("/commitments/" + promise + "/agree").status())
                .as("Nobody agrees to what has ended.")
                .isEqualTo(409);
        assertThat(roofer.post("/commitments/" + promise + "/take-back").status())
                .isEqualTo(403);

        assertThat(owner.post("/commitments/" + promise + "/take-back").status())
                .isEqualTo(200);

        assertThat(factsOf(promise)).isEmpty();
        assertThat(owner.post("/commitments/" + promise + "/take-back").status())
                .isEqualTo(409);
        owner.post("/commitments/" + promise + "/break");
        owner.post("/commitments/" + promise + "/take-back");
        owner.post("/commitments/" + promise + "/keep");
        assertThat(factsOf(promise)).containsExactly(DatedFact.Kind.COMMITMENT_KEPT);
        assertThat(program.sql()
                        .sql("select split_part(cause, ':', 1) from mail where cause like ?")
                        .params("commitment_%" + promise + "%" + rooferAccount.id())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "commitment_broken",
                        "commitment_taken_back",
                        "commitment_broken",
                        "commitment_taken_back",
                        "commitment_kept");
        assertThat(program.sql()
                        .sql("select to_state from ledger_line where kind = 'commitment' and object_id = ? order by id")
                        .params(promise)
                        .query(String.class)
                        .list())
                .containsExactly("agreed", "broken", "agreed", "broken", "agreed", "kept");
    }

    @Test
    void whatWasSetAsideIsNotTakenBackAndSaidAnew() {
        String promise = agreed("A roof of straw", TODAY.minusDays(2));
        owner.post("/commitments/" + promise + "/break");
        program.change(() -> program.part(Facts.class).withdraw("commitment:" + promise + ":2"));

        assertThat(owner.post("/commitments/" + promise + "/take-back").body()).contains("counts nothing already");

        assertThat(program.part(Commitments.class).find(new CommitmentId(promise)))
                .map(Commitment::state)
                .contains(CommitmentState.BROKEN);
    }

    @Test
    void whoeverAgreesWithinTwoWeeksHasAnsweredInTimeAndLaterLate() {
        for (int days : new int[] {14, 15}) {
            Company asker = company("Asking " + days, Visibility.PARTNERSHIP, "We ask for " + days);
            var asked = new Commitment(
                    new CommitmentId(id()),
                    asker.id(),
                    asker.name(),
                    city,
                    "Gothenburg",
                    "A reply",
                    TODAY.plusDays(9),
                    TODAY.minusDays(days),
                    CommitmentState.PROPOSED,
                    1);
            program.change(() -> program.part(Commitments.class).add(asked, null));

            owner.post("/commitments/" + asked.id() + "/agree");

            assertThat(program.part(Facts.class).listReportedBy(List.of(asker.id())))
                    .extracting(DatedFact::kind, DatedFact::subject)
                    .containsExactly(
                            tuple(days == 14 ? DatedFact.Kind.ANSWER_IN_TIME : DatedFact.Kind.ANSWER_LATE, city));
        }
    }

    @Test
    void thePageOfTwoSaysBetweenWhichDaysHalfOfTheAnswersLie() {
        Company quick = company("Answers of Assens", Visibility.PARTNERSHIP, "We answer letters");
        for (int days = 1; days <= 6; days++) {
            var asked = new Commitment(
                    new CommitmentId(id()),
                    quick.id(),
                    quick.name(),
                    city,
                    "Gothenburg",
                    "Answer " + days,
                    TODAY.plusDays(9),
                    TODAY.minusDays(days),
                    CommitmentState.PROPOSED,
                    1);
            program.change(() -> {
                program.part(Commitments.class).add(asked, null);
                program.part(Commitments.class).step(asked, CommitmentState.AGREED);
            });
        }

        assertThat(owner.get("/organisations/" + quick.id() + "/connection").body())
                .containsPattern("half within 3 days; 6 of 6 answered. The half lies between [12] and [56] days.");
    }

    @Test
    void whatIsDisputedCountsHalfOnThePageAndSaysSo() {
        Company subject = company("Ferries of Faaborg", Visibility.PARTNERSHIP, "We run ferries");
        String cause = "meeting:" + id();
        program.change(() -> report(city, subject, DatedFact.Kind.MEETING_MISSED, 0, cause));
        String path = "/organisations/" + subject.id() + "/trust";
        assertThat(owner.get(path).body()).contains("-0.182").doesNotContain("disputed:");

        program.change(() -> program.part(Facts.class).dispute(cause, true));

        assertThat(owner.get(path).body()).contains("-0.095", "disputed:");
    }

    /// What the roofer promised the city, which has agreed.
    private static String agreed(String promise, LocalDate due) {
        var id = new CommitmentId(id());
        program.change(() -> program.part(Commitments.class)
                .add(
                        new Commitment(
                                id,
                                roofs.id(),
                                "Roofs of Funen",
                                city,
                                "Gothenburg",
                                promise,
                                due,
                                TODAY.minusDays(20),
                                CommitmentState.AGREED,
                                1),
                        null));
        return id.value();
    }

    private static DatedFact.Kind keptAs(String commitment) {
        return factsOf(commitment).getFirst();
    }

    private static List<DatedFact.Kind> factsOf(String commitment) {
        return program.part(Facts.class).listAbout(roofs.id()).stream()
                .filter(fact -> fact.cause().startsWith("commitment:" + commitment))
                .map(DatedFact::kind)
                .toList();
    }

    @Test
    void theSameCauseMakesNoSecondFactAndAWithdrawnOneIsGone() {
        Facts facts = program.part(Facts.class);
        var fact = new DatedFact(
                new EvidenceId(id()), DatedFact.Kind.REFERENCE, cluster, city, "", "", TODAY, "", "test:once");
        var again = new DatedFact(
                new EvidenceId(id()), DatedFact.Kind.REFERENCE, cluster, city, "", "", TODAY, "", "test:once");
        program.change(() -> {
            assertThat(facts.add(fact)).isTrue();
            assertThat(facts.add(again)).isFalse();
        });

        assertThat(facts.listAbout(city)).extracting(DatedFact::cause).containsOnlyOnce("test:once");
        program.change(() -> assertThat(facts.withdraw("test:once")).isTrue());
        assertThat(facts.listAbout(city)).extracting(DatedFact::cause).doesNotContain("test:once");
    }

    @Test
    void townsAreConnectedByWhatTheirPartnersDid() {
        int before = program.part(Facts.class).listConnections(TODAY).stream()
                .mapToInt(Facts.Connection::recommendations)
                .sum();
        program.change(() -> program.sql()
                .sql("""
                        insert into recommendation (id, challenge_id, company_id, cluster_id, state, reason, known_since,
                                                    sure_percent, given_by, given_at)
                        values (?, ?, ?, ?, 'given', 'They did it before', 2019, 80,
                                (select contact_id from challenge where id = ?), now())
                        """)
                .params(id(), challenge, roofs.id().value(), cluster.value(), challenge)
                .update());

        assertThat(program.part(Facts.class).listConnections(TODAY))
                .containsExactly(new Facts.Connection(
                        "Gothenburg", new Point(57.7, 12.0), "Wood Cluster", new Point(55.4, 10.4), 0, before + 1));
    }

    @Test
    void aClusterIsAskedShylyAndAnswersANumberAndNeverAName() {
        for (int i = 1; i <= 3; i++) {
            company("Sewer Heat " + i, Visibility.PRIVATE, "We win heat from waste water in sewers");
        }
        String[] question = {"cluster", cluster.value(), "question", "win heat from waste water", "language", "en"};

        assertThat(owner.post("/shy-search", question).body())
                .contains("At least 3 members", "win heat from waste water")
                .doesNotContain("Sewer Heat");
        assertThat(owner.post(
                                "/shy-search",
                                "cluster",
                                cluster.value(),
                                "question",
                                "roofs of timber",
                                "language",
                                "en")
                        .body())
                .contains("None, or fewer than 3 members")
                .doesNotContain("Hidden Timber");
        assertThat(clusterManager.get("/shy-search").body())
                .contains("What you were asked", "win heat from waste water", "Gothenburg");
        assertThat(rivalManager.get("/shy-search").body()).doesNotContain("win heat from waste water");
        assertThat(clusterManager.post("/shy-search", question).status()).isEqualTo(422);
        assertThat(owner.post("/shy-search", "cluster", cluster.value(), "question", "")
                        .status())
                .isEqualTo(422);
        assertThat(roofer.get("/shy-search").status()).isEqualTo(403);
    }

    /// What one member more would change is told neither at once nor later, and a day has an end.
    @Test
    void nobodyFindsOutAMemberByAskingAgainAfterItJoined() {
        for (int i = 1; i <= 4; i++) {
            company("Bees " + i, Visibility.PRIVATE, "We keep bees and harvest honey on flat roofs");
        }
        String[] question = {"cluster", cluster.value(), "question", "keep bees, harvest honey", "language", "en"};
        assertThat(rivalManager.post("/shy-search", question).body()).contains("At least 3 members");
        company("Bees 5", Visibility.PRIVATE, "We keep bees and harvest honey on flat roofs");

        assertThat(rivalManager.post("/shy-search", question).body())
                .contains("At least 3 members")
                .doesNotContain("At least 5 members");
        int status = 200;
        for (int i = 0; i < 18; i++) {
            status = rivalManager.post("/shy-search", question).status();
        }
        assertThat(status).isEqualTo(200);
        TestBrowser.Answer last = rivalManager.post("/shy-search", question);
        assertThat(last.status()).isEqualTo(422);
        assertThat(last.body()).contains("used up for today", "questions left today: 0");
        assertThat(program.sql()
                        .sql("select count(*) from shy_question where for_id = ?")
                        .params(rival.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
    }

    @Test
    void theOwnersPeopleSayWhatFitsAndTakeItBack() {
        String path = "/challenges/" + challenge + "/fit";
        String page = path + "?company=" + roofs.id();

        assertThat(owner.get(page).body())
                .contains("Why Roofs of Funen may fit", "By meaning", "0 of the 100 judgements", "Does not fit");
        assertThat(owner.post(path, said(owner.get(page), roofs, 1, "partly")).body())
                .contains("You said: Partly", "1 of the 100 judgements");
        assertThat(owner.post(path, said(owner.get(page), roofs, 1, "fits")).body())
                .contains("You said: Fits", "1 of the 100 judgements");
        assertThat(owner.post(path, "company", roofs.id().value(), "need", "1", "verdict", "withdrawn")
                        .body())
                .doesNotContain("You said")
                .contains("0 of the 100 judgements");
        assertThat(owner.post(path, "company", roofs.id().value(), "wording", "1", "need", "9", "verdict", "fits")
                        .status())
                .isEqualTo(404);
        assertThat(clusterManager.get(page).body())
                .contains("Why Roofs of Funen may fit")
                .doesNotContain("What do you say?");
        assertThat(clusterManager
                        .post(path, "company", roofs.id().value(), "wording", "1", "need", "1", "verdict", "fits")
                        .status())
                .isEqualTo(403);
        assertThat(rivalManager.get(path + "?company=" + hidden.id()).status()).isEqualTo(404);
        assertThat(roofer.get(page).status()).isEqualTo(403);
    }

    @Test
    void aVerdictIsOnTheWordingThatWasReadAndNotOnTheNext() {
        String asked = challenge(ownerAccount);
        String path = "/challenges/" + asked + "/fit";
        String page = path + "?company=" + roofs.id();
        String[] said = said(owner.get(page), roofs, 1, "fits");
        assertThat(owner.post(path, said).body())
                .contains("You said: Fits", "<input type=\"hidden\" name=\"wording\" value=\"1\">");

        program.change(() -> {
            program.sql().sql("""
                            insert into challenge_version (challenge_id, number, language, title, created_at, created_by)
                            values (?, 2, 'en', 'A preschool without fossil materials', now(), 'test')
                            """).params(asked).update();
            program.sql().sql("""
                            insert into challenge_need (challenge_id, number, position, need, weight)
                            values (?, 2, 1, 'Walls of clay', 2)
                            """).params(asked).update();
            program.sql()
                    .sql("update challenge set current_version = 2 where id = ?")
                    .params(asked)
                    .update();
        });

        assertThat(owner.get(page).body()).contains("Walls of clay").doesNotContain("You said");
        ApiClient programs = ApiClient.of(program, ownerAccount);
        assertThat(programs.get("/api/v1" + page)
                        .getJson()
                        .at("/parts/0/verdict")
                        .isString())
                .isFalse();
        assertThat(programs.get("/api/v1" + page).getJson().at("/wording").asInt())
                .isEqualTo(2);
        TestBrowser.Answer late = owner.post(path, said);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("worded anew while this page stood open");
        assertThat(owner.post(path, said(owner.get(page), roofs, 1, "not")).body())
                .contains("You said: Does not fit");
        assertThat(verdicts(asked)).as("The verdict on the old words stays").containsExactly("1 fits", "2 not");
        assertThat(owner.post(path, said(owner.get(page), roofs, 1, "withdrawn"))
                        .body())
                .doesNotContain("You said");
        assertThat(verdicts(asked)).containsExactly("1 fits");
    }

    /// The company changed its sentence while the page stood open.
    @Test
    void aVerdictIsOnTheSentenceThatWasReadAndNotOnAnother() {
        String asked = challenge(ownerAccount, "Chimneys swept twice a year");
        Company sweeps = company("Sweeps of Fyn", Visibility.PARTNERSHIP, "We sweep chimneys of old houses");
        String path = "/challenges/" + asked + "/fit";
        String page = path + "?company=" + sweeps.id();
        String[] said = said(owner.get(page), sweeps, 1, "fits");
        assertThat(said).contains("We sweep chimneys of old houses");
        assertThat(owner.post(path, said).body()).contains("You said: Fits");

        saying(sweeps, "We look into chimneys with a camera");

        assertThat(owner.get(page).body())
                .contains("We look into chimneys with a camera")
                .doesNotContain("You said");
        TestBrowser.Answer late = owner.post(path, said);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Another sentence of the company answers this need by now");
        assertThat(program.sql()
                        .sql("select statement from match_judgement where challenge_id = ?")
                        .params(asked)
                        .query(String.class)
                        .list())
                .containsExactly("We sweep chimneys of old houses");
        assertThat(owner.post(path, said(owner.get(page), sweeps, 1, "partly")).body())
                .contains("You said: Partly");
    }

    /// What the form of one need sends as it stands on the page.
    private static String[] said(TestBrowser.Answer page, Company company, int need, String verdict) {
        String form = "name=\"need\" value=\"%d\"".formatted(need);
        return new String[] {
            "company",
            company.id().value(),
            "wording",
            page.field(form, "wording"),
            "statement",
            page.field(form, "statement"),
            "need",
            String.valueOf(need),
            "verdict",
            verdict
        };
    }

    private static List<String> verdicts(String challenge) {
        return program.sql()
                .sql("select wording || ' ' || verdict from match_judgement where challenge_id = ? order by wording")
                .params(challenge)
                .query(String.class)
                .list();
    }

    /// A reviewer may judge, but not a member of the own cluster.
    @Test
    void reviewersSayWhatFitsButNotOfTheirOwnMembers() {
        Account reviewer = program.person("reviewer@city.example", rival, Role.CLUSTER);
        Account partial = program.person("partial@cluster.example", cluster, Role.CLUSTER);
        program.change(() -> {
            for (Account one : List.of(reviewer, partial)) {
                program.sql()
                        .sql("insert into reviewer (challenge_id, account_id, since) values (?, ?, now())")
                        .params(challenge, one.id().value())
                        .update();
            }
        });
        String path = "/challenges/" + challenge + "/fit";
        String[] verdict = said(owner.get(path + "?company=" + roofs.id()), roofs, 2, "not");

        assertThat(program.browser(reviewer).post(path, verdict).body()).contains("You said: Does not fit");
        assertThat(program.browser(partial).post(path, verdict).status()).isEqualTo(403);
        program.change(() -> program.sql()
                .sql("delete from match_judgement where account_id = ?")
                .params(reviewer.id().value())
                .update());
    }
}
