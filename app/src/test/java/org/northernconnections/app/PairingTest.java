package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.lab.Challenge;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.RuleBroken;
import org.northernconnections.match.Matches;
import org.northernconnections.match.Pairing;
import org.northernconnections.match.Pairings;
import org.northernconnections.match.SeekPartners;
import org.northernconnections.match.Together;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.partnership.Visibility;

/// Companies that would answer a challenge together: neither can tell who the other is before both have said yes.
class PairingTest {
    private static RunningProgram program;

    private int before;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        program.change(
                () -> program.sql().sql("update account set language = 'en'").update());
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @BeforeEach
    void forget() {
        program.change(() -> {
            program.sql().sql("delete from pairing").update();
            program.sql()
                    .sql("update mail set cause = 'before:' || cause where cause like 'partner%'")
                    .update();
        });
        before = program.sql()
                .sql("select coalesce(max(id), 0) from ledger_line")
                .query(Integer.class)
                .single();
    }

    private List<Company> companies() {
        return program.part(Companies.class).listAll();
    }

    private Optional<Account> person(OrganisationId company) {
        return program.part(People.class).listOf(company, Role.COMPANY).stream().findFirst();
    }

    private List<SeekPartners.Offer> offers(Company company) {
        return program.part(SeekPartners.class).offers(company);
    }

    /// A company with people and an offer.
    private Company asker() {
        return companies().stream()
                .filter(company -> person(company.id()).isPresent())
                .filter(company -> !offers(company).isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("The demonstration has no offer to anybody."));
    }

    private static String path(Company company) {
        return "/companies/" + company.id() + "/partners";
    }

    private static String shown(TestBrowser browser, String path) {
        return browser.get(path).body().replaceAll("(name=\"(_csrf|csrf-token)\"[^>]*(value|content)=\")[^\"]*", "$1");
    }

    private void ask(TestBrowser browser, Company asker, SeekPartners.Offer offer) {
        TestBrowser.Answer answer = browser.post(
                path(asker),
                "challenge",
                offer.challenge().id().value(),
                "need",
                String.valueOf(offer.need()),
                "country",
                offer.country());
        assertThat(answer.body()).contains("One of them has been asked.");
    }

    private Pairing pairing(Company asker) {
        return program.part(Pairings.class).listOf(asker.id()).getFirst();
    }

    /// Puts the asked company into the hands of somebody who can sign in.
    private TestBrowser asked(Pairing pairing) {
        return program.browser(
                program.person("asked-" + pairing.id() + "@partner.example", pairing.asked(), Role.COMPANY));
    }

    @Test
    void theCompanyThatTheDemonstrationSignsInIsTold() {
        Account elin = program.part(People.class)
                .findByEmail("elin.hampusson@hampavagg.example")
                .orElseThrow();
        Company own = companies().stream()
                .filter(company -> company.name().equals("Hampavägg"))
                .findFirst()
                .orElseThrow();

        assertThat(offers(own)).isNotEmpty();
        assertThat(program.browser(elin).get(path(own)).body()).contains("Warm homes along the Bille");
    }

    @Test
    void everyClassThatIsToldHoldsForThreeCompaniesAndNamesNone() {
        Account lead = program.part(People.class)
                .findByEmail("mette.dahlgaard@aalborg-kommune.example")
                .orElseThrow();
        TestBrowser secretariat = program.browser(lead);
        ApiClient programs = ApiClient.of(program, lead);
        Matches matches = program.part(Matches.class);
        int told = 0;
        for (Company own : companies().stream()
                .filter(company -> !offers(company).isEmpty())
                .limit(4)
                .toList()) {
            List<SeekPartners.Offer> offers = offers(own);
            for (SeekPartners.Offer offer : offers) {
                told++;
                double ours = matches.fit(offer.challenge(), own).strengths()[offer.need() - 1];
                assertThat(companies().stream()
                                .filter(one -> !one.id().equals(own.id()))
                                .filter(one -> one.visibility() != Visibility.PRIVATE)
                                .filter(one -> offer.country().isEmpty()
                                        || one.organisation().country().equals(offer.country()))
                                .filter(one ->
                                        matches.fit(offer.challenge(), one).strengths()[offer.need() - 1] > ours))
                        .as(own.name() + " " + offer)
                        .hasSizeGreaterThanOrEqualTo(SeekPartners.ALIKE_MIN);
                assertThat(offer.togetherPercent() % 10).isZero();
            }
            if (!offers.isEmpty()) {
                String page = secretariat.get(path(own)).body();
                String answer = programs.get("/api/v1" + path(own)).body();
                for (Company other : companies()) {
                    if (!other.id().equals(own.id())) {
                        assertThat(page).doesNotContain(other.id().value(), ">" + other.name() + "<");
                        assertThat(answer).doesNotContain(other.id().value(), "\"" + other.name() + "\"");
                        other.capabilities().forEach(one -> assertThat(page).doesNotContain(one.statement()));
                    }
                }
            }
        }
        assertThat(told).isPositive();
    }

