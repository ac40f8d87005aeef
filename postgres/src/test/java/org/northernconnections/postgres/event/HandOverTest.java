package org.northernconnections.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.northernconnections.postgres.event.EventScene.EVENT;
import static org.northernconnections.postgres.event.EventScene.NOON;
import static org.northernconnections.postgres.event.EventScene.account;
import static org.northernconnections.postgres.event.EventScene.as;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Participant;
import org.northernconnections.event.RatherNot;
import org.northernconnections.event.Wish;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Seats belong to organisations: who sits there when people go, and when companies come back.
class HandOverTest {
    private static final AccountId COLLEAGUE = new AccountId("colleague000");
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

    private final EventScene scene = new EventScene();
    private Viewer organiser = scene.owner();
    private Participant one = scene.person(1);
    private Participant two = scene.person(2);

    @BeforeEach
    void members() {
        organiser = scene.ownerWithAccount();
        for (Participant seat : List.of(one, two)) {
            scene.database.change(() -> scene.people.join(
                    seat.findAccount().orElseThrow(), seat.organisation(), Role.COMPANY, LocalDate.of(2026, 1, 1)));
        }
        scene.mails.clear();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whoLeavesItsOrganisationLeavesTheSeatToAColleagueWithItsWishesAndWithoutItsSecrets() {
        colleague();
        var meeting = scene.agreed(one, two, Wish.Strength.LIKE);
        Participant three = scene.person(3);
        scene.database.change(() -> scene.meetings.addRatherNot(EVENT, new RatherNot(one.id(), three.id())));

        leave(one);

        Participant now = seat(one);
        assertThat(now.findAccount()).contains(COLLEAGUE);
        assertThat(now.coming()).isEqualTo(Coming.COMING);
        assertThat(now.name()).isEqualTo("Person colleague000");
        assertThat(scene.meetings.find(meeting).orElseThrow().state().wanted()).isTrue();
        assertThat(scene.meetings.listRatherNotOf(one.id())).isEmpty();
        assertThat(scene.mails)
                .extracting(Message::kind, Message::to)
                .containsExactly(tuple("event_seat_yours", "colleague000@company.example"));
        assertThatThrownBy(() -> scene.attend.own(as(one), EVENT)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void whereNobodyElseSpeaksForItNobodyComes() {
        scene.inSelection(List.of(one), List.of());

        leave(one);

        assertThat(seat(one).findAccount()).isEmpty();
        assertThat(seat(one).name()).isEqualTo("Company 1");
        assertThat(seat(one).coming()).isEqualTo(Coming.NOT_COMING);
        assertThat(scene.mails)
                .extracting(Message::kind, Message::to)
                .containsExactly(
                        tuple("event_presenter_gone", organiser.getAccount().email()));
    }

    @Test
    void whoIsErasedLeavesTheSeatsOfAllOrganisations() {
        colleague();

        scene.database.change(() -> {
            scene.people.erase(one.findAccount().orElseThrow(), NOON);
            scene.handOver.erased(one.findAccount().orElseThrow());
        });

        assertThat(seat(one).findAccount()).contains(COLLEAGUE);
    }

    @Test
    void whoStillSpeaksInAnotherRoleKeepsTheSeatAndSoDoesWhoLeavesAfterTheDay() {
        colleague();
        scene.database.change(() -> scene.handOver.left(one.findAccount().orElseThrow(), one.organisation()));
        assertThat(seat(one).findAccount()).isEqualTo(one.findAccount());

        scene.clock.set(Instant.parse("2026-05-10T00:00:00Z"));
        leave(one);

        assertThat(seat(one).findAccount()).isEqualTo(one.findAccount());
    }

    @Test
    void theOrganiserChoosesAmongThePeopleOfTheOrganisation() {
        colleague();

        assertThatThrownBy(() -> give(organiser, two.findAccount().orElseThrow()))
                .isInstanceOf(TooLate.class)
                .hasMessage("event.too_late.colleague_gone");
        assertThatThrownBy(() -> give(as(one), COLLEAGUE)).isInstanceOf(NotAllowed.class);
        give(organiser, COLLEAGUE);

        assertThat(seat(one).findAccount()).contains(COLLEAGUE);
    }

    @Test
    void aCompanyThatConfirmsAgainIsInvitedAgain() {
        ChallengeId challenge = scene.inSelection(List.of(one), List.of());
        AccountId by = one.findAccount().orElseThrow();
        scene.database.change(() -> scene.invite.gone(scene.challenges.get(challenge), one.organisation()));
        assertThat(seat(one).coming()).isEqualTo(Coming.NOT_COMING);
        scene.mails.clear();

        confirm(challenge, by);
        confirm(challenge, by);

        assertThat(seat(one).coming()).isEqualTo(Coming.INVITED);
        assertThat(scene.participants.list(EVENT)).hasSize(2);
        assertThat(scene.mails)
                .extracting(Message::kind, Message::to)
                .containsExactly(tuple("event_invited", "000000000001@company.example"));
        assertThat(scene.mails.getFirst().cause()).startsWith("event-invited-again:");
    }

    @Test
    void theOrganisersHearOfAPresenterWhoDoesNotComeBeforeThereIsATimetable() {
        scene.inSelection(List.of(one), List.of());

        stayAway(two);
        assertThat(scene.mails).isEmpty();
        stayAway(one);

        assertThat(scene.mails)
                .extracting(Message::kind, Message::to)
                .containsExactly(
                        tuple("event_presenter_gone", organiser.getAccount().email()));
    }

    private void confirm(ChallengeId challenge, AccountId by) {
        scene.database.change(() -> scene.invite.confirmed(scene.challenges.get(challenge), one.organisation(), by));
    }

    private void stayAway(Participant seat) {
        scene.database.change(() -> scene.attend.answer(as(seat), seat, Coming.NOT_COMING, 0, null, Set.of()));
    }

    private void give(Viewer viewer, AccountId to) {
        scene.database.change(() -> scene.handOver.seat(viewer, scene.events.get(EVENT), one.id(), to.value()));
    }

    private void colleague() {
        scene.database.change(() -> {
            scene.people.add(account(COLLEAGUE.value()), NOON);
            scene.people.join(COLLEAGUE, one.organisation(), Role.COMPANY, LocalDate.of(2026, 1, 1));
        });
    }

    private void leave(Participant seat) {
        AccountId account = seat.findAccount().orElseThrow();
        scene.database.change(() -> {
            scene.people.leave(account, seat.organisation(), Role.COMPANY, TODAY);
            scene.handOver.left(account, seat.organisation());
        });
    }

    private Participant seat(Participant of) {
        return scene.participants.find(of.id()).orElseThrow();
    }
}
