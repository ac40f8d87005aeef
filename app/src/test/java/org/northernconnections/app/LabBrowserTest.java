package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabCriterion;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.LabState;
import org.northernconnections.lab.Labs;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Role;

/// A challenge in a real browser, from its first words to an answered question, each step by whoever takes it.
class LabBrowserTest {
    private static final OrganisationId CITY = new OrganisationId("aaaaaaaaaaaa");
    private static final OrganisationId LEAD = new OrganisationId("bbbbbbbbbbbb");
    private static final OrganisationId COMPANY = new OrganisationId("cccccccccccc");

    private static RunningProgram program;
    private static PageReader reader;
    private static Account owner;
    private static Account secretariat;
    private static Account boss;

    @BeforeAll
    static void start() {
        program = RunningProgram.named();
        program.change(() -> {
            add(CITY, "Göteborgs Stad", OrganisationKind.CITY, Level.CITY);
            add(LEAD, "Energy Cluster Denmark", OrganisationKind.CLUSTER, Level.CLUSTER);
            add(COMPANY, "Timber AS", OrganisationKind.RESEARCH, Level.CITY);
            var lab = new Lab(
                    new LabId(program.part(NewIds.class).next()),
                    "Hoppet",
                    CITY,
                    "Göteborgs Stad",
                    "Göteborg",
                    "SE",
                    null,
                    "A preschool for 108 children",
                    LabState.NAMED,
                    java.util.List.of(LabCriterion.Kind.values()).stream()
                            .map(kind -> new LabCriterion(kind, true, "Council, 2018"))
                            .toList(),
                    1);
            program.part(Labs.class).add(lab);
            program.part(Labs.class).step(lab.id(), LabState.SPECIFIED);
            program.part(Labs.class).step(lab.id(), LabState.CHOSEN);
        });
        owner = program.person("owner@city.example", CITY, Role.OWNER);
        secretariat = program.person("lead@cluster.example", LEAD, Role.SECRETARIAT);
        boss = program.person("boss@company.example", COMPANY, Role.COMPANY);
        reader = new PageReader(program);
    }

    @AfterAll
    static void stop() {
        if (reader != null) { // Without a browser nothing was opened.
            reader.close();
        }
        program.close();
    }

    private static void add(OrganisationId id, String name, OrganisationKind kind, Level level) {
        var organisations = program.part(Organisations.class);
        organisations.add(
                new Organisation(id, name, "", kind, "SE", "", "", null, "", LocalDate.of(2000, 1, 1), null, null, 1));
        organisations.join(id, level, false, LocalDate.of(2018, 1, 1));
    }

    @Test
    void aChallengeGoesFromItsFirstWordsToAnAnsweredQuestion() {
        String challenge = theOwnerWordsIt();
        theSecretariatAsksForChanges(challenge);
        theOwnerRewordsIt(challenge);
        theSecretariatApproves(challenge);
        theOwnerOpensIt(challenge);
        aCompanyAsks(challenge);
        theOwnerAnswers(challenge);
        everybodyReads(challenge);
    }

    private static String theOwnerWordsIt() {
        reader.signIn(owner);
        reader.open("/labs");
        reader.click("Hoppet");
        reader.picture("lab-lab");
        reader.click("Word a challenge");
        reader.type("title", "A preschool without fossil materials");
        reader.type("need-1", "We need a new sensor system");
        reader.waitFor("coach", "this is a solution already");
        reader.picture("lab-coach");

        reader.press("More lines");
        assertThat(reader.text()).contains("this is a solution already");
        reader.type("need-9", "Walls without fossil insulation");
        reader.type("summary", "It opens in two years, for 108 children.");
        reader.type("success", "Fossil materials are at most 5 % of the weight");
        reader.type("afterEvent", "The board decides in June about three tests, SEK 200,000 each.");
        reader.type("budgetMin", "200000");
        reader.type("budgetMax", "900000");
        reader.type("currency", "SEK");
        reader.type("criterion-1", "Fit");
        reader.type("criterion-description-1", "How well it answers the needs");
        reader.choose("contact", "owner");
        reader.press("Save");
        assertThat(reader.text()).contains("The draft is kept", "this is a solution already");
        String challenge = reader.path();
        reader.press("Ask for a review");
        assertThat(reader.text()).contains("The reviewers have been told", "leave the review to others");

        reader.signOut();
        reader.open(challenge);
        assertThat(reader.text()).contains("There is nothing here");
        return challenge;
    }