    @Test
    void aClassOfTwoIsNotTold() {
        Company own = asker();
        SeekPartners.Offer offer = offers(own).stream()
                .max(Comparator.comparing(SeekPartners.Offer::country))
                .orElseThrow();
        Matches matches = program.part(Matches.class);
        double ours = matches.fit(offer.challenge(), own).strengths()[offer.need() - 1];
        List<OrganisationId> better = companies().stream()
                .filter(one -> !one.id().equals(own.id()) && one.visibility() != Visibility.PRIVATE)
                .filter(one -> matches.fit(offer.challenge(), one).strengths()[offer.need() - 1] > ours)
                .map(Company::id)
                .toList();

        program.change(() -> better.stream()
                .skip(SeekPartners.ALIKE_MIN - 1L)
                .forEach(id -> program.sql()
                        .sql("update company set visibility = 'private' where organisation_id = :id")
                        .param("id", id.value())
                        .update()));

        List<SeekPartners.Offer> left = offers(own);
        program.change(() -> better.stream()
                .skip(SeekPartners.ALIKE_MIN - 1L)
                .forEach(id -> program.sql()
                        .sql("update company set visibility = 'public' where organisation_id = :id")
                        .param("id", id.value())
                        .update()));
        assertThat(left)
                .noneMatch(one -> one.challenge().id().equals(offer.challenge().id()) && one.need() == offer.need());
    }

    @Test
    void bothAreNamedOnceBothHaveSaidYes() {
        Company own = asker();
        TestBrowser asker = program.browser(person(own.id()).orElseThrow());
        ask(asker, own, offers(own).getFirst());
        Pairing pairing = pairing(own);
        TestBrowser asked = asked(pairing);
        String beside = "/companies/%s/beside/%s".formatted(own.id(), pairing.asked());
        String answer = "/pairings/" + pairing.id() + "/answer";

        assertThat(asked.get("/companies/" + pairing.asked() + "/partners").body())
                .contains("you were asked by", "Yes, name us to each other")
                .doesNotContain(own.name(), own.id().value());
        assertThat(mails("partner_asked"))
                .allSatisfy(mail -> assertThat(mail)
                        .contains("Neither of you learns")
                        .doesNotContain(own.name(), own.id().value()));
        assertThat(asker.get(beside).status()).isEqualTo(404);
        assertThat(asker.post(answer, "answer", "yes").status()).isEqualTo(404);

        assertThat(asked.post(answer, "answer", "yes").body()).contains("You are named to each other", own.name());

        assertThat(asker.get(path(own)).body()).contains(pairing.askedName());
        assertThat(asker.get(beside).body())
                .contains("Overlap of capabilities", "Overlap of markets", pairing.askedName());
        assertThat(asked.get("/companies/%s/beside/%s".formatted(pairing.asked(), own.id()))
                        .status())
                .isEqualTo(200);
        assertThat(mails("partner_agreed"))
                .hasSize(program.part(People.class)
                                .listOf(own.id(), Role.COMPANY)
                                .size()
                        + program.part(People.class)
                                .listOf(pairing.asked(), Role.COMPANY)
                                .size());
        assertThat(asked.post(answer, "answer", "yes").status()).isEqualTo(409);
        assertThat(program.sql()
                        .sql("select to_state from ledger_line where kind = 'pairing' and id > " + before
                                + " order by id")
                        .query(String.class)
                        .list())
                .containsExactly("asked", "agreed");
    }

