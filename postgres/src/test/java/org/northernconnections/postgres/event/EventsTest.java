package org.northernconnections.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.northernconnections.postgres.event.EventScene.EVENT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventState;
import org.northernconnections.event.Layout;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.Participant;
import org.northernconnections.event.Placement;
import org.northernconnections.event.Session;
import org.northernconnections.event.SessionId;
import org.northernconnections.event.Slot;
import org.northernconnections.event.Timetable;
import org.northernconnections.event.TimetableId;
import org.northernconnections.event.Wish;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.RuleBroken;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.Steps;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Role;

class EventsTest {
    private EventScene scene;

    @BeforeEach
    void open() {
        scene = new EventScene();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theStepsAgreeWithTheDatabase() {
        assertThat(steps(EventState.STEPS, EventState.values())).isEqualTo(stepsInDatabase("timetable"));
        assertThat(steps(MeetingState.STEPS, MeetingState.values())).isEqualTo(stepsInDatabase("meeting"));
    }

    private static <S extends Enum<S>> Set<String> steps(Steps<S> steps, S[] states) {
        var all = new TreeSet<String>();
        steps.starts().forEach(state -> all.add(" -> " + Word.of(state)));
        Stream.of(states)
                .forEach(from -> steps.after(from).forEach(to -> all.add(Word.of(from) + " -> " + Word.of(to))));
        return all;
    }

    private Set<String> stepsInDatabase(String machine) {
        return new TreeSet<>(scene.database
                .sql()
                .sql("select from_state || ' -> ' || to_state from state_step where machine = :machine")
                .param("machine", machine)
                .query(String.class)
                .list());
    }

    @Test
    void whoWasInvitedOrComesHearsOnceOfAnotherDay() {
        Participant coming = scene.person(1);
        Participant away = scene.person(2);
        scene.database.change(() -> scene.attend.answer(scene.owner(), away, Coming.NOT_COMING, 0, null, Set.of()));
        Event before = scene.events.get(EVENT);

        scene.database.change(() -> scene.plan.save(scene.owner(), before));
        assertThat(scene.mails).as("Nothing has moved.").isEmpty();

        scene.database.change(() -> scene.plan.save(
                scene.owner(), CalledOffTest.at(scene.events.get(EVENT), LocalDate.of(2026, 5, 9), before.place())));
        assertThat(scene.mails).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo("event_moved");
            assertThat(mail.account()).isEqualTo(coming.account());
            assertThat(mail.arguments().get(1)).isEqualTo("2026-05-09 (Europe/Stockholm)");
            assertThat(mail.arguments().get(3)).isEqualTo("2026-05-08 (Europe/Stockholm)");
        });

