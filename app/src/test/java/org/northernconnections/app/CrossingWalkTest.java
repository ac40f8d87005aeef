package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.northernconnections.app.demonstration.EventMorning;
import org.northernconnections.ledger.Changes;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.People;

/// From the morning of the Gothenburg day to the status of the partnership, across roles and two years of moved clock.
class CrossingWalkTest {
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
            new EventMorning(kind -> running.part(kind), clock, running.part(Changes.class)).prepare(_ -> {});
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
        reader.signIn(named("mette.dahlgaard@aalborg-kommune.example"));
        reader.open(event + "/day");
        reader.picture("event-desk");
        assertThat(reader.text()).contains("Expected", "Screen of the room");
        planAgainWithoutSomebody();
        Map<String, Object> meeting = aMeetingOfTheOwner();
        while (!begun(meeting)) {
            clock.by(Duration.ofMinutes(25));
        }
        reader.open(event + "/screen");
        reader.picture("event-screen");
        assertThat(reader.text()).contains("Now:");
        note(meeting);
        followUp(meeting);
        reader.open("/status");
        reader.picture("status");
        assertThat(reader.text()).contains("How the partnership stands", "RCO 84", "What is late");
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
        TestBrowser desk = program.browser(named("mette.dahlgaard@aalborg-kommune.example"));
        assertThat(desk.post(event + "/day/" + late.getFirst(), "state", "absent")
                        .body())
                .contains("Missing:");
        reader.open(event + "/day");
        assertThat(reader.text()).contains("somebody who will not be there");
        reader.go("form[action$=replan] button");
        reader.picture("event-replan");
        assertThat(reader.text()).contains("Planned again:", "Final timetable 2", "taken out");
        reader.go("form[action$=publish] button.primary");
        assertThat(reader.text()).contains("Final timetable 2 is published");
    }

    private Map<String, Object> aMeetingOfTheOwner() {
        return program.sql()
                .sql("""
                        select m.id, lower(s.during) as starts, host.account_id as host, guest.account_id as guest,
                               guest.organisation_id as company
                          from timetable t join seat s on s.timetable_id = t.id
                          join meeting m on m.id = s.meeting_id
                          join participant host on host.id = s.participant_id
                          join participant guest on guest.id in (m.a_id, m.b_id) and guest.id <> host.id
                          join organisation o on o.id = guest.organisation_id
                          join account a on a.id = host.account_id
                         where t.event_id = :event and t.kind = 'final' and t.number = 2 and o.kind = 'company'
                           and a.email like 'karin.lindqvist@%'
                         order by s.during limit 1
                        """)
                .param("event", event.substring("/events/".length()))
                .query()
                .singleRow();
    }

    private boolean begun(Map<String, Object> meeting) {
        return !((java.sql.Timestamp) meeting.get("starts")).toInstant().isAfter(clock.now());
    }

    private void note(Map<String, Object> meeting) {
        String address = event + "/outcomes/" + meeting.get("id");
        reader.signIn(account((String) meeting.get("host")));
        reader.open(event + "/outcomes");
        reader.picture("event-outcomes");
        reader.open(address);
        reader.picture("event-outcome");
        reader.tick("input[name=came][value=held]");
        reader.go("form.form button.primary");
        assertThat(reader.text()).contains("Noted. Thank you");
        TestBrowser guest = program.browser(account((String) meeting.get("guest")));
        assertThat(guest.get(address).body()).doesNotContain("What Karin Lindqvist");
        guest.post(
                address,
                "came",
                "held",
                "next",
                "Send a price list",
                "nextBy",
                "us",
                "nextDue",
                clock.today().plusDays(30).toString(),
                "how",
                "5",
                "words",
                "Knew what she wanted.",
                "version",
                "0");
        assertThat(guest.get(address).body()).contains("What Karin Lindqvist", "Open to both sides");
        reader.open(address);
        reader.picture("event-outcome-open");
        assertThat(reader.text()).contains("Send a price list", "Knew what she wanted.");
        assertThat(guest.get("/commitments").body()).contains("Send a price list");
    }

    private void followUp(Map<String, Object> meeting) {
        int before = pilots();
        clock.by(Duration.ofDays(32));
        answer((String) meeting.get("guest"), "pilot", 1);
        answer((String) meeting.get("host"), "pilot", 1);
        assertThat(pilots()).isEqualTo(before + 1);
        clock.by(Duration.ofDays(183));
        answer((String) meeting.get("guest"), "contract", 2);
        answer((String) meeting.get("host"), "contract", 2);
        String state = text(
                "select state || ' ' || confirmed from follow_up where :company in (one_id, other_id) and confirmed limit 1",
                Map.of("company", meeting.get("company")));
        assertThat(state).isEqualTo("contract true");
        clock.by(Duration.ofDays(183));
        clock.by(Duration.ofDays(366));
        assertThat(mails((String) meeting.get("guest"))).isGreaterThanOrEqualTo(4);
        reader.signIn(named("mette.dahlgaard@aalborg-kommune.example"));
    }

    private int pilots() {
        return program.sql()
                .sql("select count(distinct follow_up_id) from follow_up_answer where state = 'pilot'")
                .query(Integer.class)
                .single();
    }

    private int mails(String account) {
        return program.sql()
                .sql("select count(*) from mail where account_id = :account and cause like 'followup_%'")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    /// Answers through the newest link, without signing in.
    private void answer(String account, String state, int time) {
        String body = text("""
                select body from mail where account_id = :account and cause like 'followup_ask:%'
                 order by written_at desc, id limit 1
                """, Map.of("account", account));
        Matcher link = Pattern.compile("/followups/answer/[\\w-]+").matcher(body);
        assertThat(link.find()).as(body).isTrue();
        TestBrowser nobody = program.browser();
        TestBrowser.Answer page = nobody.get(link.group());
        Matcher field = Pattern.compile("name=\"(state-[0-9a-z]{12})\"").matcher(page.body());
        var form = new java.util.ArrayList<String>();
        var seen = new java.util.HashSet<String>();
        while (field.find()) {
            if (seen.add(field.group(1))) {
                form.addAll(List.of(field.group(1), state));
            }
        }
        assertThat(form).as("questions of time " + time).isNotEmpty();
        assertThat(nobody.post(link.group(), form.toArray(String[]::new)).body())
                .contains("kept. Thank you");
        assertThat(nobody.get(link.group()).body()).contains("This link has been answered");
    }
}