    @Test
    void whoSaysNoLooksLikeWhoSaysNothing() {
        Company own = asker();
        TestBrowser asker = program.browser(person(own.id()).orElseThrow());
        ask(asker, own, offers(own).getFirst());
        Pairing pairing = pairing(own);
        asker.get(path(own)); // the notice is shown once
        String before = shown(asker, path(own));
        ApiClient ours = ApiClient.of(program, person(own.id()).orElseThrow());
        String beforeForPrograms = ours.get("/api/v1" + path(own)).body();
        List<String> mailsBefore = mails("");

        assertThat(asked(pairing)
                        .post("/pairings/" + pairing.id() + "/answer", "answer", "no")
                        .body())
                .contains("Noted. They are not told");

        assertThat(shown(asker, path(own))).isEqualTo(before);
        assertThat(ours.get("/api/v1" + path(own)).body()).contains("\"state\"").isEqualTo(beforeForPrograms);
        List<String> mailsAfter = new ArrayList<>(mails(""));
        mailsAfter.removeIf(mail -> mail.contains("/sign-in/"));
        assertThat(mailsAfter)
                .hasSameSizeAs(mailsBefore.stream()
                        .filter(mail -> !mail.contains("/sign-in/"))
                        .toList());
        program.part(MoveClock.class).by(Pairing.WAIT.plusDays(1));
        String late = shown(asker, path(own));
        program.change(() -> {
            assertThat(program.part(Pairings.class)
                            .lapse(program.part(MoveClock.class).now()))
                    .isZero();
        });
        assertThat(late).contains("No answer came").doesNotContain(pairing.askedName());
    }

    @Test
    void nobodyAsksSoOftenThatAClassIsUsedUp() {
        Company own = asker();
        SeekPartners.Offer offer = offers(own).getFirst();
        TestBrowser asker = program.browser(person(own.id()).orElseThrow());
        ask(asker, own, offer);
        ask(asker, own, offer);

        TestBrowser.Answer third = asker.post(
                path(own),
                "challenge",
                offer.challenge().id().value(),
                "need",
                String.valueOf(offer.need()),
                "country",
                offer.country());

        assertThat(third.status()).isEqualTo(409);
        List<Pairing> asked = program.part(Pairings.class).listOf(own.id());
        assertThat(asked)
                .hasSize(SeekPartners.ASKED_MAX)
                .extracting(Pairing::asked)
                .doesNotHaveDuplicates();
        assertThat(offers(own).getFirst()).isEqualTo(offer);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> program.change(() -> program.sql()
                        .sql("update pairing set asked_country = 'SE', need = 2")
                        .update()))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void whoHasFiveQuestionsToAnswerIsAskedNoMoreUntilOneIsClosed() {
        Company own = asker();
        SeekPartners.Offer offer = offers(own).getFirst();
        TestBrowser asker = program.browser(person(own.id()).orElseThrow());
        ask(asker, own, offer);
        OrganisationId best = pairing(own).asked();
        program.change(() -> {
            program.sql().sql("delete from pairing").update();
            companies().stream()
                    .map(Company::id)
                    .filter(id -> !id.equals(own.id()) && !id.equals(best))
                    .limit(SeekPartners.WAITING_MAX)
                    .forEach(other -> program.sql()
                            .sql("""
                                    insert into pairing (id, challenge_id, asker_id, asked_id, need, asked_at, state)
                                    values (?, ?, ?, ?, 1, now(), 'asked')
                                    """)
                            .params(
                                    program.part(NewIds.class).next(),
                                    offer.challenge().id().value(),
                                    other.value(),
                                    best.value())
                            .update());
        });
        String[] question = {
            "challenge",
            offer.challenge().id().value(),
            "need",
            String.valueOf(offer.need()),
            "country",
            offer.country()
        };

        asker.post(path(own), question);
        assertThat(program.part(Pairings.class).listWaitedFor(SeekPartners.WAITING_MAX))
                .containsExactly(best);
        assertThat(program.part(Pairings.class).listOf(own.id()))
                .extracting(Pairing::asked)
                .doesNotContain(best);

        program.change(() -> program.sql()
                .sql("update pairing set state = 'lapsed' where id = (select min(id) from pairing where asked_id = ?)")
                .params(best.value())
                .update());
        assertThat(program.part(Pairings.class).listWaitedFor(SeekPartners.WAITING_MAX))
                .isEmpty();
        asker.post(path(own), question);
        assertThat(program.part(Pairings.class).listOf(own.id()))
                .extracting(Pairing::asked)
                .contains(best);
    }

