package org.northernconnections.app.wiring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.northernconnections.application.Applications;
import org.northernconnections.connection.Facts;
import org.northernconnections.connection.Promise;
import org.northernconnections.event.AnswerOutcome;
import org.northernconnections.event.Attend;
import org.northernconnections.event.Boards;
import org.northernconnections.event.Calendars;
import org.northernconnections.event.CheckIn;
import org.northernconnections.event.DayDuties;
import org.northernconnections.event.EditTimetable;
import org.northernconnections.event.EventDuties;
import org.northernconnections.event.EventMoved;
import org.northernconnections.event.Events;
import org.northernconnections.event.HandOver;
import org.northernconnections.event.InviteConfirmed;
import org.northernconnections.event.MakeTimetable;
import org.northernconnections.event.Meetings;
import org.northernconnections.event.NoteOutcome;
import org.northernconnections.event.OutcomeDuties;
import org.northernconnections.event.Outcomes;
import org.northernconnections.event.Participants;
import org.northernconnections.event.PlanEvent;
import org.northernconnections.event.PlanLetters;
import org.northernconnections.event.Presences;
import org.northernconnections.event.PublishTimetable;
import org.northernconnections.event.Replan;
import org.northernconnections.event.Runs;
import org.northernconnections.event.SeatGone;
import org.northernconnections.event.SettleMeeting;
import org.northernconnections.event.Sides;
import org.northernconnections.event.Timetables;
import org.northernconnections.event.TurnEvent;
import org.northernconnections.event.Wishing;
import org.northernconnections.lab.Challenges;
import org.northernconnections.lab.Labs;
import org.northernconnections.lab.MoveChallenge;
import org.northernconnections.ledger.Changes;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.postgres.event.PostgresEvents;
import org.northernconnections.postgres.event.PostgresMeetings;
import org.northernconnections.postgres.event.PostgresOutcomes;
import org.northernconnections.postgres.event.PostgresParticipants;
import org.northernconnections.postgres.event.PostgresPresences;
import org.northernconnections.postgres.event.PostgresRuns;
import org.northernconnections.postgres.event.PostgresTimetables;
import org.northernconnections.timetable.TimetableEngine;
import org.northernconnections.web.event.BadgePages;
import org.northernconnections.web.event.DayPages;
import org.northernconnections.web.event.EventPages;
import org.northernconnections.web.event.IcalCalendars;
import org.northernconnections.web.event.OfflinePages;
import org.northernconnections.web.event.OutcomePages;
import org.northernconnections.web.event.ParticipantPages;
import org.northernconnections.web.event.PlanPages;
import org.northernconnections.web.event.SlipPages;
import org.northernconnections.web.event.TimetablePages;
import org.northernconnections.web.event.WishPages;
import org.northernconnections.web.home.HomePages;
import org.northernconnections.web.page.Printing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds the room `event`.
@Configuration(proxyBeanMethods = false)
public class EventWiring {
    @Bean
    Events events(JdbcClient sql) {
        return new PostgresEvents(sql);
    }

    @Bean
    Participants participants(JdbcClient sql) {
        return new PostgresParticipants(sql);
    }

    @Bean
    Meetings meetings(JdbcClient sql) {
        return new PostgresMeetings(sql);
    }

    @Bean
    Timetables timetables(JdbcClient sql) {
        return new PostgresTimetables(sql);
    }

    @Bean
    Boards boards(Events events, Participants participants, Meetings meetings, Timetables timetables) {
        return new Boards(events, participants, meetings, timetables);
    }

    @Bean
    PlanEvent planEvent(
            Labs labs,
            Events events,
            Timetables timetables,
            InviteConfirmed invite,
            Applications applications,
            TurnEvent turn,
            EventMoved eventMoved,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        return new PlanEvent(
                labs, events, timetables, invite, applications::listConfirmed, turn, eventMoved, ledger, ids, clock);
    }

    @Bean
    EventMoved eventMoved(Participants participants, Post post) {
        return new EventMoved(participants, post);
    }

    @Bean
    TurnEvent turnEvent(Events events, MoveChallenge challenges) {
        return new TurnEvent(events, challenges);
    }

    @Bean
    SeatGone seatGone(
            Participants participants,
            Meetings meetings,
            Timetables timetables,
            Applications applications,
            People people,
            Post post) {
        return new SeatGone(participants, meetings, timetables, applications::listConfirmed, people, post);
    }

