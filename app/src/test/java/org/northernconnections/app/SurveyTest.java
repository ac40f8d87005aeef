package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.connection.AskSurvey;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.EvidenceId;
import org.northernconnections.connection.Facts;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;

/// The yearly survey of two partners, and what each of them and a third learns of it.
class SurveyTest {
    @Test
    void bothReadItOnceBothHaveAnsweredAndNobodyElseDoes() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            List<String> partners = partners(program);
            TestBrowser one = browser(program, "one", partners.get(0), Role.OWNER);
            TestBrowser other = browser(program, "other", partners.get(1), Role.CLUSTER);
            TestBrowser third = browser(program, "third", partners.get(2), Role.SECRETARIAT);
            String fromOne = "/organisations/%s/connection".formatted(partners.get(1));
            String fromOther = "/organisations/%s/connection".formatted(partners.get(0));

            assertThat(one.post(fromOne + "/survey", "clear", "5").status()).isEqualTo(422);
            assertThat(answer(one, fromOne, "5", "Words of the first.").body()).contains("We have answered.");
            assertThat(other.get(fromOther).body()).doesNotContain("Words of the first.");
            assertThat(answer(other, fromOther, "2", "Words of the second.").body())
                    .contains("Words of the first.", "Here we see it differently");
            assertThat(one.get(fromOne).body()).contains("Words of the second.", "They do what they say");
            assertThat(answer(one, fromOne, "1", "Another word").status()).isEqualTo(409);
            assertThat(third.get(fromOne).body()).doesNotContain("Words of the");
            assertThat(third.get(fromOne + "?as=" + partners.get(0)).status()).isEqualTo(404);
        }
    }

    @Test
    void aPartnerIsAskedInNovemberAndRemindedInDecemberUntilItHasAnswered() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            List<OrganisationId> partners = program
                    .sql()
                    .sql("select organisation_id from partner where left_on is null order by 1 limit 2")
                    .query(String.class)
                    .list()
                    .stream()
                    .map(OrganisationId::new)
                    .toList();
            OrganisationId one = partners.get(0);
            OrganisationId other = partners.get(1);
            TestBrowser asked = browser(program, "asked", one.value(), Role.OWNER);
            MoveClock clock = program.part(MoveClock.class);
            moveTo(clock, LocalDate.of(clock.today().getYear() + 1, 10, 31));
            program.change(() -> program.part(Facts.class)
                    .add(new DatedFact(
                            new EvidenceId("survey000000"),
                            DatedFact.Kind.MEETING_HELD,
                            other,
                            one,
                            "",
                            "",
                            clock.today(),
                            "",
                            "survey:test")));
            ask(program);
            assertThat(letters(program, one)).isEmpty();
            assertThat(asked.get("/home").body()).doesNotContain("Six questions about each");

            moveTo(clock, clock.today().plusDays(1));
            ask(program);
            ask(program);
            assertThat(letters(program, one)).containsExactly("Once a year: how do you find working together?");
            assertThat(asked.get("/home").body()).contains("Six questions about each", "/surveys");
            assertThat(asked.get("/surveys").body())
                    .contains(
                            "/organisations/%s/connection?as=%s#survey".formatted(other, one), "waits for our answer");

            moveTo(clock, clock.today().plusDays(30));
            ask(program);
            assertThat(letters(program, one)).hasSize(2).contains("Still open: how do you find working together?");
            answer(asked, "/organisations/%s/connection".formatted(other), "4", "");
            assertThat(asked.get("/surveys").body())
                    .contains("waits for theirs")
                    .doesNotContain("waits for our");
            assertThat(asked.get("/home").body()).doesNotContain("Six questions about each");

            moveTo(clock, clock.today().plusDays(40));
            TestBrowser late = browser(program, "late", other.value(), Role.CLUSTER);
            assertThat(answer(late, "/organisations/%s/connection".formatted(one), "4", "In January.")
                            .body())
                    .contains("We see it alike.");
            assertThat(asked.get("/organisations/%s/connection".formatted(other))
                            .body())
                    .contains("In January.");
        }
    }

    @Test
    void aPartnerIntoWhichAnotherWasMergedHasItsAnswers() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            List<String> partners = partners(program);
            TestBrowser one = browser(program, "one", partners.get(0), Role.OWNER);
            TestBrowser other = browser(program, "other", partners.get(1), Role.CLUSTER);
            answer(one, "/organisations/%s/connection".formatted(partners.get(1)), "5", "Words of the first.");
            answer(other, "/organisations/%s/connection".formatted(partners.get(0)), "5", "Words of the second.");

            TestBrowser lead = browser(program, "lead", partners.get(0), Role.SECRETARIAT);
            LocalDate today = program.part(MoveClock.class).today();
            assertThat(lead.post(
                                    "/partners/merge",
                                    "merged",
                                    partners.get(1),
                                    "successor",
                                    partners.get(2),
                                    "on",
                                    today.toString(),
                                    "why",
                                    "They work together.")
                            .status())
                    .isEqualTo(200);

            assertThat(one.get("/organisations/%s/connection".formatted(partners.get(2)))
                            .body())
                    .contains("Words of the second.", "We see it alike.");
        }
    }

    /// Three of them.
    private static List<String> partners(RunningProgram program) {
        return program.sql()
                .sql("select organisation_id from partner where left_on is null order by 1 limit 3")
                .query(String.class)
                .list();
    }

    private static void moveTo(MoveClock clock, LocalDate day) {
        clock.by(Duration.ofDays(ChronoUnit.DAYS.between(clock.today(), day)));
    }

    private static void ask(RunningProgram program) {
        program.change(program.part(AskSurvey.class)::ask);
    }

    private static List<String> letters(RunningProgram program, OrganisationId of) {
        return program.sql()
                .sql("select subject from mail where to_address = 'asked@survey.example' and cause like :of")
                .param(
                        "of",
                        "%%:%d:%s:%%"
                                .formatted(program.part(MoveClock.class).today().getYear(), of))
                .query(String.class)
                .list();
    }

    private static TestBrowser browser(RunningProgram program, String name, String organisation, Role role) {
        return program.browser(program.person(name + "@survey.example", new OrganisationId(organisation), role));
    }

    private static TestBrowser.Answer answer(TestBrowser browser, String address, String mark, String words) {
        return browser.post(
                address + "/survey",
                "clear",
                mark,
                "answers",
                mark,
                "promises",
                mark,
                "open",
                mark,
                "worth",
                "3",
                "again",
                mark,
                "words",
                words);
    }
}
