package org.northernconnections.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.northernconnections.postgres.event.EventScene.EVENT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.application.Presenter;
import org.northernconnections.event.Board;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.Participant;
import org.northernconnections.event.Slot;
import org.northernconnections.event.SlotId;
import org.northernconnections.event.Timetable;
import org.northernconnections.event.Wish;
import org.northernconnections.ledger.Duty;
import org.northernconnections.ledger.Saved;
import org.northernconnections.mail.Message;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// What is called off after people hold their plans.
class CalledOffTest {
    private final EventScene scene = new EventScene();
    private Viewer organiser = scene.owner();
    private Participant one = scene.person(1);
    private Participant other = scene.person(2);
    private MeetingId meeting = new MeetingId("nothing00000");

    @BeforeEach
    void publish() {
        organiser = scene.ownerWithAccount();
        scene.room(2, 2);
        meeting = scene.agreed(one, other, Wish.Strength.LIKE);
        scene.agreed(scene.person(3), scene.person(4), Wish.Strength.LIKE);
        scene.closeWishes();
        scene.makeTimetable(1);
        scene.database.change(() -> scene.publish.publish(organiser, EVENT, Timetable.Kind.PROVISIONAL, 1));
        scene.database.change(() -> scene.publish.publish(organiser, EVENT, Timetable.Kind.FINAL, 1));
        scene.mails.clear();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theOrganisersHearOfSomebodyWhoStaysAwayAndHowManyMeetingsThatConcerns() {
        stayAway(EventScene.as(one));

        assertThat(scene.mails)
                .extracting(Message::kind, Message::to)
                .containsExactly(tuple("event_seat_gone", organiser.getAccount().email()));
        assertThat(scene.mails.getFirst().arguments()).endsWith(1);
        assertThat(broken()).containsExactly(1L);
    }

    @Test
    void theOrganisersHearOfSomebodyWhoIsAwayAtTheTimeOfAMeeting() {
        Board published = scene.boards.published(scene.events.get(EVENT));
        SlotId taken = published.findPlaced(meeting).orElseThrow().slot().id();
        SlotId free = published.layout().slots().stream()
                .map(Slot::id)
                .filter(slot -> !slot.equals(taken))
                .findFirst()
                .orElseThrow();

        one = away(one, Set.of(free));
        assertThat(scene.mails).isEmpty();
        assertThat(duty("event.duty.broken")).isEmpty();

        one = away(one, Set.of(free, taken));
        assertThat(scene.mails)
                .extracting(Message::kind, Message::to)
                .containsExactly(tuple("event_seat_away", organiser.getAccount().email()));
        assertThat(scene.mails.getFirst().arguments()).endsWith(1);
        assertThat(broken()).containsExactly(1L);

        away(one, Set.of(taken));
        assertThat(scene.mails).as("What was told is not told again.").hasSize(1);
    }

    private Participant away(Participant seat, Set<SlotId> slots) {
        return switch (scene.inChange(
                () -> scene.attend.answer(EventScene.as(seat), seat, Coming.COMING, 0, null, slots))) {
            case Saved.Kept<Participant>(Participant now) -> now;
            case Saved.Conflict<Participant> conflict -> throw new AssertionError(conflict);
        };
    }

    @Test
    void aPlaceOrATableOfAnotherNameWaitsForTheNextNumber() {
        assertThat(duty("event.duty.outdated")).isEmpty();

        scene.database.change(() -> scene.plan.saveTables(organiser, EVENT, List.of("Window", "Door")));
        assertThat(duty("event.duty.outdated")).containsExactly(4);
        assertThat(publishAgain()).hasSize(4).allMatch(mail -> mail.kind().equals("plan_final"));
        assertThat(duty("event.duty.outdated")).isEmpty();

        scene.database.change(() -> scene.plan.save(
                organiser, at(scene.events.get(EVENT), scene.events.get(EVENT).day(), "Hall 4")));
        assertThat(scene.mails)
                .hasSize(4)
                .allMatch(mail -> mail.kind().equals("event_moved"))
                .first()
                .extracting(Message::arguments)
                .isEqualTo(List.of(
                        "Living Lab Day",
                        "2026-05-08 (Europe/Stockholm)",
                        "Hall 4, Göteborg",
                        "2026-05-08 (Europe/Stockholm)",
                        "Lindholmen, Göteborg"));
        assertThat(duty("event.duty.outdated")).containsExactly(4);
        assertThat(publishAgain()).hasSize(4);
        assertThat(duty("event.duty.outdated")).isEmpty();
    }

    /// What is written when the same timetable is published as the next number; nothing is left of it.
    private List<Message> publishAgain() {
        scene.mails.clear();
        int version = scene.timetables.findWorking(EVENT).orElseThrow().version();
        scene.database.change(() -> scene.publish.publish(organiser, EVENT, Timetable.Kind.FINAL, version));
        List<Message> written = List.copyOf(scene.mails);
        scene.mails.clear();
        return written;
    }

    /// The event on another day and in another place of its city.
    static Event at(Event event, LocalDate day, String place) {
        return new Event(
                event.id(),
                event.lab(),
                event.labName(),
                event.owner(),
                event.ownerName(),
                event.name(),
                event.city(),
                place,
                day,
                event.zone(),
                event.wishesCloseAt(),
                event.meetingsMax(),
                event.state(),
                event.version());
    }

    @Test
    void whoOrganisesAndSaysItForAnotherIsNotWrittenTo() {
        stayAway(organiser);

        assertThat(scene.mails).isEmpty();
        assertThat(broken()).containsExactly(1L);
    }

    @Test
    void aMeetingThatIsGivenUpIsOnNoMoreAndWaitsForTheNextNumber() {
        scene.database.change(() -> scene.wishing.withdraw(EventScene.as(one), meeting));

        Board published = scene.boards.published(scene.events.get(EVENT));
        assertThat(published.placed()).hasSize(2);
        assertThat(published.on())
                .hasSize(1)
                .noneMatch(placed -> placed.meeting().id().equals(meeting));
        assertThat(broken()).containsExactly(1L);

        int version = scene.timetables.findWorking(EVENT).orElseThrow().version();
        scene.database.change(() -> scene.publish.publish(organiser, EVENT, Timetable.Kind.FINAL, version));

        assertThat(broken()).isEmpty();
    }

    @Test
    void whoeverSaidThatTheCompanyComesHasItsSeat() {
        var company = new OrganisationId("company00000");
        Viewer anna = EventScene.viewer("anna00000000", Role.COMPANY, company);
        Viewer zoe = EventScene.viewer("zoe000000000", Role.COMPANY, company);
        scene.database.change(() -> scene.organisation(company, "Company", "DK"));
        scene.join(anna, company, Role.COMPANY);
        scene.join(zoe, company, Role.COMPANY);

        scene.database.change(() -> scene.invite.to(
                scene.events.get(EVENT),
                List.of(new Presenter(company, Optional.of(zoe.getAccount().id())))));

        assertThat(scene.participants.list(EVENT))
                .filteredOn(seat -> seat.organisation().equals(company))
                .extracting(Participant::account)
                .containsExactly(zoe.getAccount().id());
    }

    private void stayAway(Viewer viewer) {
        scene.database.change(() -> scene.attend.answer(viewer, one, Coming.NOT_COMING, 0, null, Set.of()));
    }

    /// How many published meetings wait for the next number, as the organiser's page says.
    private List<Object> broken() {
        return duty("event.duty.broken");
    }

    /// The numbers in what waits for the organiser under this key.
    private List<Object> duty(String key) {
        return scene.duties.of(organiser).stream()
                .filter(duty -> duty.key().equals(key))
                .map(Duty::arguments)
                .map(List::getLast)
                .toList();
    }
}