    @Bean
    HandOver handOver(
            Events events,
            Participants participants,
            Meetings meetings,
            People people,
            SeatGone seatGone,
            Post post,
            Ledger ledger,
            Clock clock) {
        return new HandOver(events, participants, meetings, people, seatGone, post, ledger, clock);
    }

    @Bean
    Attend attend(
            Events events,
            Participants participants,
            Organisations organisations,
            Companies companies,
            People people,
            SeatGone seatGone,
            Post post,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        return new Attend(events, participants, organisations, companies, people, seatGone, post, ledger, ids, clock);
    }

    @Bean
    InviteConfirmed inviteConfirmed(
            Events events,
            Participants participants,
            Organisations organisations,
            People people,
            SeatGone seatGone,
            Post post,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        return new InviteConfirmed(events, participants, organisations, people, seatGone, post, ledger, ids, clock);
    }

    @Bean
    Wishing wishing(
            Events events,
            Participants participants,
            Meetings meetings,
            Timetables timetables,
            People people,
            Post post,
            NewIds ids,
            Clock clock) {
        return new Wishing(events, participants, meetings, timetables, people, post, ids, clock);
    }

    @Bean
    Runs runs(JdbcClient sql) {
        return new PostgresRuns(sql);
    }

    @Bean
    MakeTimetable makeTimetable(
            Events events,
            Participants participants,
            Meetings meetings,
            Timetables timetables,
            Runs runs,
            Changes changes,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        return new MakeTimetable(
                events, participants, meetings, timetables, runs, changes, ledger, ids, clock, new LoadedOnce());
    }

    /// The engine, loaded when the first timetable is made: not everybody who starts the program makes one.
    private static final class LoadedOnce implements Supplier<TimetableEngine> {
        private static final class Holder {
            private static final TimetableEngine ENGINE = new TimetableEngine();
        }

        @Override
        public TimetableEngine get() {
            return Holder.ENGINE;
        }
    }

    @Bean
    EditTimetable editTimetable(
            Events events,
            Boards boards,
            Timetables timetables,
            MakeTimetable make,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        return new EditTimetable(events, boards, timetables, make, ledger, ids, clock);
    }

    @Bean
    Calendars calendars() {
        return new IcalCalendars();
    }

    @Bean
    PlanLetters planLetters(Timetables timetables, Calendars calendars, Clock clock) {
        return new PlanLetters(timetables, calendars, clock);
    }

    @Bean
    PublishTimetable publishTimetable(
            Events events,
            Boards boards,
            Participants participants,
            Meetings meetings,
            Timetables timetables,
            MakeTimetable make,
            PlanLetters plans,
            Post post,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        return new PublishTimetable(
                events, boards, participants, meetings, timetables, make, plans, post, ledger, ids, clock);
    }

    @Bean
    EventDuties eventDuties(
            Events events,
            Participants participants,
            Meetings meetings,
            Timetables timetables,
            Boards boards,
            DayDuties day,
            OutcomeDuties outcomes,
            Clock clock) {
        return new EventDuties(events, participants, meetings, timetables, boards, day, outcomes, clock);
    }

    @Bean
    Outcomes outcomes(JdbcClient sql) {
        return new PostgresOutcomes(sql);
    }

    @Bean
    Sides sides(Events events, Participants participants, Meetings meetings, People people) {
        return new Sides(events, participants, meetings, people);
    }

    @Bean
    SettleMeeting settleMeeting(
            Sides sides,
            Meetings meetings,
            Outcomes outcomes,
            Facts facts,
            Promise promise,
            SettleMeeting.Opened opened,
            Ledger ledger,
            NewIds ids) {
        return new SettleMeeting(sides, meetings, outcomes, facts, promise, opened, ledger, ids);
    }

    @Bean
    NoteOutcome noteOutcome(
            Sides sides,
            SettleMeeting settle,
            Events events,
            Boards boards,
            Participants participants,
            Meetings meetings,
            Outcomes outcomes,
            Post post,
            NewIds ids,
            Clock clock) {
        return new NoteOutcome(sides, settle, events, boards, participants, meetings, outcomes, post, ids, clock);
    }

    @Bean
    AnswerOutcome answerOutcome(
            Sides sides,
            SettleMeeting settle,
            Events events,
            Boards boards,
            Meetings meetings,
            Outcomes outcomes,
            People people,
            Post post,
            Ledger ledger,
            Clock clock) {
        return new AnswerOutcome(sides, settle, events, boards, meetings, outcomes, people, post, ledger, clock);
    }

