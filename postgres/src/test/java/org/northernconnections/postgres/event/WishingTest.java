package org.northernconnections.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.northernconnections.postgres.event.EventScene.EVENT;
import static org.northernconnections.postgres.event.EventScene.as;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.event.Event;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.Participant;
import org.northernconnections.event.Wishing.Choice;
import org.northernconnections.ledger.Duty;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;

class WishingTest {
    private EventScene scene;
    private Participant one;
    private Participant two;

    @BeforeEach
    void open() {
        scene = new EventScene();
        one = scene.person(1);
        two = scene.person(2);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aWishOfBothIsAgreed() {
        choose(one, two, Choice.LIKE);
        assertThat(meeting().state()).isEqualTo(MeetingState.WISHED);

        choose(two, one, Choice.MUST);

        assertThat(meeting().state()).isEqualTo(MeetingState.ACCEPTED);
        assertThat(meeting().wishes()).hasSize(2);
        assertThat(scene.mails).extracting(Message::kind).containsExactly("wish_received", "wish_accepted");
    }

    @Test
    void aWishIsAcceptedByTheOtherAlone() {
        choose(one, two, Choice.LIKE);

        assertThatThrownBy(() -> scene.wishing.accept(as(one), meeting().id())).isInstanceOf(TooLate.class);
        assertThatThrownBy(() ->
                        scene.wishing.accept(as(scene.person(3)), meeting().id()))
                .isInstanceOf(NotAllowed.class);
        scene.database.change(() -> scene.wishing.accept(as(two), meeting().id()));

        assertThat(meeting().state()).isEqualTo(MeetingState.ACCEPTED);
    }

    @Test
    void whoWasDeclinedDoesNotAskAgainButTheOtherMay() {
        choose(one, two, Choice.LIKE);
        scene.database.change(() -> scene.wishing.decline(as(two), meeting().id()));
        assertThat(meeting().cancelledBecause()).isEqualTo(Meeting.Because.DECLINED);

        assertThatThrownBy(() -> choose(one, two, Choice.MUST))
                .isInstanceOf(TooLate.class)
                .hasMessage("event.too_late.declined");
        choose(two, one, Choice.LIKE);

        assertThat(meeting().state()).isEqualTo(MeetingState.ACCEPTED);
    }

    @Test
    void aWithdrawnWishCanBeWishedAgain() {
        choose(one, two, Choice.LIKE);
        choose(one, two, Choice.NONE);
        assertThat(meeting().cancelledBecause()).isEqualTo(Meeting.Because.WITHDRAWN);

        choose(one, two, Choice.LIKE);

        assertThat(meeting().state()).isEqualTo(MeetingState.WISHED);
    }

    @Test
    void nothingIsWishedAfterTheWishesHaveClosed() {
        choose(one, two, Choice.LIKE);
        scene.closeWishes();

        assertThatThrownBy(() -> choose(two, one, Choice.LIKE))
                .isInstanceOf(TooLate.class)
                .hasMessage("event.too_late.wishes");
        assertThatThrownBy(() -> scene.wishing.accept(as(two), meeting().id())).isInstanceOf(TooLate.class);
    }

    @Test
    void whoIsSeatedAfterTheWishesHaveClosedWishesAndIsAnsweredUntilTheDay() {
        scene.closeWishes();
        Participant late = scene.late(3);
        assertThat(late.late()).isTrue();

        choose(late, one, Choice.MUST);
        choose(two, late, Choice.LIKE);

        Meeting asked = scene.meetings.find(late.id(), one.id()).orElseThrow();
        Meeting asking = scene.meetings.find(late.id(), two.id()).orElseThrow();
        assertThat(scene.duties.of(as(one))).extracting(Duty::key).containsExactly("event.duty.wishes");
        scene.database.change(() -> {
            scene.wishing.accept(as(one), asked.id());
            scene.wishing.accept(as(late), asking.id());
        });
        assertThat(scene.meetings.list(EVENT)).extracting(Meeting::state).containsOnly(MeetingState.ACCEPTED);
        assertThatThrownBy(() -> choose(one, two, Choice.LIKE))
                .isInstanceOf(TooLate.class)
                .hasMessage("event.too_late.wishes");
        scene.clock.set(Instant.parse("2026-05-10T00:00:00Z"));
        assertThatThrownBy(() -> choose(late, one, Choice.LIKE)).isInstanceOf(TooLate.class);
    }

    @Test
    void theTimeAtWhichWishesCloseStaysOnceTheyHaveClosed() {
        Event before = scene.events.get(EVENT);
        Event longer = before.closingAt(Instant.parse("2026-05-03T18:00:00Z"));
        scene.database.change(() -> scene.plan.save(scene.owner(), longer));
        scene.closeWishes();
        Event closed = scene.events.get(EVENT);

        assertThatThrownBy(() -> scene.database.change(
                        () -> scene.plan.save(scene.owner(), closed.closingAt(Instant.parse("2026-05-05T18:00:00Z")))))
                .isInstanceOf(TooLate.class)
                .hasMessage("event.too_late.closing");

        assertThat(closed.wishesCloseAt()).isEqualTo(longer.wishesCloseAt());
    }

    @Test
    void aPrivateWishTakesTheSameMailsAsSilence() {
        choose(two, one, Choice.RATHER_NOT);
        assertThat(scene.mails).isEmpty();

        choose(one, two, Choice.LIKE);

        assertThat(scene.mails).extracting(Message::kind).containsExactly("wish_received");
        assertThat(meeting().state()).isEqualTo(MeetingState.WISHED);
        assertThat(scene.meetings.listRatherNotOf(two.id())).containsExactly(one.id());
        assertThat(scene.meetings.listRatherNotOf(one.id())).isEmpty();
    }

    @Test
    void whoHasNoSeatDoesNotEvenLearnThatTheEventHasPeople() {
        assertThatThrownBy(() -> scene.wishing.choose(scene.owner(), EVENT, one.id(), Choice.LIKE, ""))
                .isInstanceOf(NotAllowed.class);
    }

    private void choose(Participant own, Participant about, Choice choice) {
        scene.database.change(() -> scene.wishing.choose(as(own), EVENT, about.id(), choice, ""));
    }

    private Meeting meeting() {
        return scene.meetings.find(one.id(), two.id()).orElseThrow();
    }
}
