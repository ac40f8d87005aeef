package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Role;

/// A challenge from a named lab to answered questions, each step by whoever takes it.
class LabWalkTest {
    private static final OrganisationId CITY = new OrganisationId("aaaaaaaaaaaa");
    private static final OrganisationId CLUSTER = new OrganisationId("bbbbbbbbbbbb");

    @Test
    void aChallengeIsWordedReviewedOpenedAndAskedAbout() {
        try (RunningProgram program = RunningProgram.named()) {
            program.change(() -> {
                add(program, CITY, "Göteborgs Stad", OrganisationKind.CITY, Level.CITY);
                add(program, CLUSTER, "House of Energy", OrganisationKind.CLUSTER, Level.CLUSTER);
            });
            TestBrowser owner = program.browser(program.person("owner@city.example", CITY, Role.OWNER));
            TestBrowser secretariat = program.browser(program.person("lead@city.example", CITY, Role.SECRETARIAT));
            TestBrowser cluster = program.browser(program.person("manager@cluster.example", CLUSTER, Role.CLUSTER));
            TestBrowser company = program.browser(program.person("boss@company.example", CLUSTER, Role.COMPANY));
            TestBrowser stranger = program.browser();

            String lab = owner.post(
                            "/labs",
                            "name",
                            "Hoppet",
                            "owner",
                            CITY.value(),
                            "city",
                            "Göteborg",
                            "country",
                            "SE",
                            "version",
                            "0")
                    .path();
            assertThat(lab).startsWith("/labs/");
            assertThat(owner.post(lab + "/step", "to", "specified").status()).isEqualTo(409);
            owner.post(
                    lab + "/edit",
                    "name",
                    "Hoppet",
                    "city",
                    "Göteborg",
                    "country",
                    "SE",
                    "version",
                    "1",
                    "met",
                    "political_backing",
                    "grounds",
                    "Council, 2018",
                    "met",
                    "critical_mass_of_companies",
                    "grounds",
                    "Forty builders",
                    "met",
                    "investment_capacity",
                    "grounds",
                    "SEK 90 million",
                    "met",
                    "real_setting",
                    "grounds",
                    "A preschool for 108 children");
            owner.post(lab + "/step", "to", "specified");
            assertThat(owner.post(lab + "/step", "to", "chosen").status()).isEqualTo(403);
            secretariat.post(lab + "/step", "to", "chosen");
            assertThat(owner.post(lab + "/step", "to", "running").body()).contains("Running");

            String labId = lab.substring("/labs/".length());
            TestBrowser.Answer drafted = owner.post(
                    "/challenges",
                    "lab",
                    labId,
                    "version",
                    "0",
                    "language",
                    "en",
                    "title",
                    "A preschool without fossil materials",
                    "summary",
                    "It opens in two years.",
                    "need",
                    "Walls without fossil insulation",
                    "needWeight",
                    "3",
                    "currency",
                    "SEK",
                    "places",
                    "12",
                    "recommendationsMax",
                    "3");
            String challenge = drafted.path();
            assertThat(drafted.body()).contains("Draft", "somebody who answers for it", "at least one criterion");
            assertThat(stranger.get(challenge).status()).isEqualTo(404);
            assertThat(company.get(challenge).status()).isEqualTo(404);

            String edit = owner.get(challenge + "/edit").body();
            assertThat(edit).contains("There is no budget range");
            Matcher person = Pattern.compile("<option value=\"([0-9a-z]{12})\"[^>]*>owner")
                    .matcher(edit);
            assertThat(person.find()).isTrue();
            assertThat(edited(owner, challenge, person.group(1), "1").body()).contains("version 2");
            assertThat(edited(owner, challenge, person.group(1), "1").status()).isEqualTo(409);
            assertThat(owner.post(challenge + "/ask-for-review").body()).contains("In review");

            assertThat(owner.post(challenge + "/review", "verdict", "approved").status())
                    .isEqualTo(403);
            assertThat(cluster.post(challenge + "/review", "verdict", "comment", "comment", "")
                            .status())
                    .isEqualTo(422);
            assertThat(cluster.post(challenge + "/review", "verdict", "approved", "comment", "Clear.")
                            .body())
                    .contains("Approved");
            assertThat(stranger.get(challenge).status()).isEqualTo(404);
            assertThat(owner.post(challenge + "/open", "closes", "2001-01-01T12:00")
                            .status())
                    .isEqualTo(422);
            assertThat(owner.post(challenge + "/open", "closes", LocalDate.now().plusDays(30) + "T12:00")
                            .body())
                    .contains("The call is open");

            assertThat(stranger.get(challenge).body())
                    .contains(
                            "A preschool without fossil materials", "Walls without fossil insulation", "Sign in to ask")
                    .doesNotContain("owner@city.example");
            assertThat(company.post(challenge + "/ask", "question", "May the roof be green?")
                            .body())
                    .contains("May the roof be green?");
            assertThat(stranger.get(challenge).body()).doesNotContain("May the roof be green?");
            Matcher question = Pattern.compile("/questions/([0-9a-z]{12})/answer")
                    .matcher(owner.get(challenge).body());
            assertThat(question.find()).isTrue();
            owner.post("/questions/" + question.group(1) + "/answer", "answer", "It must be.");
            assertThat(stranger.get(challenge).body()).contains("May the roof be green?", "It must be.");
            assertThat(stranger.get(challenge + "/versions/1/2").status()).isEqualTo(404);
            assertThat(owner.get(challenge + "/versions/1/2").body()).contains("<ins>");
            aPublishedNeedStays(owner, challenge, person.group(1));
        }
    }

    private static void aPublishedNeedStays(TestBrowser owner, String challenge, String contact) {
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"")
                .matcher(owner.get(challenge + "/edit").body());
        assertThat(version.find()).isTrue();

        TestBrowser.Answer taken = edited(owner, challenge, contact, version.group(1), "");

        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.body()).contains("The call is published with one need");
        assertThat(edited(owner, challenge, contact, version.group(1), "Walls and roofs without fossil insulation")
                        .body())
                .contains("Walls and roofs without fossil insulation");
    }

    private static TestBrowser.Answer edited(TestBrowser owner, String challenge, String contact, String version) {
        return edited(owner, challenge, contact, version, "Walls without fossil insulation");
    }

    private static TestBrowser.Answer edited(
            TestBrowser owner, String challenge, String contact, String version, String need) {
        return owner.post(
                challenge + "/edit",
                "version",
                version,
                "language",
                "en",
                "title",
                "A preschool without fossil materials",
                "summary",
                "It opens in two years, in Gothenburg.",
                "need",
                need,
                "needWeight",
                "3",
                "criterion",
                "Fit",
                "criterionDescription",
                "How well it answers",
                "criterionWeight",
                "3",
                "contact",
                contact,
                "currency",
                "SEK",
                "places",
                "12",
                "recommendationsMax",
                "3",
                "why",
                "Clearer");
    }

    private static void add(
            RunningProgram program, OrganisationId id, String name, OrganisationKind kind, Level level) {
        program.part(Organisations.class)
                .add(new Organisation(
                        id, name, "", kind, "SE", "", "", null, "", LocalDate.of(2000, 1, 1), null, null, 1));
        program.part(Organisations.class).join(id, level, false, LocalDate.of(2018, 1, 1));
    }
}
