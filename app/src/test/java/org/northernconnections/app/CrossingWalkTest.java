package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.People;
import org.northernconnections.report.Edition;
import org.northernconnections.report.Figure;
import org.northernconnections.report.StatusOfPartnership;

/// From the morning of the Gothenburg day to the status of the partnership, across roles and two years of moved clock.
class CrossingWalkTest {
    private static final String SECRETARIAT = "mette.dahlgaard@aalborg-kommune.example";
    private static final String OWNER = "karin.lindqvist@goteborg-premises.example";

    private RunningProgram program;
    private MoveClock clock;
    private PageReader reader;
    private String event;

    @Test
    void aMeetingBecomesAContractAndAFigure() {
        try (RunningProgram running = RunningProgram.demonstration();
                PageReader person = new PageReader(running)) {
            program = running;
            reader = person;
            clock = running.part(MoveClock.class);
            running.change(() ->
                    running.sql().sql("update account set language = 'en'").update());
            running.goToTheMorning();
            event = "/events/"
                    + text("select id from event where state = 'running' order by on_day desc limit 1", Map.of());
            walk();
        }
    }

    private String text(String query, Map<String, ?> parameters) {
        return program.sql().sql(query).params(parameters).query(String.class).single();
    }

    private Account account(String id) {
        return program.part(People.class).get(new AccountId(id));
    }

    private Account named(String email) {
        return program.part(People.class).findByEmail(email).orElseThrow();
    }

    private void walk() {
        reader.signIn(named(SECRETARIAT));
        reader.open(event + "/day");
        reader.picture("event-desk");
        assertThat(reader.text()).contains("Expected", "Screen of the room");
        planAgainWithoutSomebody();
        Met met = aRecommendedCompanyThatTheOwnerMeets();
        checkInByCode(met);
        badgesCanBePrinted(met);
        while (clock.now().isBefore(met.starts())) {
            clock.by(Duration.ofMinutes(25));
        }
        reader.signIn(named(SECRETARIAT));
        reader.open(event + "/screen");
        reader.picture("event-screen");
        assertThat(reader.text())
                .contains("Now:", "not seen yet")
                .doesNotContain(met.guestName() + ", " + met.companyName() + " ·");
        note(met);
        Edition before = program.part(StatusOfPartnership.class).now();
        followUp(met);
        theWordComesBack(met);
        bothSeeWhatCameOfIt(met);
        status(before);
    }

    private void planAgainWithoutSomebody() {
        List<String> late = program.sql()
                .sql("""
                        select s.participant_id
                          from seat s join timetable t on t.id = s.timetable_id
                          join participant p on p.id = s.participant_id join organisation o on o.id = p.organisation_id
                         where t.event_id = :event and t.kind = 'final' and o.kind = 'company'
                         group by s.participant_id having count(*) >= 2 order by s.participant_id
                        """)
                .param("event", event.substring("/events/".length()))
                .query(String.class)
                .list();
        TestBrowser desk = program.browser(named(SECRETARIAT));
        assertThat(desk.post(event + "/day/" + late.getFirst(), "state", "absent")
                        .body())
                .contains("Missing:");
        // The other desk hears of it by itself.
        reader.waitFor("desk", "somebody who will not be there");
        takeOutTheLast(desk);
        reader.go("form[action$=replan] button");
        assertThat(reader.text()).contains("The timetable was changed by hand, and that has not been published.");
        reader.go("form[action$=replan]:has([name=confirm]) button");
        reader.picture("event-replan");
        assertThat(reader.text()).contains("Planned again:", "Final timetable 2", "taken out");
        reader.go("form[action$=publish] button.primary");
        assertThat(reader.text()).contains("Final timetable 2 is published");
    }

    /// Takes the last meeting of the day out by hand, which nobody is told of yet.
    private void takeOutTheLast(TestBrowser desk) {
        String id = event.substring("/events/".length());
        String meeting =
                program.sql().sql("""
                        select p.meeting_id from placement p join timetable t on t.id = p.timetable_id
                         where t.event_id = :event and t.kind = 'working' order by p.during desc, p.meeting_id limit 1
                        """).param("event", id).query(String.class).single();
        String version = program.sql()
                .sql("select cast(version as text) from timetable where event_id = :event and kind = 'working'")
                .param("event", id)
                .query(String.class)
                .single();
        assertThat(desk.post(event + "/timetable/" + meeting, "deed", "out", "version", version)
                        .status())
                .isEqualTo(200);
    }

