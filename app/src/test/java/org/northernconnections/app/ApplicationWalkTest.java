package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.MoveChallenge;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import tools.jackson.databind.JsonNode;

/// From an open call to confirmed companies, each step by whoever takes it.
class ApplicationWalkTest {
    private static final OrganisationId CITY = new OrganisationId("aaaaaaaaaaaa");
    private static final OrganisationId CLUSTER = new OrganisationId("bbbbbbbbbbbb");
    private static final OrganisationId RIVAL = new OrganisationId("cccccccccccc");
    private static final List<String> COMPANIES =
            List.of("ddddddddddd1", "ddddddddddd2", "ddddddddddd3", "ddddddddddd4");
    private static final String CALL = "/challenges/eeeeeeeeeeee";

    private RunningProgram program;
    private TestBrowser owner;
    private TestBrowser cluster;
    private TestBrowser rival;
    private List<TestBrowser> companies;

    @BeforeEach
    void openCall() {
        program = RunningProgram.named();
        program.change(() -> {
            add(CITY, "Göteborgs Stad", OrganisationKind.CITY, "SE");
            add(CLUSTER, "House of Energy", OrganisationKind.CLUSTER, "DK");
            add(RIVAL, "Oslo Cluster", OrganisationKind.CLUSTER, "NO");
            for (int i = 0; i < COMPANIES.size(); i++) {
                program.part(Organisations.class)
                        .add(organisation(
                                new OrganisationId(COMPANIES.get(i)),
                                "Company " + (i + 1),
                                OrganisationKind.COMPANY,
                                i < 2 ? "DK" : "NO"));
                program.sql()
                        .sql("insert into company (organisation_id, readiness, consent_at) values (:id, 7, now())")
                        .param("id", COMPANIES.get(i))
                        .update();
                program.sql()
                        .sql(
                                "insert into cluster_member (cluster_id, company_id, since) values (:cluster, :id, '2020-01-01')")
                        .param("cluster", (i < 2 ? CLUSTER : RIVAL).value())
                        .param("id", COMPANIES.get(i))
                        .update();
            }
        });
        var account = program.person("owner@city.example", CITY, Role.OWNER);
        program.change(() -> {
            for (String statement : List.of(
                    "insert into lab (id, name, owner_id, city, country, state) values ('ffffffffffff', 'Hoppet', 'aaaaaaaaaaaa', 'Göteborg', 'SE', 'named')",
                    "insert into challenge (id, lab_id, owner_id, contact_id, state, places, recommendations_max, created_at) values ('eeeeeeeeeeee', 'ffffffffffff', 'aaaaaaaaaaaa', '%s', 'draft', 1, 1, now())"
                            .formatted(account.id()),
                    "insert into challenge_version (challenge_id, number, language, title, created_at, created_by) values ('eeeeeeeeeeee', 1, 'en', 'No fossil walls', now(), 'test')",
                    "insert into challenge_need (challenge_id, number, position, need) values ('eeeeeeeeeeee', 1, 1, 'Walls without fossil insulation')",
                    "insert into challenge_criterion (challenge_id, number, position, name, weight) values ('eeeeeeeeeeee', 1, 1, 'Fit', 2)",
                    "insert into lab_criterion (lab_id, criterion, met, grounds) select 'ffffffffffff', criterion, true, 'Said in a test' from unnest(array['political backing', 'critical mass of companies', 'investment capacity', 'real setting']) criterion",
                    "update lab set state = 'specified'",
                    "update lab set state = 'chosen'",
                    "update challenge set state = 'in review'",
                    "update challenge set state = 'approved'",
                    "update challenge set state = 'open', opened_at = now(), closes_at = now() + interval '10 days'")) {
                program.sql().sql(statement).update();
            }
        });
        owner = program.browser(account);
        cluster = program.browser(program.person("manager@cluster.example", CLUSTER, Role.CLUSTER));
        rival = program.browser(program.person("manager@rival.example", RIVAL, Role.CLUSTER));
        companies = java.util.stream.IntStream.range(0, COMPANIES.size())
                .mapToObj(i -> program.browser(program.person(
                        "boss@company" + (i + 1) + ".example", new OrganisationId(COMPANIES.get(i)), Role.COMPANY)))
                .toList();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theBestIsInvitedAndTheNextMovesUpWhenItDeclinesOrWithdraws(boolean withdraws) {
        recommendations();
        applications();
        screening();
        String first = selection();
        waitingListMovesUp(first, withdraws);
        String event = whoHasConfirmedIsInvitedToAnEventThatIsPlannedLater();
        whoWithdrawsIsNotExpectedAtTheEvent(event);
    }

    @Test
    void aConflictThatComesUpLateTakesItsScoresAndLeavesTheOthers() {
        recommendations();
        applications();
        screening();
        TestBrowser reviewer = reviewerOf(0);
        int kept = scores();
        program.change(
                () -> program.sql().sql("""
                        insert into declared_conflict (account_id, company_id, grounds, declared_at)
                        select s.account_id, a.company_id, 'A cousin works there', now()
                          from review_assignment s join application a on a.id = s.application_id
                         where a.company_id = :company
                        """).param("company", COMPANIES.get(0)).update());

        assertThat(reviewer.post(application(0) + "/review", "score-1", "1", "reason-1", "Too dear")
                        .body())
                .contains("A conflict of interest has come up");
        assertThat(owner.get(CALL + "/screening").body())
                .contains("4 applications, 2 scored", "do not count, as a conflict with the company has come up");
        JsonNode rows = programOf("owner@city.example")
                .get("/api/v1" + CALL + "/screening")
                .getJson()
                .at("/applications");
        assertThat(rows.valueStream().filter(row -> row.at("/leftOut").size() == 1))
                .singleElement()
                .satisfies(row -> assertThat(row.at("/application/companyName").asString())
                        .isEqualTo("Company 1"))
                .satisfies(row -> assertThat(row.at("/quality").isNumber()).isFalse());
        int told = toldToReview();
        TestBrowser.Answer again = owner.post(CALL + "/screening/assign", "each", "1");

        assertThat(again.status()).isEqualTo(200);
        assertThat(toldToReview()).as("whoever takes it over").isEqualTo(told + 1);
        owner.post(CALL + "/screening/assign", "each", "1");
        assertThat(toldToReview()).as("nobody has anything new").isEqualTo(told + 1);
        assertThat(scores()).isEqualTo(kept - 1);
        assertThat(reviewer.get(application(0) + "/review").status()).isEqualTo(404);
        assertThat(program.sql().sql("""
                        select count(*) from review_assignment s join application a on a.id = s.application_id
                         where in_conflict(s.account_id, a.company_id) is not null
                        """).query(Integer.class).single()).isZero();
    }

    @Test
    void aReviewerIsTakenOutAndGivesBackWhatIsNotScored() {
        recommendations();
        applications();
        screening();
        int kept = scores();
        TestBrowser reviewer = reviewerOf(0);
        String account = one(
                "select s.account_id from review_assignment s join application a on a.id = s.application_id where a.company_id = '"
                        + COMPANIES.get(0) + "'");
        owner.post(CALL + "/screening/assign", "each", "2");
        String remove = CALL + "/screening/reviewers/" + account + "/remove";
        assertThat(reviewer.get(application(0) + "/review").status()).isEqualTo(200);
        assertThat(owner.get(CALL + "/screening").body()).contains("action=\"" + remove + "\"");
        assertThat(companies.get(0).post(remove).status()).isIn(403, 404);

        assertThat(owner.post(remove).body()).contains("reviews here no more", "It fits well enough for us");
        assertThat(programOf("owner@city.example")
                        .get("/api/v1" + CALL + "/screening")
                        .text("/former/0/id"))
                .isEqualTo(account);

        assertThat(scores()).isEqualTo(kept);
        assertThat(one("""
                select count(*) from review_assignment s
                 where s.account_id = '%s' and not exists (
                       select from score g where g.application_id = s.application_id and g.account_id = s.account_id)
                """.formatted(account))).isEqualTo("0");
        assertThat(reviewer.get(application(0) + "/review").status()).isEqualTo(404);
        assertThat(reviewer.get("/reviews").body()).doesNotContain(application(0) + "/review");
        assertThat(owner.post(remove).status()).as("again").isEqualTo(409);
        owner.post(CALL + "/screening/reviewers", "reviewer", account);
        assertThat(reviewer.get(application(0) + "/review").status())
                .as("named again")
                .isEqualTo(200);
        assertThat(programOf("owner@city.example")
                        .post("/api/v1" + remove, "{}")
                        .status())
                .isEqualTo(200);
        assertThat(one("select count(*) from ledger_line where deed = 'removed a reviewer' and why = '" + account
                        + "'"))
                .isEqualTo("2");
    }

    @Test
    void whoReviewsGetsFromTheReviewToWhyTheCompanyFitsAndSaysWhatFits() {
        var board = program.person("board@city.example", CITY, Role.POLICY);
        TestBrowser reviewer = program.browser(board);
        applications();
        owner.post(CALL + "/screening/reviewers", "reviewer", board.id().value());
        owner.post(CALL + "/screening/assign", "each", "1");
        String fit = CALL + "/fit?company=" + COMPANIES.get(0);
        assertThat(owner.get(application(0)).body()).contains("href=\"" + fit + "\"");
        assertThat(companies.get(0).get(application(0)).body()).doesNotContain(fit);

        assertThat(reviewer.get(application(0) + "/review").body()).contains("href=\"" + fit + "\"");
        assertThat(reviewer.get(fit).body())
                .contains("Why Company 1 may fit", "What do you say?")
                .doesNotContain(CALL + "/companies-that-may-fit");
        assertThat(owner.get(fit).body()).contains(CALL + "/companies-that-may-fit");
        assertThat(reviewer.post(
                                CALL + "/fit",
                                "company",
                                COMPANIES.get(0),
                                "wording",
                                "1",
                                "need",
                                "1",
                                "statement",
                                reviewer.get(fit).field("name=\"need\" value=\"1\"", "statement"),
                                "verdict",
                                "not")
                        .body())
                .contains("You said: Does not fit");
    }

    private String one(String query) {
        return program.sql().sql(query).query(String.class).single();
    }

    @Test
    void aWordIsAcceptedHoweverTheLimitWasLoweredSince() {
        limit(2);
        List<TestBrowser.Answer> given =
                List.of(cluster.post(CALL + "/recommend", word(0)), cluster.post(CALL + "/recommend", word(1)));
        limit(1);

        for (int i = 0; i < given.size(); i++) {
            assertThat(companies
                            .get(i)
                            .post(given.get(i).path() + "/step", "to", "accepted by the company")
                            .body())
                    .contains("Accepted by the company");
        }
    }

    private void limit(int recommendations) {
        program.change(() -> program.sql()
                .sql("update challenge set recommendations_max = :number")
                .param("number", recommendations)
                .update());
    }

    @Test
    void whoHasBegunAnApplicationHearsThatTheCallClosedEarly() {
        companies
                .get(0)
                .post(
                        CALL + "/apply",
                        "company",
                        COMPANIES.get(0),
                        "version",
                        "0",
                        "language",
                        "en",
                        "pitch",
                        "Half a thought",
                        "answer",
                        "");
        companies.get(1).post(CALL + "/follow");

        assertThat(owner.post(CALL + "/step", "to", "closed").body()).contains("Closed");

        assertThat(companies.get(0).get("/home").body()).doesNotContain(CALL + "/apply");
        assertThat(mails("boss@company1.example", "closed-early:%")).isEqualTo(1);
        assertThat(mails("boss@company2.example", "closed-early:%")).isEqualTo(1);
        assertThat(mails("boss@company3.example", "closed-early:%")).isZero();
        assertThat(one("select count(*) from challenge where closes_at > now()"))
                .as("closing times to come")
                .isEqualTo("0");
    }

    @Test
    void theHistoryOfAChallengeSpeaksTheLanguageOfItsReader() {
        recommendations();
        applications();
        screening();
        selection();
        owner.post("/balance-rules/" + one("select id from balance_rule"), "to", "remove");
        owner.post("/account", "name", "Owner", "language", "da");

        String page = owner.get(CALL).body();
        int history = page.indexOf("id=\"history\"");

        assertThat(page.substring(history, page.indexOf("</section>", history)))
                .contains("En bedømmer blev udpeget", "manager", "én pr. ansøgning", "En udvælgelse blev gemt")
                .contains("En regel for udvælgelsen blev fjernet", "Mindst 1 fra Norge")
                .doesNotContain("reviewer", "AT_LEAST", "1 each", account("manager@cluster.example"));
    }

    private int toldToReview() {
        return program.sql()
                .sql("select count(*) from mail where cause like 'reviews:%'")
                .query(Integer.class)
                .single();
    }

    private int scores() {
        return program.sql()
                .sql("select count(*) from score")
                .query(Integer.class)
                .single();
    }

    @Test
    void whoeverIsSlowerWithAVerdictOrFeedbackReadsBothTexts() {
        recommendations();
        applications();
        screening();
        String[] verdict = {"verdict", "not", "feedback", "Their walls burn too well for us.", "seen", ""};
        TestBrowser.Answer judged = owner.post(application(3) + "/eligibility", verdict);
        assertThat(judged.status()).isEqualTo(409);
        assertThat(judged.body()).contains("Clay is not on the market yet here.", "Their walls burn too well for us.");

        String[] first = {
            "feedback", "Please come again with a fire test.", "seen", "Clay is not on the market yet here."
        };
        assertThat(owner.post(application(3) + "/feedback", first).status()).isEqualTo(200);
        String[] second = {
            "feedback", "Not this time, thank you very much.", "seen", "Clay is not on the market yet here."
        };
        TestBrowser.Answer slower = owner.post(application(3) + "/feedback", second);
        assertThat(slower.status()).isEqualTo(409);
        assertThat(slower.body())
                .contains("Please come again with a fire test.", "Not this time, thank you very much.");

        owner.post(CALL + "/selection", "waiting", "1");
        TestBrowser.Answer decided =
                owner.post(application(0) + "/decision", "decision", "waiting", "why", "Too soon for them", "seen", "");
        assertThat(decided.status()).isEqualTo(409);
        assertThat(decided.body()).contains("Too soon for them");
    }

    @Test
    void whoIsEligibleHearsOfItNoSoonerThanWhoIsNot() {
        applications();
        List<String> eligible = told(0);
        List<String> refused = told(3);

        owner.post(application(0) + "/eligibility", "verdict", "eligible", "grounds", "A small company");
        owner.post(
                application(3) + "/eligibility", "verdict", "not", "feedback", "Clay is not on the market yet here.");

        assertThat(told(0)).isEqualTo(eligible);
        assertThat(told(3)).isEqualTo(refused);
        assertThat(told(0).get(0)).contains("Submitted").doesNotContain("Eligible");
        assertThat(told(0).get(1)).contains("submitted").doesNotContain("eligible");
        assertThat(owner.get(application(0)).body()).contains("Eligible");
        assertThat(programOf("owner@city.example")
                        .get("/api/v1" + application(0))
                        .text("/application/state"))
                .isEqualToIgnoringCase("eligible");
    }

    /// All that a company reads about its application, without what differs in every call.
    private List<String> told(int company) {
        ApiClient api = programOf("boss@company%d.example".formatted(company + 1));
        return java.util.stream.Stream.of(
                        companies.get(company).get(application(company)).body(),
                        companies.get(company).get("/applications/export.csv").body(),
                        companies.get(company).get("/applications").body(),
                        companies.get(company).get("/home").body(),
                        api.get("/api/v1" + application(company)).body(),
                        api.get("/api/v1/applications").body())
                .map(ApplicationWalkTest::withoutToken)
                .map(body -> body.replaceAll("\"version\" ?: ?\\d+", ""))
                .toList();
    }

    private ApiClient programOf(String email) {
        return ApiClient.of(
                program, program.part(People.class).findByEmail(email).orElseThrow());
    }

    @Test
    void aPrivateProfileIsReadByThoseWhoJudgeItsApplicationAndNobodyElse() {
        TestBrowser otherOwner = expert();
        program.change(() -> program.sql()
                .sql("update company set visibility = 'private', consent_at = null")
                .update());
        String profile = "/companies/" + COMPANIES.get(2);
        assertThat(owner.get(profile).status()).isEqualTo(404);
        for (String company : List.of(COMPANIES.get(2), "nonononono00")) {
            assertThat(owner.post("/partners/" + company + "/people/nonononono00/end", "role", "company")
                            .status())
                    .as(company)
                    .isEqualTo(404);
        }
        applications();

        assertThat(owner.get(profile).body()).contains("Company 3");
        assertThat(owner.get("/companies").body()).doesNotContain("Company 3");
        assertThat(owner.post(profile + "/edit", "version", "1", "name", "Mine").status())
                .isIn(403, 404);
        assertThat(otherOwner.get(profile).status()).isEqualTo(404);
        assertThat(cluster.get(profile).status()).isEqualTo(404);
        review(2, "expert@bergen.example");
        assertThat(otherOwner.get(profile).body()).contains("Company 3");
        companies.get(2).post(application(2) + "/withdraw");
        assertThat(owner.get(profile).status()).isEqualTo(404);
        assertThat(otherOwner.get(profile).status()).isEqualTo(404);
    }

    @Test
    void whoJudgesReadsProfileAndWordsBesideTheApplicationAndNoClusterReadsAnothersWord() {
        TestBrowser expert = expert();
        profileOfTheFirst();
        owner.post(CALL + "/ask-cluster", "cluster", RIVAL.value(), "words", "Have you a member for us?");
        recommendations();
        applications();
        review(0, "expert@bergen.example");
        review(0, "manager@rival.example");
        String word = "href=\"/recommendations/";

        assertThat(owner.get(application(0)).body())
                .contains("We grow walls from hemp", "Nine schools on Funen", "It has built nine schools", "2014")
                .contains("none declared", "80 %", word);
        assertThat(expert.get(application(0) + "/review").body())
                .contains("We grow walls from hemp", "Nine schools on Funen", "It has built nine schools", "80 %")
                .doesNotContain(word);
        assertThat(rival.get(application(0) + "/review").body())
                .contains("We grow walls from hemp")
                .doesNotContain("It has built nine schools", "80 %");
        assertThat(companies.get(0).get(application(0)).body())
                .doesNotContain("It has built nine schools", "We grow walls from hemp");
        assertThat(programOf("owner@city.example")
                        .get("/api/v1" + application(0))
                        .text("/recommendations/0/reason"))
                .isEqualTo("It has built nine schools");
        assertThat(owner.get(CALL + "/screening").body())
                .contains("Recommendations and requests", "Oslo Cluster", "Any member", "80 %", word);
        owner.post(application(0) + "/eligibility", "verdict", "eligible", "grounds", "A small company");
        expert.post(application(0) + "/review", "score-1", "4", "reason-1", "It fits well enough for us");
        assertThat(owner.get(CALL + "/selection").body()).contains("80 %", word);
    }

    @Test
    void theSheetOfTheScreeningHasTheRowsOfTheStageThatIsLookedAt() {
        applications();
        owner.post(application(0) + "/eligibility", "verdict", "eligible", "grounds", "A small company");
        String sheet = CALL + "/screening/export.csv";

        assertThat(owner.get(CALL + "/screening?stage=eligible").body()).contains(sheet + "?stage=eligible");
        assertThat(owner.get(sheet + "?stage=eligible").body())
                .contains("Company 1")
                .doesNotContain("Company 2");
        assertThat(owner.get(sheet).body()).contains("Company 1", "Company 2");
    }

    @Test
    void aReviewerFindsBackToWhatIsScoredAlready() {
        TestBrowser expert = expert();
        applications();
        assertThat(expert.get("/home").body()).doesNotContain("Applications that I judge");
        review(0, "expert@bergen.example");

        expert.post(application(0) + "/review", "score-1", "4", "reason-1", "It fits well enough for us");

        assertThat(expert.get("/home").body()).contains("Applications that I judge", "href=\"/reviews\"");
        assertThat(expert.get("/reviews").body()).contains(application(0) + "/review");
        assertThat(companies.get(0).get("/home").body()).doesNotContain("Applications that I judge");
    }

    /// Somebody of another city, who selects nothing here and speaks for no cluster.
    private TestBrowser expert() {
        var bergen = new OrganisationId("aaaaaaaaaaa2");
        program.change(() -> add(bergen, "Bergen kommune", OrganisationKind.CITY, "NO"));
        return program.browser(program.person("expert@bergen.example", bergen, Role.OWNER));
    }

    private void profileOfTheFirst() {
        program.change(() -> {
            program.sql()
                    .sql("update company set proof = 'Nine schools on Funen' where organisation_id = :id")
                    .param("id", COMPANIES.get(0))
                    .update();
            program.sql().sql("""
                            insert into capability (id, company_id, position, language, statement)
                            values ('gggggggggggg', :id, 1, 'en', 'We grow walls from hemp and clay')
                            """).param("id", COMPANIES.get(0)).update();
        });
    }

    private void review(int company, String email) {
        program.change(() -> {
            for (String statement : List.of("""
                    insert into reviewer (challenge_id, account_id, since)
                    select challenge_id, :account, now() from application where company_id = :company
                    on conflict do nothing
                    """, """
                    insert into review_assignment (application_id, account_id, assigned_at)
                    select id, :account, now() from application where company_id = :company
                    """)) {
                program.sql()
                        .sql(statement)
                        .param("account", account(email))
                        .param("company", COMPANIES.get(company))
                        .update();
            }
        });
    }

    @Test
    void whoIsNoPartnerAnyMoreReviewsNothing() {
        recommendations();
        applications();
        screening();
        TestBrowser reviewer = reviewerOf(0);
        assertThat(reviewer.get(application(0) + "/review").status()).isEqualTo(200);

        program.change(
                () -> program.sql().sql("""
                        update membership set until = current_date where account_id = (
                            select s.account_id from review_assignment s join application a on a.id = s.application_id
                             where a.company_id = :company)
                        """).param("company", COMPANIES.get(0)).update());

        assertThat(reviewer.get(application(0) + "/review").status()).isEqualTo(404);
        assertThat(reviewer.get("/reviews").body()).doesNotContain("Company 1");
        assertThat(reviewer.get("/home").body()).doesNotContain("href=\"/reviews\"");
    }

    @Test
    void whatIsNotEligibleWaitsForNoReviewer() {
        TestBrowser expert = expert();
        applications();
        review(0, "expert@bergen.example");
        assertThat(expert.get("/home").body()).contains("href=\"/reviews\"");

        owner.post(
                application(0) + "/eligibility", "verdict", "not", "feedback", "Clay is not on the market yet here.");

        assertThat(expert.get("/home").body()).doesNotContain("wait for your scores", "waits for your scores");
        assertThat(expert.get("/reviews").body()).doesNotContain(application(0) + "/review");
    }

    @Test
    void reviewersAreAssignedOnceTheCallHasClosed() {
        owner.post(CALL + "/screening/reviewers", "reviewer", account("manager@cluster.example"));

        assertThat(owner.get(CALL + "/screening").body())
                .contains("They get their reviews once the call has closed.")
                .doesNotContain("/screening/assign");
        assertThat(owner.post(CALL + "/screening/assign", "each", "1").status()).isEqualTo(409);
    }

    @Test
    void theNumberOnTheWaitingListIsThePlaceAmongThoseWhoWait() {
        applications();
        refuseTheLast();
        allButTheLastAreEligible();
        decide(0, "shortlisted");
        decide(1, "waiting");
        decide(2, "waiting");
        owner.post(CALL + "/release");
        assertThat(companies.get(2).get(application(2)).body()).contains("number 2 on the waiting list");

        companies.get(0).post(application(0) + "/answer", "answer", "no");

        assertThat(companies.get(1).get(application(1)).body()).contains("You are invited");
        assertThat(companies.get(2).get(application(2)).body()).contains("number 1 on the waiting list");
    }

    @Test
    void aPlaceThatIsNotAnsweredForInTimeGoesToTheNext() {
        recommendations();
        applications();
        screening();
        selection();
        assertThat(owner.post(application(0) + "/take-back").status()).isEqualTo(409);
        program.change(() -> program.sql()
                .sql("update application set answer_by = now() - interval '1 minute' where state = 'shortlisted'")
                .update());

        assertThat(owner.get("/home").body()).contains("not answered in time");
        assertThat(owner.get(CALL + "/screening").body()).contains("Give the place to the next");
        assertThat(rival.post(application(0) + "/take-back").status()).isIn(403, 404);
        assertThat(owner.post(application(0) + "/take-back").body()).contains("The place of Company 1 is free again");

        assertThat(companies.get(0).get(application(0)).body()).contains("Declined");
        assertThat(mails("boss@company1.example", "taken-back:%")).isEqualTo(1);
        assertThat(companies.get(1).get(application(1)).body()).contains("You are invited");
    }

    @Test
    void whoIsInvitedShortlyBeforeTheEventAnswersADayBeforeIt() {
        recommendations();
        applications();
        screening();
        String event = planEvent();
        on(event, 4);
        selection();
        assertThat(hoursBeforeTheEvent(0)).as("a day before the event").isEqualTo(24);

        assertThat(owner.post(CALL + "/step", "to", "at event").status()).isEqualTo(200);
        on(event, 1);
        companies.get(0).post(application(0) + "/answer", "answer", "no");
        assertThat(program.sql()
                        .sql(
                                "select round(extract(epoch from answer_by - now()) / 3600) from application where company_id = :company")
                        .param("company", COMPANIES.get(1))
                        .query(Integer.class)
                        .single())
                .as("some hours in any case")
                .isEqualTo(4);
        program.change(() -> program.sql()
                .sql("update application set answer_by = now() - interval '1 minute' where state = 'shortlisted'")
                .update());

        assertThat(owner.get("/home").body()).contains("not answered in time");
    }

    /// Moves an event to so many days from now, so that no test depends on the hour at which it runs.
    private void on(String event, int days) {
        program.change(() -> program.sql()
                .sql("update event set on_day = (now() at time zone zone)::date + :days where id = :event")
                .param("days", days)
                .param("event", event.substring("/events/".length()))
                .update());
    }

    private int hoursBeforeTheEvent(int company) {
        return program.sql()
                .sql("""
                        select round(extract(epoch from (e.on_day::timestamp at time zone e.zone) - a.answer_by) / 3600)
                          from event e, application a where a.company_id = :company
                        """)
                .param("company", COMPANIES.get(company))
                .query(Integer.class)
                .single();
    }

    @Test
    void whoConfirmsAfterTheWishesHaveClosedStillGetsASeat() {
        recommendations();
        applications();
        screening();
        selection();
        String event = planEvent();
        program.change(() ->
                program.sql().sql("update event set state = 'wishes closed'").update());

        companies.get(0).post(application(0) + "/answer", "answer", "yes");

        assertThat(owner.get(event + "/participants").body()).contains("Company 1");
        assertThat(mails("owner@city.example", "event-late-seat:%")).isEqualTo(1);
        companies.get(0).post(event + "/me", "coming", "coming", "least", "", "most", "", "version", version(event));
        assertThat(companies.get(0).get(event + "/wishes").body()).contains("you may wish until the day");
        assertThat(companies.get(0).get(event + "/me").body())
                .contains("withdraw the application")
                .contains("href=\"" + application(0) + "\"");
    }

    private String version(String event) {
        return program.sql()
                .sql("select version::text from participant where event_id = :event and organisation_id = :company")
                .param("event", event.substring("/events/".length()))
                .param("company", COMPANIES.get(0))
                .query(String.class)
                .single();
    }

    @Test
    void whoNoLongerSpeaksForItsCompanyHasNoSeatAndTheOrganiserGivesItToAColleague() {
        recommendations();
        applications();
        screening();
        selection();
        String event = planEvent();
        companies.get(0).post(application(0) + "/answer", "answer", "yes");
        assertThat(companies.get(0).get(event + "/me").status()).isEqualTo(200);
        program.person("second@company1.example", new OrganisationId(COMPANIES.get(0)), Role.COMPANY);
        String seat = event + "/participants/"
                + program.sql()
                        .sql("select id from participant where organisation_id = :company")
                        .param("company", COMPANIES.get(0))
                        .query(String.class)
                        .single();

        assertThat(owner.get(seat).body()).contains("Who sits here");
        assertThat(owner.post(seat + "/person", "account", account("second@company1.example"))
                        .body())
                .contains("The seat is given to");

        assertThat(companies.get(0).get(event + "/me").status()).isEqualTo(404);
        assertThat(mails("second@company1.example", "event-seat-yours:%")).isEqualTo(1);
        assertThat(owner.post(seat + "/person", "account", account("second@company1.example"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aDraftThatWasTakenBackIsNobodyElses() {
        companies
                .get(0)
                .post(
                        CALL + "/apply",
                        "company",
                        COMPANIES.get(0),
                        "version",
                        "0",
                        "language",
                        "en",
                        "pitch",
                        "Half a thought",
                        "answer",
                        "");
        companies.get(0).post(application(0) + "/withdraw");

        assertThat(owner.get(application(0)).status()).isEqualTo(404);
        assertThat(owner.get(CALL + "/screening").body()).doesNotContain("Company 1");
    }

    @Test
    void whoWithdrawsBeforeTheReleaseGetsNoDecision() {
        applications();
        for (int i = 0; i < COMPANIES.size(); i++) {
            owner.post(
                    application(i) + "/eligibility",
                    "verdict",
                    "not",
                    "feedback",
                    "Clay is not on the market yet here.");
        }
        companies.get(3).post(application(3) + "/withdraw");

        assertThat(owner.post(CALL + "/release").body()).contains("3 decisions are known");
        assertThat(mails("boss@company4.example", "release:%")).isZero();
    }

    @Test
    void whatNobodyHasScoredIsDecidedByHand() {
        applications();
        refuseTheLast();
        allButTheLastAreEligible();
        String selection = owner.get(CALL + "/selection").body();
        String release = owner.get(CALL + "/release").body();
        for (int i = 0; i < 3; i++) {
            String place = "of-" + application(i).substring("/applications/".length());
            assertThat(selection).contains("id=\"" + place + "\"");
            assertThat(release).contains("href=\"" + CALL + "/selection#" + place + "\"");
        }
        decide(0, "shortlisted");
        decide(1, "waiting");
        decide(2, "not selected");
        owner.post(application(2) + "/feedback", "feedback", "Your walls need another fire test first.");

        assertThat(owner.post(CALL + "/release").body()).contains("4 decisions are known");
        assertThat(companies.get(0).get(application(0)).body()).contains("You are invited");
        assertThat(companies.get(1).get(application(1)).body()).contains("number 1 on the waiting list");
    }

    @Test
    void onceAllIsReleasedThereIsNothingLeftToSelect() {
        recommendations();
        applications();
        assertThat(owner.get("/home").body()).contains("Select for");
        screening();
        String first = selection();
        String rule = program.sql()
                .sql("select id from balance_rule")
                .query(String.class)
                .single();
        owner.post("/balance-rules/" + rule, "to", "use");

        assertThat(owner.get(CALL + "/selection").body())
                .contains("The selection is over")
                .doesNotContain("cannot hold together", "Keep this selection");
        assertThat(owner.get("/home").body()).doesNotContain("Select for", "Release ");
        companies.get(0).post(first + "/answer", "answer", "yes");
        assertThat(owner.get(CALL + "/selection").body()).contains("The selection is over");
    }

    @Test
    void whoeverStillWaitsWhenTheEventIsOverIsTold() {
        recommendations();
        applications();
        screening();
        companies.get(0).post(selection() + "/answer", "answer", "yes");
        assertThat(owner.get(CALL + "/selection").body()).contains("moves up by itself", "Company 2");
        assertThat(owner.get("/home").body()).doesNotContain("on the waiting list");

        program.change(() -> program.part(MoveChallenge.class).endEvent(new LabId("ffffffffffff")));

        assertThat(owner.get("/home").body()).contains("Tell one company on the waiting list");
        assertThat(owner.get(CALL + "/selection").body())
                .contains("The event is over", "Company 2", "value=\"not_selected\"")
                .doesNotContain("value=\"shortlisted\"");
        assertThat(decide(1, "shortlisted").status()).isEqualTo(409);
        assertThat(decide(1, "waiting").status()).isEqualTo(409);
        assertThat(decide(1, "not selected").status()).isEqualTo(200);
        assertThat(owner.get("/home").body()).contains("Release 1 decisions").doesNotContain("on the waiting list");
        assertThat(decide(1, "undecided").body()).contains("taken back");
        assertThat(owner.get("/home").body()).contains("Tell one company on the waiting list");
        decide(1, "not selected");
        owner.post(application(1) + "/feedback", "feedback", "All places were taken; come again next year.");
        assertThat(owner.post(CALL + "/release").body()).contains("One decision is known");

        assertThat(companies.get(1).get(application(1)).body()).contains("Not selected", "come again next year");
        assertThat(mails("boss@company2.example", "release:%:not_selected:%")).isEqualTo(1);
        assertThat(owner.get("/home").body()).doesNotContain("on the waiting list");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theWaitingListMovesUpAtTheEventUntilItBegins(boolean begun) {
        recommendations();
        applications();
        screening();
        String first = selection();
        companies.get(0).post(first + "/answer", "answer", "yes");
        planEvent();
        assertThat(owner.post(CALL + "/step", "to", "at event").status()).isEqualTo(200);
        if (begun) {
            for (String state : List.of("wishes closed", "provisional", "final", "running")) {
                program.change(() -> program.sql()
                        .sql("update event set state = :state")
                        .param("state", state)
                        .update());
            }
        }

        companies.get(0).post(first + "/withdraw");

        assertThat(mails("boss@company2.example", "moved-up:%")).isEqualTo(begun ? 0 : 1);
        assertThat(companies.get(1).get(application(1)).body())
                .contains(begun ? "number 1 on the waiting list" : "You are invited");
    }

    @Test
    void whatWasDecidedByHandStaysWhenASelectionIsKept() {
        recommendations();
        applications();
        screening();
        decide(0, "waiting");
        keepSelection();
        assertThat(pending()).containsExactly("waiting 1", "shortlisted", "waiting 2", "not eligible");

        decide(2, "shortlisted");
        keepSelection();
        assertThat(pending()).containsExactly("waiting 1", "waiting 2", "shortlisted", "not eligible");
        assertThat(owner.get(CALL + "/selection").body()).contains("2 decisions by hand stay");

        decide(0, "shortlisted");
        keepSelection();
        assertThat(pending())
                .as("more invited by hand than there are places")
                .containsExactly("shortlisted", "waiting 1", "shortlisted", "not eligible");

        decide(0, "undecided");
        decide(2, "undecided");
        assertThat(owner.get(CALL + "/selection").body()).doesNotContain("by hand stay");
        keepSelection();
        assertThat(pending()).containsExactly("shortlisted", "waiting 1", "waiting 2", "not eligible");
    }

    @Test
    void placesAreChangedUntilTheRelease() {
        recommendations();
        applications();
        screening();
        assertThat(owner.post(CALL + "/places", "places", "0").status()).isEqualTo(422);
        assertThat(owner.post(CALL + "/places", "places", "201").status()).isEqualTo(422);
        assertThat(companies.get(0).post(CALL + "/places", "places", "2").status())
                .isEqualTo(403);

        assertThat(owner.post(CALL + "/places", "places", "2").body())
                .contains("2 places, 3 applications", "2 companies under these rules");
        assertThat(program.sql()
                        .sql("select why from ledger_line where deed = 'changed the places'")
                        .query(String.class)
                        .list())
                .containsExactly("1 → 2");
        keepSelection();
        assertThat(pending()).containsExactly("shortlisted", "shortlisted", "waiting 1", "not eligible");

        owner.post(CALL + "/release");
        assertThat(owner.get(CALL + "/selection").body()).doesNotContain(CALL + "/places");
        assertThat(owner.post(CALL + "/places", "places", "3").status()).isEqualTo(409);
    }

    @Test
    void aReleaseSendsOnlyWhatWasLookedAt() {
        recommendations();
        applications();
        screening();
        keepSelection();
        String seen = seen();
        decide(0, "waiting");
        decide(1, "shortlisted");

        TestBrowser.Answer refused = owner.post(CALL + "/release", "seen", seen);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("since you looked", seen()).doesNotContain(seen);
        assertThat(mails("boss@company%", "release:%")).isZero();
        assertThat(owner.post(CALL + "/release", "seen", seen()).body()).contains("4 decisions are known");
        assertThat(companies.get(1).get(application(1)).body()).contains("You are invited");
    }

    /// What the preview of the release sends along.
    private String seen() {
        return Jsoup.parse(owner.get(CALL + "/release").body())
                .select("form[action$=/release] input[name=seen]")
                .val();
    }

    @Test
    void whoDecidesWhileTheDecisionIsReleasedIsTold() throws Exception {
        recommendations();
        applications();
        screening();
        keepSelection();
        String seen = seen();
        String decision = application(0) + "/decision";
        TestBrowser colleague = program.browser(program.person("colleague@city.example", CITY, Role.OWNER));
        colleague.get(CALL + "/release");
        Future<TestBrowser.Answer> release;
        Future<TestBrowser.Answer> decided;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
                Connection held = program.connection()) {
            held.setAutoCommit(false);
            try (var statement = held.createStatement()) {
                statement.execute("lock table release_batch in share mode");
            }
            release = people.submit(() -> owner.post(CALL + "/release", "seen", seen));
            awaitWaiting(1);
            decided = people.submit(() -> colleague.post(
                    decision, "decision", "not_selected", "why", "Too late for us", "seen", "shortlisted"));
            awaitWaiting(2);
            held.rollback();
        }

        assertThat(release.get().body()).contains("4 decisions are known");
        assertThat(decided.get().status()).isEqualTo(409);
        assertThat(decided.get().body()).contains("Too late for us");
        assertThat(mails("boss@company1.example", "release:%:shortlisted:%")).isEqualTo(1);
        assertThat(companies.get(0).get(application(0)).body()).contains("You are invited");
    }

    private void awaitWaiting(int calls) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (program.sql()
                        .sql("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'")
                        .query(Integer.class)
                        .single()
                < calls) {
            assertThat(Instant.now()).as("They wait for each other.").isBefore(end);
            Thread.sleep(5);
        }
    }

    @Test
    void whoeverWithdrawsBeforeTheReleaseLeavesAPlaceThatIsTold() {
        recommendations();
        applications();
        screening();
        keepSelection();
        assertThat(owner.get(CALL + "/release").body()).doesNotContain("free after this release");
        String seen = seen();

        companies.get(0).post(application(0) + "/withdraw");

        assertThat(owner.post(CALL + "/release", "seen", seen).body()).contains("One place stays free");
        keepSelection();
        assertThat(owner.get(CALL + "/release").body()).doesNotContain("free after this release");
        assertThat(owner.post(CALL + "/release", "seen", seen()).body()).contains("3 decisions are known");
        assertThat(companies.get(1).get(application(1)).body()).contains("You are invited");
    }

    @Test
    void nobodyIsInvitedToAnEventThatIsOver() {
        recommendations();
        applications();
        screening();
        companies.get(0).post(selection() + "/answer", "answer", "yes");
        owner.post(CALL + "/step", "to", "at event");
        assertThat(decide(1, "shortlisted").status()).isEqualTo(200);
        String seen = seen();

        program.change(() -> program.part(MoveChallenge.class).endEvent(new LabId("ffffffffffff")));

        assertThat(pending()).containsOnly("");
        assertThat(owner.post(CALL + "/release", "seen", seen).status()).isEqualTo(409);
        assertThat(mails("boss@company2.example", "release:%:shortlisted:%")).isZero();
        assertThat(owner.get(CALL).body()).contains("Invitations that had not been released were dropped");
        assertThat(owner.get("/home").body()).contains("Tell one company on the waiting list");
    }

    @Test
    void whatARefusedCompanyWasToldStays() {
        recommendations();
        applications();
        screening();
        selection();

        TestBrowser.Answer late = owner.post(
                application(2) + "/feedback",
                "feedback",
                "Never mind, just come again next year.",
                "seen",
                "Your walls need another fire test first.");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("its feedback stays as it is", "Never mind, just come again next year.");
        assertThat(companies.get(2).get(application(2)).body())
                .contains("another fire test")
                .doesNotContain("Never mind");
        assertThatThrownBy(() -> program.change(() -> program.sql()
                        .sql("update application set feedback = 'Another one that is long enough'")
                        .update()))
                .hasStackTraceContaining("told_feedback_stays");
    }

    @Test
    void whatThePagesOfTheSelectionSayProgramsRead() {
        recommendations();
        applications();
        screening();
        decide(0, "waiting");
        keepSelection();
        decide(2, "not selected");
        ApiClient client = programOf("owner@city.example");

        JsonNode selection = client.get("/api/v1" + CALL + "/selection").getJson();
        JsonNode release = client.get("/api/v1" + CALL + "/release").getJson();
        String company1 = application(0).substring("/applications/".length());

        assertThat(selection.at("/byHand").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(company1, application(2).substring("/applications/".length()));
        assertThat(selection.at("/over").asBoolean()).isFalse();
        assertThat(row(selection, "/candidates", 0).at("/rank").asInt()).isEqualTo(1);
        assertThat(row(release, "/decided", 0).at("/rank").asInt()).isEqualTo(1);
        assertThat(row(release, "/decided", 2).at("/lacksFeedback").asBoolean()).isTrue();
        assertThat(row(release, "/decided", 2).at("/feedback").asString()).isEmpty();
        assertThat(row(release, "/decided", 2).at("/draft").asString()).isEqualTo("It fits well enough for us");
        assertThat(row(release, "/decided", 3).at("/feedback").asString()).contains("not on the market yet");
        assertThat(row(release, "/decided", 3).at("/draft").asString()).isEmpty();

        owner.post(application(2) + "/feedback", "feedback", "Your walls need another fire test first.");
        ApiClient.Answer refused = client.post("/api/v1" + CALL + "/release", "{\"seen\": \"another one\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/theirs/seen")).isEqualTo(seen());
        assertThat(client.post("/api/v1" + CALL + "/release", "{\"seen\": \"" + seen() + "\"}")
                        .status())
                .isEqualTo(200);

        JsonNode after = client.get("/api/v1" + CALL + "/selection").getJson();
        assertThat(after.at("/over").asBoolean()).isTrue();
        assertThat(after.at("/waiting")
                        .valueStream()
                        .map(row -> row.at("/application/id").asString()))
                .containsExactly(company1);
        assertThat(programOf("manager@cluster.example")
                        .get("/api/v1" + CALL + "/recommend")
                        .getJson()
                        .at("/left")
                        .asInt(1))
                .isZero();
    }

    private static JsonNode row(JsonNode shape, String rows, int company) {
        return shape.at(rows)
                .valueStream()
                .filter(row -> row.at("/application/companyName").asString().equals("Company " + (company + 1)))
                .findFirst()
                .orElseThrow();
    }

    private void keepSelection() {
        assertThat(owner.post(CALL + "/selection", "waiting", "2").path()).isEqualTo(CALL + "/release");
    }

    private List<String> pending() {
        return program.sql()
                .sql("select concat_ws(' ', pending_decision, pending_rank) from application order by company_id")
                .query(String.class)
                .list();
    }

    private TestBrowser.Answer decide(int company, String decision) {
        return owner.post(application(company) + "/decision", "decision", decision, "why", "The council asks for it");
    }

    /// What a cluster says of a company.
    private static String[] word(int company) {
        return new String[] {
            "cluster",
            CLUSTER.value(),
            "company",
            COMPANIES.get(company),
            "reason",
            "It has built nine schools",
            "knownSince",
            "2014",
            "conflict",
            "",
            "sure",
            "80"
        };
    }

    private void recommendations() {
        String[] word = word(0);
        TestBrowser.Answer given = cluster.post(CALL + "/recommend", word);
        assertThat(given.body()).contains("House of Energy recommends Company 1", "80 %", "none declared");
        assertThat(rival.get(given.path()).status()).isEqualTo(404);
        assertThat(companies.get(0).get(given.path()).body()).contains("It has built nine schools");
        assertThat(companies.get(1).get(given.path()).status()).isEqualTo(404);
        word[3] = COMPANIES.get(1);
        assertThat(cluster.post(CALL + "/recommend", word).status()).isEqualTo(409);
        word[1] = RIVAL.value();
        assertThat(cluster.post(CALL + "/recommend", word).status()).isEqualTo(403);
        assertThat(companies
                        .get(0)
                        .post(given.path() + "/step", "to", "accepted by the company")
                        .body())
                .contains("Accepted by the company");
        assertThat(mails("boss@company1.example", "recommended:%")).isEqualTo(1);
    }

    private void applications() {
        for (int i = 0; i < COMPANIES.size(); i++) {
            TestBrowser company = companies.get(i);
            assertThat(company.get(CALL + "/apply").body()).contains("Walls without fossil insulation");
            TestBrowser.Answer draft = company.post(
                    CALL + "/apply",
                    "company",
                    COMPANIES.get(i),
                    "version",
                    "0",
                    "language",
                    "en",
                    "pitch",
                    "We grow walls",
                    "answer",
                    "");
            assertThat(draft.body()).contains("The draft is kept");
            assertThat(company.post(
                                    CALL + "/apply",
                                    "company",
                                    COMPANIES.get(i),
                                    "version",
                                    "1",
                                    "language",
                                    "en",
                                    "pitch",
                                    "We grow walls",
                                    "answer",
                                    "",
                                    "submit",
                                    "yes")
                            .status())
                    .isEqualTo(422);
            assertThat(company.post(
                                    CALL + "/apply",
                                    "company",
                                    COMPANIES.get(i),
                                    "version",
                                    "2",
                                    "language",
                                    "en",
                                    "pitch",
                                    "We grow walls",
                                    "answer",
                                    "Hemp and clay",
                                    "submit",
                                    "yes")
                            .body())
                    .contains("Handed in");
        }
        assertThat(companies
                        .get(0)
                        .post(
                                CALL + "/apply",
                                "company",
                                COMPANIES.get(0),
                                "version",
                                "1",
                                "language",
                                "en",
                                "pitch",
                                "Too old",
                                "answer",
                                "x")
                        .status())
                .isEqualTo(409);
        assertThat(companies.get(1).get(application(0)).status()).isEqualTo(404);
        assertThat(owner.get(application(0)).body()).contains("Hemp and clay");
        assertThat(owner.post(CALL + "/step", "to", "closed").body()).contains("Closed");
        assertThat(companies.get(0).get(CALL + "/apply").status()).isEqualTo(409);
        owner.post(CALL + "/step", "to", "in selection");
    }

    private void screening() {
        String body = owner.get(CALL + "/screening").body();
        assertThat(body).contains("4 applications, 0 scored", "House of Energy");
        for (String email : List.of("manager@cluster.example", "manager@rival.example", "owner@city.example")) {
            owner.post(CALL + "/screening/reviewers", "reviewer", account(email));
        }
        TestBrowser.Answer company =
                owner.post(CALL + "/screening/reviewers", "reviewer", account("boss@company1.example"));
        assertThat(company.status()).isEqualTo(409);
        assertThat(company.body())
                .contains("Somebody who was chosen is none of them")
                .doesNotContain("boss@company1");
        refuseTheLast();
        assertThat(owner.post(CALL + "/screening/assign", "each", "1").body())
                .contains("Every application has one reviewer now");
        assertThat(program.sql().sql("""
                        select count(*) from review_assignment s join application a on a.id = s.application_id
                         where in_conflict(s.account_id, a.company_id) is not null
                        """).query(Integer.class).single()).isZero();
        assertThat(owner.post(application(2) + "/eligibility", "verdict", "not", "feedback", "Too short")
                        .status())
                .isEqualTo(409);
        allButTheLastAreEligible();
        for (int i = 0; i < 3; i++) {
            TestBrowser reviewer = reviewerOf(i);
            assertThat(reviewer.post(application(i) + "/review", "score-1", "9", "reason-1", "")
                            .status())
                    .isEqualTo(422);
            assertThat(reviewer.post(
                                    application(i) + "/review",
                                    "score-1",
                                    String.valueOf(5 - i),
                                    "reason-1",
                                    "It fits well enough for us")
                            .body())
                    .contains("are kept");
        }
        assertThat(companies.get(0).get(application(0) + "/review").status()).isEqualTo(404);
    }

    private void allButTheLastAreEligible() {
        for (int i = 0; i < 3; i++) {
            owner.post(application(i) + "/eligibility", "verdict", "eligible", "grounds", "A small company");
        }
    }

    /// A refusal is a pending decision like others: the company hears of it with the release.
    private void refuseTheLast() {
        String before = companies.get(3).get(application(3)).body();
        owner.post(
                application(3) + "/eligibility", "verdict", "not", "feedback", "Clay is not on the market yet here.");
        assertThat(owner.get(CALL + "/screening").body()).contains("Not eligible");
        assertThat(withoutToken(companies.get(3).get(application(3)).body())).isEqualTo(withoutToken(before));
        assertThat(mails("boss@company4.example", "release:%")).isZero();
        TestBrowser.Answer tooEarly = owner.post(CALL + "/step", "to", "at event");
        assertThat(tooEarly.status()).isEqualTo(409);
        assertThat(tooEarly.body()).contains("Some applications still wait for a decision");
    }

    private String selection() {
        String before = companies.get(2).get(application(2)).body();
        owner.post(CALL + "/selection/rules", "kind", "at least", "number", "1", "tag", "country:NO");
        String priced = owner.get(CALL + "/selection").body();
        assertThat(priced).contains("At least 1 from Norway", "2.00", "<ins>Company 3</ins>", "<del>Company 1</del>");
        assertThat(owner.post(CALL + "/selection", "waiting", "1").path()).isEqualTo(CALL + "/release");
        assertThat(withoutToken(companies.get(2).get(application(2)).body())).isEqualTo(withoutToken(before));
        assertThat(owner.post(CALL + "/release").status()).isEqualTo(409);
        assertThat(owner.get(CALL + "/release").body())
                .contains("Not this time", "boss@company3.example", "It fits well enough");
        owner.post(application(2) + "/feedback", "feedback", "Your walls need another fire test first.");
        assertThat(owner.post(CALL + "/release").body()).contains("4 decisions are known");
        assertThat(companies.get(2).get(application(2)).body()).contains("Not selected", "another fire test");
        assertThat(mails("boss@company3.example", "release:%")).isEqualTo(1);
        assertThat(companies.get(3).get(application(3)).body()).contains("Not eligible", "not on the market yet");
        assertThat(mails("boss@company4.example", "release:%:not_eligible:%")).isEqualTo(1);
        return application(0);
    }

    private void waitingListMovesUp(String first, boolean withdraws) {
        assertThat(companies.get(1).get(application(1)).body()).contains("number 1 on the waiting list");
        assertThat(companies.get(1).post(first + "/answer", "answer", "no").status())
                .isEqualTo(404);
        if (withdraws) {
            companies.get(0).post(first + "/answer", "answer", "yes");
            companies.get(0).post(first + "/withdraw");
        } else {
            companies.get(0).post(first + "/answer", "answer", "no");
        }
        assertThat(companies.get(1).get(application(1)).body()).contains("You are invited");
        assertThat(mails("boss@company2.example", "moved-up:%")).isEqualTo(1);
        assertThat(companies
                        .get(1)
                        .post(application(1) + "/answer", "answer", "yes")
                        .body())
                .contains("Confirmed");
    }

    private String whoHasConfirmedIsInvitedToAnEventThatIsPlannedLater() {
        String event = planEvent();
        assertThat(owner.get(event + "/participants").body())
                .contains("Company 2")
                .doesNotContain("Company 1", "Company 3");
        return event;
    }

    private String planEvent() {
        TestBrowser.Answer event = owner.post(
                "/events",
                "version",
                "0",
                "lab",
                "ffffffffffff",
                "name",
                "Living Lab Day",
                "day",
                LocalDate.now().plusDays(60).toString(),
                "city",
                "Göteborg",
                "zone",
                "Europe/Stockholm",
                "meetingsMax",
                "8");
        assertThat(event.path()).as(event.body()).endsWith("/sessions");
        return event.path().replace("/sessions", "");
    }

    private void whoWithdrawsIsNotExpectedAtTheEvent(String event) {
        assertThat(coming()).isEqualTo("invited");

        companies.get(1).post(application(1) + "/withdraw");

        assertThat(coming()).isEqualTo("not coming");
        assertThat(owner.get(event + "/participants").body()).contains("Company 2", "Not coming");
    }

    private String coming() {
        return program.sql()
                .sql("select coming from participant where organisation_id = :id")
                .param("id", COMPANIES.get(1))
                .query(String.class)
                .single();
    }

    /// The page without what differs in every call.
    private static String withoutToken(String body) {
        return body.replaceAll("(content|value)=\"[0-9A-Za-z_=-]{30,}\"", "");
    }

    private String application(int company) {
        return "/applications/"
                + program.sql()
                        .sql("select id from application where company_id = :id")
                        .param("id", COMPANIES.get(company))
                        .query(String.class)
                        .single();
    }

    private TestBrowser reviewerOf(int company) {
        String email = program.sql()
                .sql("""
                        select c.email from review_assignment s join account c on c.id = s.account_id
                          join application a on a.id = s.application_id where a.company_id = :id
                        """)
                .param("id", COMPANIES.get(company))
                .query(String.class)
                .single();
        return switch (email) {
            case "manager@cluster.example" -> cluster;
            case "manager@rival.example" -> rival;
            default -> owner;
        };
    }

    private String account(String email) {
        return program.sql()
                .sql("select id from account where email = :email")
                .param("email", email)
                .query(String.class)
                .single();
    }

    private int mails(String to, String cause) {
        return program.sql()
                .sql("select count(*) from mail where to_address like :to and cause like :cause")
                .param("to", to)
                .param("cause", cause)
                .query(Integer.class)
                .single();
    }

    private void add(OrganisationId id, String name, OrganisationKind kind, String country) {
        program.part(Organisations.class).add(organisation(id, name, kind, country));
        program.part(Organisations.class)
                .join(id, kind == OrganisationKind.CITY ? Level.CITY : Level.CLUSTER, false, LocalDate.of(2018, 1, 1));
    }

    private static Organisation organisation(OrganisationId id, String name, OrganisationKind kind, String country) {
        return new Organisation(id, name, "", kind, country, "", "", null, "", LocalDate.of(2000, 1, 1), null, null, 1);
    }
}