    private static void theSecretariatAsksForChanges(String challenge) {
        reader.signIn(secretariat);
        reader.open(challenge);
        reader.picture("lab-review");
        reader.press("Ask for changes");
        assertThat(reader.text()).contains("Please say what should change");
        reader.type("comment", "Need 1 is a solution: what must become possible?");
        reader.press("Ask for changes");
        assertThat(reader.text()).contains("Your review is kept", "Changes asked");
    }

    private static void theOwnerRewordsIt(String challenge) {
        reader.signIn(owner);
        reader.open(challenge);
        assertThat(reader.text()).contains("Need 1 is a solution: what must become possible?");
        reader.click("Go on wording");
        reader.type("need-1", "Teachers notice bad air before the children are tired");
        reader.waitUntilGone("coach", "this is a solution already");
        reader.type("why", "An opening instead of a solution");
        reader.press("Save");
        assertThat(reader.text()).contains("Kept as version 2", "Nothing to remark");
        reader.open(challenge + "/versions/1/2");
        assertThat(reader.text()).contains("An opening instead of a solution", "Teachers notice bad air");
        reader.picture("lab-differences");
        reader.open(challenge);
        reader.press("Ask for a review");
    }

    private static void theSecretariatApproves(String challenge) {
        reader.signIn(secretariat);
        reader.open(challenge);
        reader.press("Approve");
        assertThat(reader.text()).contains("Your review is kept", "Approved");
    }

    private static void theOwnerOpensIt(String challenge) {
        reader.signIn(owner);
        reader.open(challenge);
        reader.setTime("closes", LocalDate.now().plusDays(30) + "T12:00");
        reader.press("Open the call");
        assertThat(reader.text()).contains("The call is open for everybody", "4 weeks left");
        reader.picture("lab-owner");
        reader.unfold("Prolong the call");
        reader.setTime("prolonged", LocalDate.now().plusDays(50) + "T12:00");
        reader.press("Prolong the call");
        assertThat(reader.text()).contains("7 weeks left");
    }

    private static void aCompanyAsks(String challenge) {
        reader.signIn(boss);
        reader.open(challenge);
        reader.press("Follow");
        assertThat(reader.text()).contains("You hear of every change");
        reader.type("question", "May the roof be green?");
        reader.press("Ask");
        assertThat(reader.text()).contains("May the roof be green?", "Waits for the owner");
    }

    private static void theOwnerAnswers(String challenge) {
        reader.signIn(owner);
        reader.open(challenge);
        String answer =
                program.sql().sql("select id from question").query(String.class).single();
        reader.type("answer-" + answer, "It must be.");
        reader.press("Answer");
        assertThat(reader.text()).contains("The answer is public now");
    }

    private static void everybodyReads(String challenge) {
        reader.signOut();
        reader.open("/challenges");
        reader.picture("lab-challenges");
        reader.click("A preschool without fossil materials");
        assertThat(reader.path()).isEqualTo(challenge);
        assertThat(reader.text())
                .contains(
                        "Teachers notice bad air before the children are tired",
                        "200,000 to 900,000 SEK",
                        "May the roof be green?",
                        "It must be.")
                .doesNotContain("boss", "sensor system", "History");
        reader.picture("lab-call");
        reader.open("/labs");
        reader.picture("lab-labs");
    }
}
