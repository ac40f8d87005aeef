package org.northernconnections.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.northernconnections.postgres.event.EventScene.EVENT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.application.Presenter;
import org.northernconnections.event.Board;
import org.northernconnections.event.Coming;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.Participant;
import org.northernconnections.event.Timetable;
import org.northernconnections.event.Wish;
import org.northernconnections.ledger.Duty;
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
        return scene.duties.of(organiser).stream()
                .filter(duty -> duty.key().equals("event.duty.broken"))
                .map(Duty::arguments)
                .map(List::getLast)
                .toList();
    }
}