    @Bean
    OutcomeDuties outcomeDuties(Sides sides, Boards boards, Outcomes outcomes, NoteOutcome note, Clock clock) {
        return new OutcomeDuties(sides, boards, outcomes, note, clock);
    }

    @Bean
    OutcomePages outcomePages(
            Events events, Boards boards, Outcomes outcomes, NoteOutcome note, AnswerOutcome answer, Sides sides) {
        return new OutcomePages(events, boards, outcomes, note, answer, sides);
    }

    @Bean
    SlipPages slipPages(Boards boards, Outcomes outcomes, NoteOutcome note, AnswerOutcome answer, CheckIn desk) {
        return new SlipPages(boards, outcomes, note, answer, desk);
    }

    @Bean
    Presences presences(JdbcClient sql) {
        return new PostgresPresences(sql);
    }

    @Bean
    CheckIn checkIn(
            Events events,
            Participants participants,
            Presences presences,
            People people,
            Ledger ledger,
            TurnEvent turn,
            Clock clock) {
        return new CheckIn(events, participants, presences, people, ledger, turn, clock);
    }

    @Bean
    DayDuties dayDuties(CheckIn desk) {
        return new DayDuties(desk);
    }

    @Bean
    Replan replan(
            Events events,
            Participants participants,
            Meetings meetings,
            Timetables timetables,
            Presences presences,
            CheckIn desk,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        return new Replan(
                events, participants, meetings, timetables, presences, desk, ledger, ids, clock, new LoadedOnce());
    }

    @Bean
    DayPages dayPages(Events events, Boards boards, Presences presences, CheckIn desk, Replan replan) {
        return new DayPages(events, boards, presences, desk, replan);
    }

    @Bean
    BadgePages badgePages(Boards boards, CheckIn desk, Printing printing, BadgePages.Address address) {
        return new BadgePages(boards, desk, printing, address);
    }

    @Bean
    OfflinePages offlinePages(
            Events events,
            Boards boards,
            Presences presences,
            CheckIn desk,
            NoteOutcome note,
            Sides sides,
            Outcomes outcomes,
            OutcomePages words,
            Attend attend,
            Clock clock) {
        return new OfflinePages(events, boards, presences, desk, note, sides, outcomes, words, attend, clock);
    }

    /// Lets events run on their day, and closes them when it is over.
    @Bean
    RecurringTask<Void> eventDaysJob(CheckIn desk, Jobs jobs) {
        return jobs.job("event days", Duration.ofMinutes(5), Jobs.deed(desk::turnDays));
    }

    /// Asks for what people say of their meetings, and opens what has waited long enough.
    @Bean
    RecurringTask<Void> outcomesJob(NoteOutcome note, Jobs jobs) {
        return jobs.job(
                "outcomes",
                Duration.ofMinutes(15),
                Jobs.deed(note::ask),
                Jobs.deed("14 days have passed", note::openDue));
    }

    @Bean
    RecurringTask<Void> closeWishesJob(PlanEvent plan, Jobs jobs) {
        return jobs.job("close wishes", Duration.ofMinutes(1), Jobs.deed(plan::closeDue));
    }

    @Bean
    EventPages eventPages(
            Labs labs,
            Events events,
            Participants participants,
            Timetables timetables,
            PlanEvent plan,
            Attend attend,
            Sides sides,
            Ledger ledger,
            NewIds ids) {
        return new EventPages(labs, events, participants, timetables, plan, attend, sides, ledger, ids);
    }

    @Bean
    HomePages.ComingEvents comingEvents(EventPages pages) {
        return pages::listComing;
    }

    @Bean
    ParticipantPages participantPages(
            Events events,
            Participants participants,
            Attend attend,
            HandOver handOver,
            Applications applications,
            Challenges challenges) {
        return new ParticipantPages(events, participants, attend, handOver, applications, challenges);
    }

    @Bean
    WishPages wishPages(
            Events events,
            Participants participants,
            Meetings meetings,
            Wishing wishing,
            Attend attend,
            Companies companies) {
        return new WishPages(events, participants, meetings, wishing, attend, companies);
    }

    @Bean
    TimetablePages timetablePages(
            Events events,
            Boards boards,
            Timetables timetables,
            MakeTimetable make,
            EditTimetable edit,
            PublishTimetable publish) {
        return new TimetablePages(events, boards, timetables, make, edit, publish);
    }

    @Bean
    PlanPages planPages(Events events, Boards boards, Attend attend, PlanLetters plans, Printing printing) {
        return new PlanPages(events, boards, attend, plans, printing);
    }
}