        Event late = CalledOffTest.at(before, LocalDate.of(2026, 5, 10), before.place());
        assertThat(scene.inChange(() -> scene.plan.save(scene.owner(), late))).isInstanceOf(Saved.Conflict.class);
        assertThat(scene.mails).as("What was not kept is not told.").hasSize(1);
    }

    @Test
    void anEventReadsAsItWasWritten() {
        assertThat(scene.events.get(EVENT)).isEqualTo(EventScene.event());
    }

    @Test
    void theSlowerOfTwoSavesIsRefused() {
        Event event = scene.events.get(EVENT);

        scene.database.change(
                () -> assertThat(scene.plan.save(scene.owner(), event)).isInstanceOf(Saved.Kept.class));
        scene.database.change(
                () -> assertThat(scene.plan.save(scene.owner(), event)).isInstanceOf(Saved.Conflict.class));
    }

    @Test
    void onlyTheOwnerOfTheLabAndTheSecretariatPlan() {
        var stranger = EventScene.viewer(
                "stranger0000", Role.OWNER, new org.northernconnections.partnership.OrganisationId("zzzzzzzzzzzz"));

        assertThatThrownBy(() -> scene.plan.save(stranger, scene.events.get(EVENT)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> scene.plan.step(stranger, EVENT, EventState.WISHES_CLOSED))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> scene.plan.saveTables(stranger, EVENT, List.of("One")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> scene.make.start(stranger, EVENT, 1)).isInstanceOf(NotAllowed.class);
        assertThat(scene.plan.steps(stranger, scene.events.get(EVENT))).isEmpty();
    }

    @Test
    void slotsAreNumberedThroughAllSessions() {
        scene.room(3, 1);
        var early = new Session(
                new SessionId("early0000000"),
                "Early",
                Instant.parse("2026-05-08T06:00:00Z"),
                Instant.parse("2026-05-08T06:45:00Z"),
                20,
                0);

        scene.database.change(() -> scene.plan.addSession(scene.owner(), EVENT, early));

        Layout layout = scene.events.layout(EVENT);
        assertThat(layout.slots()).extracting(Slot::position).containsExactly(1, 2, 3, 4, 5);
        assertThat(layout.slots()).isSortedAccordingTo(java.util.Comparator.comparing(Slot::startsAt));
        assertThat(layout.slotsOf(early.id())).hasSize(2);

        scene.database.change(() -> scene.plan.removeSession(scene.owner(), EVENT, early.id()));

        assertThat(scene.events.layout(EVENT).slots())
                .extracting(Slot::position)
                .containsExactly(1, 2, 3);
    }

    @Test
    void anEventThatMovesTakesItsSessionsAlongAtTheSameTimesOfDay() {
        scene.room(3, 1);
        Event before = scene.events.get(EVENT);
        // From summer time to winter time, and an hour to the west.
        Event moved = onDay(before, LocalDate.of(2026, 11, 9), ZoneId.of("Europe/London"));

        scene.database.change(() -> scene.plan.save(scene.owner(), moved));

        assertThat(scene.events.layout(EVENT).slots())
                .extracting(slot ->
                        slot.startsAt().atZone(ZoneId.of("Europe/London")).toLocalDateTime())
                .containsExactly(
                        LocalDateTime.of(2026, 11, 9, 10, 0),
                        LocalDateTime.of(2026, 11, 9, 10, 25),
                        LocalDateTime.of(2026, 11, 9, 10, 50));
    }

    @Test
    void theDayOfAPublishedPlanStays() {
        scene.room(2, 1);
        scene.closeWishes();
        scene.makeTimetable(1);
        scene.database.change(() -> scene.publish.publish(scene.owner(), EVENT, Timetable.Kind.PROVISIONAL, 1));
        Event before = scene.events.get(EVENT);

        assertThatThrownBy(() -> scene.plan.save(
                        scene.owner(), onDay(before, before.day().plusDays(1), before.zone())))
                .isInstanceOf(TooLate.class)
                .hasMessage("event.too_late.day");
    }

    private static Event onDay(Event event, LocalDate day, ZoneId zone) {
        return new Event(
                event.id(),
                event.lab(),
                event.labName(),
                event.owner(),
                event.ownerName(),
                event.name(),
                event.city(),
                event.place(),
                day,
                zone,
                event.wishesCloseAt(),
                event.meetingsMax(),
                event.state(),
                event.version());
    }

    @Test
    void aSessionBeginsOnTheDayOfItsEventAndEndsByNoonOfTheNext() {
        assertThatThrownBy(() -> addSession("2026-05-09T08:00:00Z", "2026-05-09T10:00:00Z"))
                .isInstanceOf(TooLate.class)
                .hasMessage("event.too_late.session_day");
        assertThatThrownBy(() -> addSession("2026-05-07T21:30:00Z", "2026-05-08T01:00:00Z"))
                .as("Half past eleven of the evening before, in Sweden.")
                .isInstanceOf(TooLate.class);
        assertThatThrownBy(() -> addSession("2026-05-08T20:00:00Z", "2026-05-09T10:01:00Z"))
                .isInstanceOf(TooLate.class);

        addSession("2026-05-08T20:00:00Z", "2026-05-09T10:00:00Z");

        assertThat(scene.events.layout(EVENT).sessions()).hasSize(1);
        assertThatThrownBy(() -> scene.database.change(() -> scene.database
                        .sql()
                        .sql("update event_session set starts_at = starts_at + interval '1 day',"
                                + " ends_at = ends_at + interval '1 day'")
                        .update()))
                .isInstanceOf(RuleBroken.class)
                .extracting(refusal -> ((RuleBroken) refusal).rule())
                .isEqualTo("sessions_on_the_day");
    }

    private void addSession(String starts, String ends) {
        var session =
                new Session(new SessionId("night0000000"), "Night", Instant.parse(starts), Instant.parse(ends), 20, 0);
        scene.database.change(() -> scene.plan.addSession(scene.owner(), EVENT, session));
    }

    @Test
    void sessionsDoNotOverlapAndStayOnceAPlanIsPublished() {
        scene.room(2, 1);
        Session session = scene.events.layout(EVENT).sessions().getFirst();

        assertThatThrownBy(() -> scene.plan.addSession(scene.owner(), EVENT, session))
                .isInstanceOf(TooLate.class)
                .hasMessage("event.too_late.session_overlaps");

        scene.closeWishes();
        scene.makeTimetable(1);
        scene.database.change(() -> scene.publish.publish(scene.owner(), EVENT, Timetable.Kind.PROVISIONAL, 1));

        assertThatThrownBy(() -> scene.plan.removeSession(scene.owner(), EVENT, session.id()))
                .isInstanceOf(TooLate.class)
                .hasMessage("event.too_late.sessions");
    }

    @Test
    void wishesCloseByThemselvesWhenTheirTimeIsOver() {
        scene.database
                .sql()
                .sql("update event set wishes_close_at = '2026-03-01T00:00:00Z'")
                .update();

        scene.database.change(scene.plan::closeDue);

        assertThat(scene.events.get(EVENT).state()).isEqualTo(EventState.WISHES_CLOSED);
    }

    @Test
    void aParticipantReadsAsItWasWritten() {
        scene.room(2, 1);
        Participant seat = scene.person(1);
        var away = Set.of(scene.events.layout(EVENT).slots().getFirst().id());

        scene.database.change(() -> scene.participants.save(seat.with(Coming.COMING, 1, 3, away)));

        Participant kept = scene.participants.find(seat.id()).orElseThrow();
        assertThat(kept.away()).isEqualTo(away);
        assertThat(kept.meetingsMin()).isEqualTo(1);
        assertThat(kept.meetingsMax()).isEqualTo(3);
        assertThat(scene.participants.save(seat)).isInstanceOf(Saved.Conflict.class);
    }

    @Test
    void nobodyIsInTwoMeetingsAtOnce() {
        scene.room(1, 2);
        var one = scene.person(1);
        MeetingId first = scene.agreed(one, scene.person(2), Wish.Strength.LIKE);
        MeetingId second = scene.agreed(one, scene.person(3), Wish.Strength.LIKE);
        Layout layout = scene.events.layout(EVENT);

        assertThatThrownBy(() -> keep(
                        new Placement(
                                first,
                                layout.slots().getFirst().id(),
                                layout.tables().get(0).id(),
                                false),
                        new Placement(
                                second,
                                layout.slots().getFirst().id(),
                                layout.tables().get(1).id(),
                                false)))
                .isInstanceOf(RuleBroken.class)
                .extracting(refusal -> ((RuleBroken) refusal).rule())
                .isEqualTo("no_one_in_two_meetings_at_once");
    }

    @Test
    void noTableIsTakenTwiceInASlot() {
        scene.room(1, 1);
        MeetingId first = scene.agreed(scene.person(1), scene.person(2), Wish.Strength.LIKE);
        MeetingId second = scene.agreed(scene.person(3), scene.person(4), Wish.Strength.LIKE);
        Layout layout = scene.events.layout(EVENT);

        assertThatThrownBy(() -> keep(
                        new Placement(
                                first,
                                layout.slots().getFirst().id(),
                                layout.tables().getFirst().id(),
                                false),
                        new Placement(
                                second,
                                layout.slots().getFirst().id(),
                                layout.tables().getFirst().id(),
                                false)))
                .isInstanceOf(RuleBroken.class)
                .extracting(refusal -> ((RuleBroken) refusal).rule())
                .isEqualTo("no_table_twice_in_a_slot");
    }

    private void keep(Placement... placements) {
        scene.database.change(() -> scene.timetables.replaceWorking(new Timetable(
                new TimetableId("working00000"),
                EVENT,
                Timetable.Kind.WORKING,
                1,
                EventScene.NOON,
                "system:test",
                null,
                null,
                List.of(placements),
                1)));
    }
}
