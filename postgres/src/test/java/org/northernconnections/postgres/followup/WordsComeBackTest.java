package org.northernconnections.postgres.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.application.Recommendation;
import org.northernconnections.application.RecommendationState;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.event.Event;
import org.northernconnections.event.Participant;
import org.northernconnections.followup.Answer;
import org.northernconnections.followup.FollowUpId;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.followup.GivenWord;
import org.northernconnections.followup.GivenWord.Turn;
import org.northernconnections.followup.Value;
import org.northernconnections.followup.Why;
import org.northernconnections.ledger.RuleBroken;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;

/// What a cluster hears of its word while owner and company meet once, and again.
class WordsComeBackTest {
    private FollowUpScene scene;
    private Participant buyer;
    private Participant company;
    private Participant cluster;
    private FollowUpId first;
    private FollowUpId second;
    private int day = 1;

    @BeforeEach
    void open() {
        scene = new FollowUpScene();
        buyer = scene.person(1, Role.OWNER);
        company = scene.person(2, Role.COMPANY);
        cluster = scene.person(3, Role.CLUSTER);
        scene.recommended(cluster, company, buyer);
        first = met(scene.event());
        second = met(scene.secondEvent());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private FollowUpId met(Event event) {
        scene.change(() -> scene.answering.held(event, buyer, company));
        return scene.followUps.listOf(List.of(buyer.organisation())).stream()
                .filter(followUp -> followUp.event().equals(event.id()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /// On the next day.
    private void answer(FollowUpId id, Participant who, FollowUpState state) {
        scene.on(LocalDate.of(2026, 12, day++));
        answerToday(id, who, state);
    }

    private void answerToday(FollowUpId id, Participant who, FollowUpState state) {
        say(id, who, state, state == FollowUpState.STOPPED ? Why.NO_MONEY : null);
    }

    private void say(FollowUpId id, Participant who, FollowUpState state, Why why) {
        scene.change(() -> scene.answering.answer(
                scene.as(who), id, who.organisation(), new Answer.Said(state, Value.NOT_SAID, why, "")));
    }

    private void bothAnswer(FollowUpId id, FollowUpState state) {
        answer(id, company, state);
        answer(id, buyer, state);
    }

    private void ownerBlames(FollowUpId id) {
        scene.on(LocalDate.of(2026, 12, day++));
        say(id, buyer, FollowUpState.STOPPED, Why.NO_FIT);
    }

    private GivenWord word() {
        return scene.given.listOfClusters(List.of(cluster.organisation())).getFirst();
    }

    private List<DatedFact.Kind> factsAbout(OrganisationId subject) {
        return scene.facts.listAbout(subject).stream().map(DatedFact::kind).toList();
    }

    @Test
    void aSecondMeetingDoesNotUndoTheContractOfTheFirst() {
        bothAnswer(first, FollowUpState.CONTRACT);

        bothAnswer(second, FollowUpState.TALKING);

        assertThat(word().turned()).isEqualTo(Turn.GOOD);
        assertThat(word().reached()).isEqualTo(FollowUpState.CONTRACT);
        assertThat(factsAbout(cluster.organisation())).containsExactly(DatedFact.Kind.RECOMMENDATION_OUTCOME_GOOD);

        answer(first, buyer, FollowUpState.TEST);
        assertThat(word().turned()).isEqualTo(Turn.MIXED);
        assertThat(word().reached()).isEqualTo(FollowUpState.TEST);
        assertThat(factsAbout(cluster.organisation())).isEmpty();
    }

    @Test
    void aFactOfAFollowUpAndOneOfAWordLeadTheirReporterToTheirRecords() {
        bothAnswer(first, FollowUpState.CONTRACT);
        List<String> causes = Stream.of(company, cluster)
                .flatMap(about -> scene.facts.listAbout(about.organisation()).stream())
                .filter(fact -> fact.reporter().equals(buyer.organisation()))
                .map(DatedFact::cause)
                .toList();

        assertThat(scene.facts.addresses(buyer.organisation(), causes).values())
                .containsExactlyInAnyOrder("/followups/" + first, "/recommendations/" + word().id());
        assertThat(scene.facts.addresses(cluster.organisation(), causes)).isEmpty();
        assertThat(scene.facts.countOutcomes()).isEqualTo(1);
    }

    @Test
    void aWordIsNotWithdrawnOnceOwnerAndCompanyHaveMet() {
        Recommendation given = scene.recommendations.find(word().id()).orElseThrow();

        assertThat(scene.recommend.canWithdraw(given)).isFalse();
        assertThatThrownBy(() -> scene.recommend.step(scene.as(cluster), given, RecommendationState.WITHDRAWN))
                .isInstanceOf(TooLate.class);
        assertThatThrownBy(
                        () -> scene.change(() -> scene.recommendations.step(given.id(), RecommendationState.WITHDRAWN)))
                .isInstanceOf(RuleBroken.class)
                .extracting(refusal -> ((RuleBroken) refusal).rule())
                .isEqualTo("word_followed_up");

        scene.change(() -> {
            scene.followUps.end(first);
            scene.followUps.end(second);
        });
        scene.change(() -> scene.recommend.step(scene.as(cluster), given, RecommendationState.WITHDRAWN));
        assertThat(scene.recommendations.find(given.id()))
                .map(Recommendation::state)
                .contains(RecommendationState.WITHDRAWN);
    }

    @Test
    void aContractThatEndedHoldsTheWordAllTheSame() {
        bothAnswer(first, FollowUpState.CONTRACT);
        bothAnswer(first, FollowUpState.STOPPED);

        answer(second, buyer, FollowUpState.TEST);

        assertThat(word().turned()).isEqualTo(Turn.GOOD);
    }

    @Test
    void aSecondMeetingDoesNotUndoTheBlameOfTheFirst() {
        ownerBlames(first);

        answer(second, buyer, FollowUpState.PILOT);
        answer(second, buyer, FollowUpState.STOPPED);

        assertThat(word().turned()).isEqualTo(Turn.BAD);
        assertThat(factsAbout(cluster.organisation())).containsExactly(DatedFact.Kind.RECOMMENDATION_OUTCOME_BAD);

        answer(first, buyer, FollowUpState.TEST);
        assertThat(word().turned()).isEqualTo(Turn.MIXED);
        assertThat(factsAbout(cluster.organisation())).isEmpty();
    }

    @Test
    void whereAContractIsTakenBackTheBlameOfTheOtherMeetingStands() {
        ownerBlames(first);
        bothAnswer(second, FollowUpState.CONTRACT);
        assertThat(word().turned()).isEqualTo(Turn.GOOD);

        answer(second, buyer, FollowUpState.TEST);

        assertThat(word().turned()).isEqualTo(Turn.BAD);
        assertThat(word().outcome()).isEqualTo("stopped");
        assertThat(factsAbout(cluster.organisation())).containsExactly(DatedFact.Kind.RECOMMENDATION_OUTCOME_BAD);
    }

    @Test
    void whoeverCorrectsAMistakeOnTheSameDayIsHeardAgain() {
        bothAnswer(first, FollowUpState.CONTRACT);
        answerToday(first, buyer, FollowUpState.TEST);
        answerToday(first, buyer, FollowUpState.CONTRACT);

        assertThat(word().turned()).isEqualTo(Turn.GOOD);
        assertThat(factsAbout(cluster.organisation())).containsExactly(DatedFact.Kind.RECOMMENDATION_OUTCOME_GOOD);
        assertThat(scene.words).extracting(Message::kind).containsExactly("word_good", "word_mixed", "word_good");
    }

    @Test
    void aRecordOutlivesMergersOfClusterOwnerAndCompany() {
        bothAnswer(first, FollowUpState.CONTRACT);
        scene.endChallenge();
        Participant newCluster = scene.person(4, Role.CLUSTER);
        Participant newBuyer = scene.person(5, Role.OWNER);
        Participant newCompany = scene.person(6, Role.COMPANY);
        scene.merge(cluster, newCluster);
        scene.merge(buyer, newBuyer);
        scene.merge(company, newCompany);

        assertThat(scene.given.listOfClusters(List.of(newCluster.organisation())))
                .singleElement()
                .returns(newCluster.organisation(), GivenWord::cluster)
                .returns(newBuyer.organisation(), GivenWord::owner)
                .returns(newCompany.organisation(), GivenWord::company)
                .returns(FollowUpState.CONTRACT, GivenWord::reached)
                .returns(Turn.GOOD, GivenWord::turned);
        assertThat(factsAbout(newCluster.organisation())).containsExactly(DatedFact.Kind.RECOMMENDATION_OUTCOME_GOOD);

        answer(first, newBuyer, FollowUpState.TEST);

        assertThat(scene.given.listOfOwners(List.of(newBuyer.organisation())))
                .singleElement()
                .returns(Turn.MIXED, GivenWord::turned);
        assertThat(factsAbout(newCluster.organisation())).isEmpty();
    }
}
