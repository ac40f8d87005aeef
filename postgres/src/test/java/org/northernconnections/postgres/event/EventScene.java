package org.northernconnections.postgres.event;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.northernconnections.connection.NoteAnswer;
import org.northernconnections.connection.Promise;
import org.northernconnections.event.AnswerOutcome;
import org.northernconnections.event.Attend;
import org.northernconnections.event.Boards;
import org.northernconnections.event.Calendars;
import org.northernconnections.event.CheckIn;
import org.northernconnections.event.Coming;
import org.northernconnections.event.DayDuties;
import org.northernconnections.event.EditTimetable;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventDuties;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventMoved;
import org.northernconnections.event.EventState;
import org.northernconnections.event.HandOver;
import org.northernconnections.event.InviteConfirmed;
import org.northernconnections.event.MakeTimetable;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.NoteOutcome;
import org.northernconnections.event.OutcomeDuties;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.PlanEvent;
import org.northernconnections.event.PlanLetters;
import org.northernconnections.event.PublishTimetable;
import org.northernconnections.event.Replan;
import org.northernconnections.event.SeatGone;
import org.northernconnections.event.Session;
import org.northernconnections.event.SessionId;
import org.northernconnections.event.SettleMeeting;
import org.northernconnections.event.Sides;
import org.northernconnections.event.Table;
import org.northernconnections.event.TableId;
import org.northernconnections.event.TurnEvent;
import org.northernconnections.event.Wish;
import org.northernconnections.event.Wishing;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.MoveChallenge;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.mail.Letter;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.postgres.application.PostgresApplications;
import org.northernconnections.postgres.connection.PostgresCommitments;
import org.northernconnections.postgres.connection.PostgresFacts;
import org.northernconnections.postgres.lab.Hoppet;
import org.northernconnections.postgres.lab.PostgresChallengeReviews;
import org.northernconnections.postgres.lab.PostgresChallenges;
import org.northernconnections.postgres.lab.PostgresFollows;
import org.northernconnections.postgres.lab.PostgresLabs;
import org.northernconnections.postgres.ledger.PostgresLedger;
import org.northernconnections.postgres.partnership.PostgresCompanies;
import org.northernconnections.postgres.partnership.PostgresOrganisations;
import org.northernconnections.postgres.partnership.PostgresPeople;
import org.northernconnections.postgres.server.HandClock;
import org.northernconnections.postgres.server.TestDatabase;
import org.northernconnections.timetable.TimetableEngine;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An event of the city of Gothenburg, on a database of its own, with everything that acts on it.
final class EventScene implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");
    static final OrganisationId CITY = Hoppet.CITY;
    static final EventId EVENT = new EventId("event0000000");
    private static final List<String> COUNTRIES = List.of("BE", "DE", "DK", "GB", "NL", "NO", "SE");

    final TestDatabase database = TestDatabase.fresh();
    final PostgresEvents events = new PostgresEvents(database.sql());
    final PostgresParticipants participants = new PostgresParticipants(database.sql());
    final PostgresMeetings meetings = new PostgresMeetings(database.sql());
    final PostgresTimetables timetables = new PostgresTimetables(database.sql());
    final Boards boards = new Boards(events, participants, meetings, timetables);
    final List<Message> mails = Collections.synchronizedList(new ArrayList<>());
    final HandClock clock = new HandClock(NOON);
    final PostgresOutcomes outcomes = new PostgresOutcomes(database.sql());
    final PostgresFacts facts = new PostgresFacts(database.sql());
    final PostgresCommitments commitments = new PostgresCommitments(database.sql());
    final PostgresPresences presences = new PostgresPresences(database.sql());
    final PostgresChallenges challenges = new PostgresChallenges(database.sql());
    final PostgresApplications applications = new PostgresApplications(database.sql());
    final CheckIn desk;
    final Replan replan;
    final Sides sides;
    final NoteOutcome note;
    final AnswerOutcome answer;
    final Promise promise;
    final List<Set<ParticipantId>> opened = Collections.synchronizedList(new ArrayList<>());
    final List<Set<ParticipantId>> notHeld = Collections.synchronizedList(new ArrayList<>());
    final PlanEvent plan;
    final Wishing wishing;
    final MakeTimetable make;
    final EditTimetable edit;
    final PublishTimetable publish;
    final Attend attend;
    final InviteConfirmed invite;
    final HandOver handOver;
    final EventDuties duties;
    final PostgresPeople people = new PostgresPeople(database.sql());
    private final NewIds ids = new NewIds(new Random(7));

    EventScene() {
        var ledger = new PostgresLedger(database.sql());
        var labs = new PostgresLabs(database.sql());
        Post post = new Collected();
        var organisations = new PostgresOrganisations(database.sql(), ledger);
        var seatGone = new SeatGone(participants, meetings, timetables, applications::listConfirmed, people, post);
        handOver = new HandOver(events, participants, meetings, people, seatGone, post, ledger, clock);
        invite = new InviteConfirmed(events, participants, organisations, people, seatGone, post, ledger, ids, clock);
        var turn = new TurnEvent(
                events,
                new MoveChallenge(
                        labs,
                        challenges,
                        applications,
                        new PostgresChallengeReviews(database.sql(), ids),
                        new PostgresFollows(database.sql()),
                        people,
                        post,
                        ledger,
                        clock));
        plan = new PlanEvent(
                labs,
                events,
                timetables,
                invite,
                applications::listConfirmed,
                turn,
                new EventMoved(participants, post),
                ledger,
                ids,
                clock);
        wishing = new Wishing(events, participants, meetings, timetables, people, post, ids, clock);
        make = node();
        edit = new EditTimetable(events, boards, timetables, make, ledger, ids, clock);
        publish = new PublishTimetable(
                events,
                boards,
                participants,
                meetings,
                timetables,
                make,
                new PlanLetters(timetables, new Listed(), clock),
                post,
                ledger,
                ids,
                clock);
        desk = new CheckIn(events, participants, presences, people, ledger, turn, clock);
        replan = new Replan(
                events, participants, meetings, timetables, presences, desk, ledger, ids, clock, TimetableEngine::new);
        var companies = new PostgresCompanies(database.sql(), organisations, ids);
        attend = new Attend(events, participants, organisations, companies, people, seatGone, post, ledger, ids, clock);
        sides = new Sides(events, participants, meetings, people);
        var noteAnswer = new NoteAnswer(facts, ledger, ids, clock);
        promise =
                new Promise(commitments, facts, organisations, companies, people, post, noteAnswer, ledger, ids, clock);
        var settle = new SettleMeeting(sides, meetings, outcomes, facts, promise, new Told(), ledger, ids);
        note = new NoteOutcome(sides, settle, events, boards, participants, meetings, outcomes, post, ids, clock);
        duties = new EventDuties(
                events,
                participants,
                meetings,
                timetables,
                boards,
                new DayDuties(desk),
                new OutcomeDuties(sides, boards, outcomes, note, clock),
                clock);
        answer = new AnswerOutcome(sides, settle, events, boards, meetings, outcomes, people, post, ledger, clock);
        database.change(() -> {
            organisation(CITY, "Göteborgs Stad", "SE");
            labs.add(Hoppet.LAB);
            events.add(event());
        });
    }

    /// Remembers of which two it heard that they had met, or had not.
    private final class Told implements SettleMeeting.Opened {
        @Override
        public void held(Event event, Participant one, Participant other) {
            opened.add(Set.of(one.id(), other.id()));
        }

        @Override
        public void notHeld(Event event, Participant one, Participant other) {
            notHeld.add(Set.of(one.id(), other.id()));
        }
    }

    /// Makes timetables on the same database, as another node does.
    final MakeTimetable node() {
        return new MakeTimetable(
                events,
                participants,
                meetings,
                timetables,
                new PostgresRuns(database.sql()),
                database.changes(Clock.systemUTC()),
                new PostgresLedger(database.sql()),
                ids,
                clock,
                TimetableEngine::new);
    }

    /// Runs a deed as one change.
    <T> T inChange(Supplier<T> deed) {
        return database.changes(Clock.systemUTC()).make(Actor.system("test"), "", deed);
    }

    /// Keeps every message instead of writing it.
    private final class Collected implements Post {
        @Override
        public Letter compose(Message message) {
            return Letter.of(message.cause(), message.to(), message.account(), message.language(), message.kind(), "");
        }

        @Override
        public boolean send(Message message) {
            mails.add(message);
            return true;
        }
    }

    /// A calendar as one line an item.
    private static final class Listed implements Calendars {
        @Override
        public String write(Method method, Event event, String attendee, List<Item> items, Instant at) {
            var text = new StringBuilder(method.name());
            items.forEach(item -> text.append('\n')
                    .append(item.uid())
                    .append(' ')
                    .append(item.sequence())
                    .append(' ')
                    .append(item.startsAt()));
            return text.toString();
        }
    }

    static Event event() {
        return new Event(
                EVENT,
                Hoppet.ID,
                "Hoppet",
                CITY,
                "Göteborgs Stad",
                "Living Lab Day",
                "Göteborg",
                "Lindholmen",
                LocalDate.of(2026, 5, 8),
                ZoneId.of("Europe/Stockholm"),
                Instant.parse("2026-05-01T18:00:00Z"),
                8,
                EventState.COLLECTING_WISHES,
                1);
    }

    void organisation(OrganisationId id, String name, String country) {
        new PostgresOrganisations(database.sql(), new PostgresLedger(database.sql()))
                .add(new Organisation(
                        id,
                        name,
                        "",
                        OrganisationKind.COMPANY,
                        country,
                        "",
                        "",
                        null,
                        "",
                        LocalDate.of(2000, 1, 1),
                        null,
                        null,
                        1));
    }

    /// The city's owner of challenges.
    Viewer owner() {
        return viewer("owner0000000", Role.OWNER, CITY);
    }

    static Viewer viewer(String id, Role role, OrganisationId organisation) {
        return new Viewer(account(id), List.of(new Membership(organisation, "", role)));
    }

    static Account account(String id) {
        return new Account(new AccountId(id), id + "@company.example", "Person " + id, Language.EN, 1);
    }

    /// The city's owner of challenges, who can be written to.
    Viewer ownerWithAccount() {
        join(owner(), CITY, Role.OWNER);
        return owner();
    }

    /// Gives somebody an account with a role.
    void join(Viewer person, OrganisationId organisation, Role role) {
        database.change(() -> {
            people.add(person.getAccount(), NOON);
            people.join(person.getAccount().id(), organisation, role, LocalDate.of(2026, 1, 1));
        });
    }

    /// A session of so many slots of 20 minutes, and so many tables.
    void room(int slots, int tables) {
        room(Instant.parse("2026-05-08T08:00:00Z"), slots, tables);
    }

    /// The same from another time of that day on.
    void room(Instant start, int slots, int tables) {
        database.change(() -> {
            plan.addSession(
                    owner(),
                    EVENT,
                    new Session(new SessionId(ids.next()), "Morning", start, start.plusSeconds(slots * 1500L), 20, 5));
            List<Table> all = new ArrayList<>();
            for (int i = 1; i <= tables; i++) {
                all.add(new Table(new TableId(ids.next()), i, "Table " + i));
            }
            events.saveTables(EVENT, all);
        });
    }

    /// Somebody of a company of that number, who comes.
    Participant person(int number) {
        String id = "%012d".formatted(number);
        var seat = new Participant(
                new ParticipantId(id),
                EVENT,
                new OrganisationId(id),
                "Company " + number,
                COUNTRIES.get(number % COUNTRIES.size()),
                new AccountId(id),
                "Person " + id,
                Coming.COMING,
                0,
                null,
                Set.of(),
                1);
        database.change(() -> {
            organisation(new OrganisationId(id), "Company " + number, COUNTRIES.get(number % COUNTRIES.size()));
            people.add(account(id), NOON);
            participants.add(seat);
        });
        return seat;
    }

    /// Somebody of a company of that number, whom the organiser invites now, and who comes.
    Participant late(int number) {
        String id = "%012d".formatted(number);
        database.change(() -> {
            organisation(new OrganisationId(id), "Company " + number, COUNTRIES.get(number % COUNTRIES.size()));
            people.add(account(id), NOON);
            people.join(new AccountId(id), new OrganisationId(id), Role.COMPANY, LocalDate.of(2026, 1, 1));
            attend.invite(owner(), EVENT, account(id).email());
            Participant seat = participants.find(EVENT, new AccountId(id)).orElseThrow();
            attend.answer(viewer(id, Role.COMPANY, seat.organisation()), seat, Coming.COMING, 0, null, Set.of());
        });
        return participants.find(EVENT, new AccountId(id)).orElseThrow();
    }

    static Viewer as(Participant seat) {
        String account =
                seat.findAccount().map(AccountId::value).orElse(seat.id().value());
        return viewer(account, Role.COMPANY, seat.organisation());
    }

    /// A challenge of the lab in selection, to which these companies have confirmed that they present.
    ///
    /// @param undecided companies that still wait for a decision
    ChallengeId inSelection(List<Participant> confirmed, List<Participant> undecided) {
        var id = new ChallengeId(ids.next());
        database.change(() -> {
            JdbcClient sql = database.sql();
            // The way to here is not what is tested.
            sql.sql("set local session_replication_role = replica").update();
            sql.sql("""
                    insert into challenge (id, lab_id, owner_id, contact_id, state, opened_at, closes_at, created_at)
                    values (:id, :lab, :owner, 'owner0000000', 'in selection', now(), now() + interval '1 day', now())
                    """)
                    .param("id", id.value())
                    .param("lab", Hoppet.ID.value())
                    .param("owner", CITY.value())
                    .update();
            sql.sql("""
                    insert into challenge_version (challenge_id, number, language, title, created_at, created_by)
                    values (:id, 1, 'en', 'A school of wood', now(), '')
                    """).param("id", id.value()).update();
            confirmed.forEach(company -> apply(id, company, "confirmed"));
            undecided.forEach(company -> apply(id, company, "eligible"));
        });
        return id;
    }

    private void apply(ChallengeId challenge, Participant company, String state) {
        database.sql()
                .sql("""
                        insert into application (id, challenge_id, company_id, state, pitch, submitted_at, batch_id, created_at)
                        values (:id, :challenge, :company, :state, 'We build it.', now(), 'batch0000000', now())
                        """)
                .param("id", ids.next())
                .param("challenge", challenge.value())
                .param("company", company.organisation().value())
                .param("state", state)
                .update();
    }

    /// A meeting that both want.
    MeetingId agreed(Participant one, Participant other, Wish.Strength strength) {
        var id = new MeetingId(ids.next());
        database.change(() -> {
            meetings.add(Meeting.wished(id, EVENT, one.id(), other.id()));
            meetings.wish(id, new Wish(one.id(), strength, "", NOON));
            meetings.wish(id, new Wish(other.id(), strength, "", NOON));
            meetings.step(id, MeetingState.ACCEPTED);
        });
        return id;
    }

    void closeWishes() {
        database.change(() -> plan.step(owner(), EVENT, EventState.WISHES_CLOSED));
    }

    /// Makes the timetable and waits for it.
    void makeTimetable(int seconds) {
        make.start(owner(), EVENT, seconds);
        while (make.running(EVENT)) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