    @Test
    void whoseAskingFoundNoYesOrWhoHidesIsInNoTeamThatOthersRead() {
        Account lead = program.part(People.class)
                .findByEmail("mette.dahlgaard@aalborg-kommune.example")
                .orElseThrow();
        Viewer viewer = program.part(People.class).viewer(lead, LocalDate.now(program.part(Clock.class)));
        Challenge challenge = offers(asker()).getFirst().challenge();
        List<OrganisationId> two =
                teams(viewer, challenge).getFirst().stream().limit(2).toList();

        pair(challenge, two, "declined");
        assertThat(teams(viewer, challenge)).noneMatch(team -> team.containsAll(two));

        program.change(() -> program.sql().sql("delete from pairing").update());
        pair(challenge, two, "agreed");
        assertThat(teams(viewer, challenge).getFirst()).containsAll(two);

        consent(two.getFirst(), "null, visibility = 'private'");
        List<List<OrganisationId>> hiding = teams(viewer, challenge);
        consent(two.getFirst(), "now(), visibility = 'public'");
        assertThat(hiding).noneMatch(team -> team.contains(two.getFirst()));
    }

    private List<List<OrganisationId>> teams(Viewer viewer, Challenge challenge) {
        Matches matches = program.part(Matches.class);
        return program
                .part(Together.class)
                .teamsFor(challenge, matches.companiesFor(viewer, challenge, Together.FITTING_MAX), 3)
                .stream()
                .map(team -> team.companies().stream().map(Company::id).toList())
                .toList();
    }

    private static void pair(Challenge challenge, List<OrganisationId> two, String state) {
        program.change(() -> {
            program.sql()
                    .sql("""
                            insert into pairing (id, challenge_id, asker_id, asked_id, need, asked_at, state)
                            values ('pairedpaired', :challenge, :one, :other, 1, now(), 'asked')
                            """)
                    .param("challenge", challenge.id().value())
                    .param("one", two.getFirst().value())
                    .param("other", two.getLast().value())
                    .update();
            program.sql()
                    .sql("update pairing set state = :state, answered_at = now() where id = 'pairedpaired'")
                    .param("state", state)
                    .update();
        });
    }

    private static void consent(OrganisationId company, String atAndVisibility) {
        program.change(() -> program.sql()
                .sql("update company set consent_at = " + atAndVisibility + " where organisation_id = :id")
                .param("id", company.value())
                .update());
    }

    @Test
    void clustersAreComparedWithoutNamingAMember() {
        List<String> clusters = program.sql().sql("""
                        select m.cluster_id from cluster_member m join partner p on p.organisation_id = m.cluster_id
                         where m.until is null and p.left_on is null group by 1 order by count(*) desc limit 2
                        """).query(String.class).list();
        TestBrowser manager = program.browser(
                program.person("rivals@cluster.example", new OrganisationId(clusters.getFirst()), Role.CLUSTER));

        TestBrowser.Answer shown = manager.get("/partners/%s/beside/%s".formatted(clusters.get(0), clusters.get(1)));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).contains("third best member");
        companies()
                .forEach(company ->
                        assertThat(shown.body()).doesNotContain(company.id().value()));
        assertThat(manager.get("/partners/%s/beside/%s".formatted(clusters.get(1), clusters.get(0)))
                        .status())
                .isEqualTo(404);
        assertThat(manager.get("/partners/" + clusters.get(1)).body()).contains("Compare with");
    }

    private List<String> mails(String kind) {
        return program.sql()
                .sql("select subject || ' ' || body from mail where cause like :kind")
                .param("kind", kind + "%")
                .query(String.class)
                .list();
    }
}
