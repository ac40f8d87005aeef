package org.northernconnections.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.northernconnections.postgres.event.EventScene.EVENT;
import static org.northernconnections.postgres.event.EventScene.as;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.Participant;
import org.northernconnections.event.Wishing.Choice;
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