    /// A meeting of the owner with a company that a cluster has recommended.
    ///
    /// @param host the account of the owner's person
    /// @param guest the account of the company's person
    /// @param recommender an account of the cluster
    private record Met(
            String meeting,
            Instant starts,
            String host,
            String hosting,
            String guest,
            String guestName,
            String company,
            String companyName,
            String recommender,
            String clusterName) {}

    private Met aRecommendedCompanyThatTheOwnerMeets() {
        return program.sql()
                .sql("""
                        select m.id, lower(s.during), host.account_id, host.organisation_id, guest.account_id, guest.name,
                               guest.organisation_id, o.name,
                               (select min(account_id) from membership b
                                 where b.organisation_id = c.id and b.role = 'cluster' and b.until is null),
                               c.name
                          from timetable t join event e on e.id = t.event_id join seat s on s.timetable_id = t.id
                          join meeting m on m.id = s.meeting_id
                          join participant host on host.id = s.participant_id
                          join participant guest on guest.id in (m.a_id, m.b_id) and guest.id <> host.id
                          join organisation o on o.id = guest.organisation_id
                          join account a on a.id = host.account_id
                          join recommendation r on r.company_id = o.id and r.given_at is not null
                          join challenge h on h.id = r.challenge_id and h.lab_id = e.lab_id
                          join organisation c on c.id = r.cluster_id
                         where t.event_id = :event and t.kind = 'final' and t.number = 2 and o.kind = 'company'
                           and guest.account_id is not null and a.email = :owner
                         order by s.during, c.name limit 1
                        """)
                .param("event", event.substring("/events/".length()))
                .param("owner", OWNER)
                .query((row, _) -> new Met(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10)))
                .single();
    }

    /// The company's person holds a phone over the own badge.
    private void checkInByCode(Met met) {
        reader.open(event + "/badges");
        reader.picture("event-badges");
        String code = reader.code(".badge svg[aria-label*=\"%s\"]".formatted(met.guestName()));
        assertThat(code).contains(event + "/check-in/");
        reader.signIn(account(met.guest()));
        reader.open("/home");
        assertThat(reader.text()).contains("Your meetings today: Gothenburg Living Lab Day");
        reader.open(URI.create(code).getPath());
        reader.press("I am here");
        reader.picture("event-check-in");
        assertThat(reader.text()).contains(met.guestName(), "Here");
    }

    private void badgesCanBePrinted(Met met) {
        byte[] paper = program.browser(named(SECRETARIAT)).download(event + "/badges.pdf");
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(met.guestName());
            assertThat(Codes.read(new PDFRenderer(pdf).renderImageWithDPI(0, 200)))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(code -> assertThat(code).contains(event + "/check-in/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(Met met) {
        String address = event + "/outcomes/" + met.meeting();
        reader.signIn(account(met.host()));
        reader.open(event + "/outcomes");
        reader.picture("event-outcomes");
        reader.open(address);
        reader.picture("event-outcome");
        reader.tick("input[name=came][value=held]");
        reader.go("form.form button.primary");
        assertThat(reader.text()).contains("Noted. Thank you");

        reader.signIn(account(met.guest()));
        reader.open(address);
        assertThat(reader.text()).doesNotContain("What Karin Lindqvist");
        reader.tick("input[name=came][value=held]");
        reader.type("next", "Send a price list");
        reader.tick("input[name=nextBy][value=us]");
        reader.setTime("nextDue", clock.today().plusDays(40).toString());
        reader.tick("input[name=how][value='5']");
        reader.type("words", "Knew what she wanted.");
        reader.go("form.form button.primary");
        reader.open(address);
        assertThat(reader.text()).contains("What Karin Lindqvist", "Open to both sides");

        reader.signIn(account(met.host()));
        reader.open(address);
        reader.picture("event-outcome-open");
        assertThat(reader.text()).contains("Send a price list", "Knew what she wanted.");
        reader.open("/commitments");
        assertThat(reader.text()).contains("Send a price list");
        reader.press("Agree");
    }

    private void followUp(Met met) {
        clock.by(Duration.ofDays(32));
        theDayHasMovedTheChallengeOn(met);
        answer(met.guest(), "pilot", "The first ten panels");
        answer(met.host(), "pilot", "");
        thePromiseIsKept(met);
        clock.by(Duration.ofDays(183));
        answer(met.guest(), "contract", "");
        answer(met.host(), "contract", "");
        assertThat(rung(met)).isEqualTo("contract true");
        clock.by(Duration.ofDays(183));
        answer(met.guest(), "in_use", "");
        assertThat(rung(met)).isEqualTo("in use false");
        answer(met.host(), "in_use", "");
        assertThat(rung(met)).isEqualTo("in use true");
        clock.by(Duration.ofDays(366));
        answer(met.guest(), "in_use", "");
    }

    private void theDayHasMovedTheChallengeOn(Met met) {
        String challenge = text("""
                select c.id from challenge c join application a on a.challenge_id = c.id
                 where a.company_id = :company and a.state = 'presented' and c.state = 'in follow up' and c.owner_id = :host
                """, Map.of("company", met.company(), "host", met.hosting()));
        reader.signIn(named(OWNER));
        reader.open("/challenges/" + challenge + "/selection");
        assertThat(reader.text()).contains("The selection is over").doesNotContain("cannot hold together");
    }

    /// Answers through the newest link, without signing in.
    ///
    /// @param promise what the side will do next; empty for nothing
    private void answer(String account, String state, String promise) {
        String body = text("""
                select body from mail where account_id = :account and cause like 'followup_ask:%'
                 order by written_at desc, id limit 1
                """, Map.of("account", account));
        Matcher link = Pattern.compile("/followups/answer/[\\w-]+").matcher(body);
        assertThat(link.find()).as(body).isTrue();
        reader.signOut();
        reader.open(link.group());
        reader.picture("follow-up-" + state);
        assertThat(reader.count("input[value=%s]".formatted(state))).isPositive();
        reader.tickAll("input[value=%s]".formatted(state));
        if (!promise.isEmpty()) {
            reader.fill("input[name^=promise]", promise);
            reader.fill("input[name^=due]", clock.today().plusDays(60).toString());
        }
        reader.press("Send the answers");
        assertThat(reader.text()).contains("kept. Thank you", "This link has been answered");
    }

    private String rung(Met met) {
        return text("""
                select state || ' ' || confirmed from follow_up
                 where :company in (one_id, other_id) and :host in (one_id, other_id)
                 order by since desc limit 1
                """, Map.of("company", met.company(), "host", met.hosting()));
    }

    /// The other side says so; what was promised by mail waits there as well.
    private void thePromiseIsKept(Met met) {
        reader.signIn(account(met.host()));
        reader.open("/commitments");
        reader.picture("commitments");
        assertThat(reader.text()).contains("Send a price list", "The first ten panels");
        reader.press("It was kept");
        assertThat(text("select state from commitment where promise = 'Send a price list'", Map.of()))
                .isEqualTo("kept");
    }

    /// To the cluster that recommended the company, and to the owner who relied on it.
    private void theWordComesBack(Met met) {
        reader.signIn(account(met.recommender()));
        reader.open("/recommendations/record");
        reader.picture("record");
        assertThat(reader.text()).contains(met.clusterName(), met.companyName(), "In use");
        reader.signIn(account(met.host()));
        reader.open("/connections");
        reader.click("What became of recommendations");
        assertThat(reader.path()).isEqualTo("/recommendations/record");
        assertThat(reader.text()).contains(met.clusterName(), met.companyName(), "In use");
    }

    private void bothSeeWhatCameOfIt(Met met) {
        reader.signIn(account(met.host()));
        reader.open("/organisations/%s/trust".formatted(met.company()));
        reader.picture("trust");
        assertThat(reader.text()).contains(met.companyName(), met.clusterName(), "Pilot succeeded", "Promise kept");
        reader.open("/organisations/%s/connection".formatted(met.company()));
        reader.picture("connection");
        assertThat(reader.text()).contains(met.companyName(), "Send a price list");
        reader.signIn(account(met.guest()));
        reader.open("/organisations/%s/trust".formatted(met.hosting()));
        assertThat(reader.text()).contains("Pilot succeeded");
    }

    private void status(Edition before) {
        reader.signIn(named(SECRETARIAT));
        reader.open("/status");
        reader.picture("status");
        assertThat(reader.text()).contains("How the partnership stands", "RCO 84", "What is late");
        Edition now = program.part(StatusOfPartnership.class).now();
        for (Figure figure : List.of(Figure.PILOTS, Figure.CONTRACTS, Figure.IN_USE)) {
            assertThat(now.value(figure)).as(figure.name()).isGreaterThan(before.value(figure));
            reader.open("/status/records/" + Word.key(figure));
            assertThat(reader.count("table.list tbody tr")).as(figure.name()).isEqualTo(now.value(figure));
        }
    }
}
