package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.People;

/// The Gothenburg case in one browser: a new challenge of Hoppet, from its first words to a published timetable,
/// each step on the pages and by whoever takes it. Leaves pictures in `target/pictures/gothenburg-….png`.
class GothenburgTest {
    private static final String REASON = "It has shown this in two buildings, and the figures are public.";

    private static RunningProgram program;
    private static PageReader reader;
    private static Account karin;
    private static Account maren;
    private static Account mette;
    private static Account imke;
    private static Account elin;
    private static Account momme;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        karin = person("Karin Lindqvist");
        maren = person("Maren Holt");
        mette = person("Mette Dahlgaard");
        imke = person("Imke Brandes");
        elin = person("Elin Hampusson");
        momme = person("Momme Redlefs");
        reader = new PageReader(program);
    }

    @AfterAll
    static void stop() {
        if (reader != null) { // Without a browser nothing was opened.
            reader.close();
        }
        program.close();
    }

    private static Account person(String name) {
        return program.part(People.class)
                .find(new AccountId(one("select id from account where name = '" + name + "'")))
                .orElseThrow();
    }

    private static String one(String query) {
        return program.sql().sql(query).query(String.class).single();
    }

    @Test
    void aChallengeBecomesAPublishedTimetable() {
        String challenge = karinWordsIt();
        metteApprovesIt(challenge);
        karinOpensIt(challenge);
        imkeRecommends(challenge);
        apply(elin, challenge, "We grow hemp for walls and have filled two schools with it.");
        apply(momme, challenge, "Our reed boards carry plaster without any foil or glue.");
        karinBeginsTheSelection(challenge);
        marenScores(challenge);
        karinSelectsAndReleases(challenge);
        String event = karinPlansTheEvent();
        confirm(elin, challenge);
        confirm(momme, challenge);
        karinInvitesHerself(event);
        List.of(karin, elin, momme).forEach(person -> come(person, event));
        wish(event);
        karinMakesTheTimetable(event);
        karinPublishesIt(event);
        elinReadsHerPlan(event);
    }

    private static String karinWordsIt() {
        reader.signIn(karin);
        reader.open("/labs/" + one("select id from lab where name like 'Hoppet%'"));
        reader.click("Word a challenge");
        reader.type("title", "Walls that can be taken down again");
        reader.type("summary", "Rooms change every ten years, and today every change ends in a skip.");
        reader.type("need-1", "Inner walls come down and go up again without waste");
        reader.type("success", "At least 90 % of the weight is used again, by 2030");
        reader.type("afterEvent", "The board decides in June about two tests of SEK 200,000 each.");
        reader.type("budgetMin", "200000");
        reader.type("budgetMax", "800000");
        reader.type("currency", "SEK");
        reader.type("criterion-1", "Fit");
        reader.type("criterion-description-1", "How well it answers the need");
        reader.choose("contact", "Karin Lindqvist");
        reader.press("Save");
        String challenge = reader.path();
        picture("1-worded");
        reader.press("Ask for a review");
        assertThat(reader.text()).contains("The reviewers have been told");
        return challenge;
    }

    private static void metteApprovesIt(String challenge) {
        reader.signIn(mette);
        reader.open("/home");
        assertThat(reader.text()).contains("Review the challenge \"Walls that can be taken down again\"");
        reader.open(challenge);
        reader.press("Approve");
        assertThat(reader.text()).contains("Your review is kept");
    }

    private static void karinOpensIt(String challenge) {
        reader.signIn(karin);
        reader.open(challenge);
        reader.setTime("closes", LocalDate.now().plusDays(40) + "T12:00");
        reader.press("Open the call");
        assertThat(reader.text()).contains("The call is open for everybody");
        picture("2-open");
    }

    private static void imkeRecommends(String challenge) {
        reader.signIn(imke);
        reader.open(challenge + "/recommend");
        reader.tick("#company option:last-child");
        reader.type("reason", "It keeps its word, and has built with us twice.");
        reader.type("knownSince", "2017");
        reader.type("sure", "80");
        reader.press("Recommend");
        assertThat(reader.text()).contains("It keeps its word", "80 %");
        picture("3-recommended");
    }

    private static void apply(Account person, String challenge, String pitch) {
        reader.signIn(person);
        reader.open(challenge + "/apply");
        reader.type("pitch", pitch);
        reader.type("answer-1", "The boards are screwed and counted; each can be used six times.");
        reader.press("Hand in");
        assertThat(reader.text()).contains("Handed in");
    }

    private static void karinBeginsTheSelection(String challenge) {
        reader.signIn(karin);
        reader.open(challenge);
        reader.unfold("Next step");
        reader.go("button[value=closed]");
        reader.open(challenge);
        reader.go("button[value=in_selection]");
        reader.open(challenge + "/screening");
        for (Account person : List.of(elin, momme)) {
            String application = application(person, challenge);
            reader.tick("details:has(form[action='%s/eligibility']) summary".formatted(application));
            reader.go("form[action='%s/eligibility'] button[value=eligible]".formatted(application));
        }
        reader.unfold("Name reviewers");
        reader.tick("input[name=reviewer][value='" + maren.id() + "']");
        reader.press("Add");
        reader.type("each", "1");
        reader.press("Assign evenly");
        assertThat(reader.text()).contains("2 applications, 0 scored");
        picture("4-screening");
    }

    /// The address of the application of this person's company.
    private static String application(Account person, String challenge) {
        return "/applications/" + one("""
                select a.id from application a join membership m on m.organisation_id = a.company_id
                 where m.account_id = '%s' and a.challenge_id = '%s'
                """.formatted(person.id(), challenge.replace("/challenges/", "")));
    }

    private static void marenScores(String challenge) {
        reader.signIn(maren);
        for (Account person : List.of(elin, momme)) {
            reader.open(application(person, challenge) + "/review");
            reader.tick("input[name=score-1][value='4']");
            reader.type("reason-1", REASON);
            reader.press("Keep my scores");
            assertThat(reader.text()).contains("are kept");
        }
        picture("5-scored");
    }

    private static void karinSelectsAndReleases(String challenge) {
        reader.signIn(karin);
        reader.open(challenge + "/selection");
        reader.choose("tag", "from Germany");
        reader.press("Add");
        assertThat(reader.text()).contains("At least 1 from Germany", "0.00");
        picture("6-selection");
        reader.press("Keep this selection");
        picture("7-release");
        reader.press("Release all 2 decisions");
        assertThat(reader.text()).contains("2 decisions are known");
    }

    private static String karinPlansTheEvent() {
        reader.open("/events/new");
        reader.type("name", "Living Lab Day for walls");
        reader.setTime("day", LocalDate.now().plusDays(60).toString());
        reader.type("city", "Göteborg");
        reader.type("place", "Lindholmen");
        reader.press("Save");
        String event = reader.path().replace("/sessions", "");
        reader.type("name", "Morning");
        reader.setTime("starts", "10:00");
        reader.setTime("ends", "12:00");
        reader.go("form.form button.primary");
        reader.open(event + "/tables");
        reader.type("names", "Harbour\nLighthouse");
        reader.go("form.form button.primary");
        assertThat(reader.text()).contains("2 tables are ready.");
        return event;
    }

    private static void confirm(Account person, String challenge) {
        reader.signIn(person);
        reader.open(application(person, challenge));
        reader.press("We come");
        assertThat(reader.text()).contains("Confirmed");
    }

    private static void karinInvitesHerself(String event) {
        reader.signIn(karin);
        reader.open(event + "/participants");
        assertThat(reader.text()).contains("Elin Hampusson", "Momme Redlefs");
        reader.type("email", karin.email());
        reader.go(".panel form.row button.primary");
        assertThat(reader.text()).contains("Karin Lindqvist");
        picture("8-participants");
    }

    private static void come(Account person, String event) {
        reader.signIn(person);
        reader.open(event + "/me");
        reader.tick("input[name=coming][value=coming]");
        while (reader.has("input[name=here]:not(:checked)")) {
            reader.tick("input[name=here]:not(:checked)");
        }
        reader.press("Save");
        assertThat(reader.text()).contains("You are coming.");
    }

    private static void wish(String event) {
        reader.signIn(karin);
        for (String name : List.of("Elin Hampusson", "Momme Redlefs")) {
            String save = "button[aria-label='Save: %s']".formatted(name);
            reader.open(event + "/wishes");
            reader.tick("form.wish:has(" + save + ") input[value=must]");
            reader.go(save);
        }
        picture("9-wishes");
        for (Account person : List.of(elin, momme)) {
            reader.signIn(person);
            reader.open(event + "/wishes");
            reader.go("form[action$=accept] button");
            assertThat(reader.text()).contains("Accepted: the meeting goes into the timetable.");
        }
    }

    private static void karinMakesTheTimetable(String event) {
        reader.signIn(karin);
        reader.open(event);
        reader.press("Close the wishes now");
        reader.open(event + "/timetable");
        reader.go("form[action$=start] button");
        reader.waitForPart("table.timetable");
        assertThat(reader.text()).contains("2 of 2 agreed meetings have a place.", "No better timetable exists");
        picture("10-timetable");
    }

    private static void karinPublishesIt(String event) {
        reader.click("Publish provisionally");
        picture("11-publish");
        reader.go("form[action$=publish] button.primary");
        assertThat(reader.text()).contains("Provisional timetable 1 is published");
        reader.open(event + "/timetable");
        reader.click("Publish as final");
        reader.go("form[action$=publish] button.primary");
        assertThat(reader.text()).contains("Final timetable 1 is published");
    }

    private static void elinReadsHerPlan(String event) {
        reader.signIn(elin);
        reader.open(event + "/plan");
        assertThat(reader.text()).contains("Final timetable 1", "Karin Lindqvist");
        picture("12-plan");
    }

    private static void picture(String name) {
        reader.picture("gothenburg-" + name);
    }
}
