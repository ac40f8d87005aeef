package org.northernconnections.postgres.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.event.Participant;
import org.northernconnections.followup.Answer;
import org.northernconnections.followup.AnswerFollowUp;
import org.northernconnections.followup.FollowUp;
import org.northernconnections.followup.FollowUpId;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.followup.FollowUps;
import org.northernconnections.followup.Value;
import org.northernconnections.followup.Why;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.RuleBroken;
import org.northernconnections.mail.Message;
import org.northernconnections.partnership.Role;
import org.northernconnections.postgres.report.PostgresEditions;
import org.northernconnections.report.Editions;
import org.northernconnections.report.Figure;

/// Follow-ups through two years, asked and answered by mail.
class FollowUpsTest {
    private FollowUpScene scene;
    private Participant buyer;
    private Participant company;
    private FollowUpId id;

    @BeforeEach
    void open() {
        scene = new FollowUpScene();
        buyer = scene.person(1, Role.OWNER);
        company = scene.person(2, Role.COMPANY);
        scene.change(() -> scene.answering.held(scene.event(), buyer, company));
        id = scene.followUps.listOf(List.of(buyer.organisation())).getFirst().id();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static Answer.Said said(FollowUpState state) {
        return new Answer.Said(state, Value.NOT_SAID, state == FollowUpState.STOPPED ? Why.NO_MONEY : null, "");
    }

    private void answer(Participant who, Answer.Said said) {
        scene.change(() -> scene.answering.answer(scene.as(who), id, who.organisation(), said));
    }

    private FollowUp now() {
        return scene.followUps.find(id).orElseThrow();
    }

    @Test
    void twoOrganisationsHaveOneFollowUpOfAnEvent() {
        scene.change(() -> scene.answering.held(scene.event(), company, buyer));

        assertThat(scene.followUps.listOf(List.of(company.organisation()))).hasSize(1);
    }

    @Test
    void aRungIsConfirmedOnceBothSidesHaveReachedIt() {
        answer(company, said(FollowUpState.CONTRACT));
        assertThat(now().state()).isEqualTo(FollowUpState.CONTRACT);
        assertThat(now().confirmed()).isFalse();

        answer(buyer, said(FollowUpState.CONTRACT));
        assertThat(now().confirmed()).isTrue();
        assertThat(scene.facts.listAbout(company.organisation()))
                .extracting(DatedFact::kind)
                .containsExactly(DatedFact.Kind.PILOT_SUCCEEDED);
    }

    @Test
    void sayingTheSameAgainAddsNoSecondFact() {
        answer(buyer, said(FollowUpState.CONTRACT));
        answer(buyer, said(FollowUpState.IN_USE));

        assertThat(scene.facts.listAbout(company.organisation())).hasSize(1);
    }

    @Test
    void aCorrectionTakesItsFactBack() {
        answer(buyer, said(FollowUpState.CONTRACT));
        answer(buyer, said(FollowUpState.TEST));

        assertThat(now().state()).isEqualTo(FollowUpState.TEST);
        assertThat(scene.facts.listAbout(company.organisation())).isEmpty();
    }

    @Test
    void aPilotThatTheOtherSideSpoiltIsAFactAndOneWithoutMoneyIsNot() {
        answer(buyer, said(FollowUpState.PILOT));
        answer(buyer, said(FollowUpState.STOPPED));
        assertThat(scene.facts.listAbout(company.organisation())).isEmpty();

        answer(buyer, new Answer.Said(FollowUpState.PILOT, Value.NOT_SAID, null, ""));
        answer(buyer, new Answer.Said(FollowUpState.STOPPED, Value.NOT_SAID, Why.THEIR_FAULT, "Never came."));
        assertThat(scene.facts.listAbout(company.organisation()))
                .extracting(DatedFact::kind)
                .containsExactly(DatedFact.Kind.PILOT_STOPPED);
    }

    @Test
    void anAccusationThatIsCorrectedToAnotherReasonIsTakenBack() {
        answerOn(1, buyer, said(FollowUpState.PILOT));
        answerOn(2, buyer, new Answer.Said(FollowUpState.STOPPED, Value.NOT_SAID, Why.THEIR_FAULT, "Never came."));
        assertThat(scene.facts.listAbout(company.organisation())).hasSize(1);
        answerOn(3, buyer, new Answer.Said(FollowUpState.STOPPED, Value.NOT_SAID, Why.THEIR_FAULT, "Never."));
        assertThat(scene.facts.listAbout(company.organisation()))
                .as("said again")
                .hasSize(1);

        answerOn(4, buyer, new Answer.Said(FollowUpState.STOPPED, Value.NOT_SAID, Why.NO_MONEY, ""));

        assertThat(scene.facts.listAbout(company.organisation())).isEmpty();
    }

    @Test
    void whatEndsLaterDoesNotUndoTheContract() {
        answerOn(1, buyer, said(FollowUpState.CONTRACT));
        answerOn(2, buyer, said(FollowUpState.STOPPED));
        answerOn(3, buyer, said(FollowUpState.CONTRACT));

        assertThat(scene.facts.listAbout(company.organisation()))
                .extracting(DatedFact::kind)
                .containsExactly(DatedFact.Kind.PILOT_SUCCEEDED);
    }

    @Test
    void whoSpoiltAPilotDoesNotHideItByStoppingFirst() {
        answer(buyer, said(FollowUpState.PILOT));
        answer(company, said(FollowUpState.STOPPED));
        answer(buyer, new Answer.Said(FollowUpState.STOPPED, Value.NOT_SAID, Why.THEIR_FAULT, "Never came."));

        assertThat(scene.facts.listAbout(company.organisation()))
                .extracting(DatedFact::kind)
                .containsExactly(DatedFact.Kind.PILOT_STOPPED);
    }

    @Test
    void bothSidesAreAskedAtEachMonthOnceAndRemindedOnce() {
        scene.on(LocalDate.of(2026, 6, 7));
        scene.change(scene.answering::ask);
        assertThat(scene.mails).isEmpty();

        scene.on(LocalDate.of(2026, 6, 8));
        scene.change(scene.answering::ask);
        scene.change(scene.answering::ask);
        assertThat(scene.mails).extracting(Message::kind).containsExactly("followup_ask", "followup_ask");
        assertThat(scene.mails).allMatch(Message::secret);

        scene.on(LocalDate.of(2026, 6, 23));
        scene.change(scene.answering::ask);
        scene.change(scene.answering::ask);
        assertThat(scene.mails.subList(2, 4))
                .extracting(Message::kind)
                .containsExactly("followup_remind", "followup_remind");
        assertThat(scene.mails).hasSize(4);

        scene.on(LocalDate.of(2026, 11, 8));
        scene.change(scene.answering::ask);
        assertThat(scene.mails.subList(4, 6)).extracting(Message::kind).containsOnly("followup_ask");
    }

    @Test
    void whoSaidThatItStoppedIsAskedNoMoreAndTheOtherSideIsUntilItSaysSoToo() {
        answer(company, said(FollowUpState.STOPPED));
        scene.on(LocalDate.of(2026, 6, 8));
        scene.change(scene.answering::ask);
        assertThat(scene.mails)
                .singleElement()
                .satisfies(mail -> assertThat(mail.account()).isEqualTo(buyer.account()));

        answer(buyer, said(FollowUpState.STOPPED));
        scene.on(LocalDate.of(2026, 11, 8));
        scene.change(scene.answering::ask);
        assertThat(scene.mails).hasSize(1);
    }

    @Test
    void aPilotCountsUntilItsOwnSideCorrectsItAndStoppingTakesNothingBack() {
        answerOn(1, company, FollowUpState.PILOT);
        answerOn(2, company, FollowUpState.STOPPED);
        assertThat(pilots()).isEqualTo(1);

        answerOn(3, company, FollowUpState.TEST);
        assertThat(pilots()).isZero();

        answerOn(4, buyer, FollowUpState.CONTRACT);
        answerOn(5, company, FollowUpState.TALKING);
        assertThat(pilots()).isEqualTo(1);
    }

    @Test
    void twoThatHaveNotMetAfterAllAreAskedNothingAndCountNowhereUntilTheyHave() {
        scene.change(() -> scene.sql()
                .sql("update organisation set country = 'DK' where id = :id")
                .param("id", company.organisation().value())
                .update());
        scene.on(LocalDate.of(2026, 6, 8));
        scene.change(scene.answering::ask);
        String secret = scene.secretFor(company);
        assertThat(countedTogether()).containsExactly(1, 1, 1, 2, 2);

        scene.change(() -> scene.answering.notHeld(scene.event(), company, buyer));

        assertThat(countedTogether()).containsExactly(0, 0, 0, 0, 0);
        assertThat(scene.followUps.listOf(List.of(buyer.organisation()))).isEmpty();
        assertThat(scene.followUps.listOpen(company.organisation())).isEmpty();
        assertThat(scene.followUps.countOpen(List.of(company.organisation()))).isZero();
        assertThat(scene.answering.find(secret).orElseThrow().works()).isFalse();
        assertThatThrownBy(() -> scene.answering.get(scene.as(buyer), id)).isInstanceOf(NotAllowed.class);
        scene.on(LocalDate.of(2026, 11, 8));
        scene.change(scene.answering::ask);
        assertThat(scene.mails).as("those of June alone").hasSize(2);

        scene.change(() -> scene.answering.held(scene.event(), buyer, company));

        assertThat(now().state()).isEqualTo(FollowUpState.TALKING);
        assertThat(countedTogether()).containsExactly(1, 1, 1, 2, 2);
        assertThat(scene.sql()
                        .sql("select deed from ledger_line where kind = 'follow up' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("step", "not held", "held after all");
    }

    private List<Integer> countedTogether() {
        return List.of(
                counted(Figure.FOLLOWED_UP),
                counted(Figure.DAYS_TO_PILOT),
                counted(Figure.DAYS_TO_CONTRACT),
                counted(Figure.LATE_ANSWERS),
                counted(Figure.RCO_87));
    }

    @Test
    void whatOneSideSaidCameOfItIsFollowedUpWhateverTheVerdict() {
        answer(company, said(FollowUpState.TEST));

        scene.change(() -> scene.answering.notHeld(scene.event(), buyer, company));

        assertThat(now().state()).isEqualTo(FollowUpState.TEST);
        assertThat(counted(Figure.FOLLOWED_UP)).isEqualTo(1);
    }

    @Test
    void twoThatHaveNotMetAfterAllAreFoundByTheirHeirs() {
        Participant heir = scene.person(3, Role.COMPANY);
        scene.merge(company, heir);

        scene.change(() -> scene.answering.notHeld(scene.event(), company, buyer));

        assertThat(scene.followUps.listOf(List.of(heir.organisation()))).isEmpty();
    }

    private void answerOn(int day, Participant who, FollowUpState state) {
        answerOn(day, who, said(state));
    }

    private void answerOn(int day, Participant who, Answer.Said said) {
        scene.on(LocalDate.of(2026, 7, day));
        answer(who, said);
    }

    private int pilots() {
        return counted(Figure.PILOTS);
    }

    private int counted(Figure figure) {
        return new PostgresEditions(scene.sql())
                .listProof(figure, Editions.Only.ALL, LocalDate.of(2026, 12, 31), 0, 10)
                .total();
    }

    @Test
    void ofSeveralMonthsThatPassedUnaskedOnlyTheLatestIsAsked() {
        scene.on(LocalDate.of(2027, 6, 1));
        scene.change(scene.answering::ask);

        assertThat(scene.mails).hasSize(2);
    }

    @Test
    void aLinkAnswersOnceWithoutSigningIn() {
        scene.on(LocalDate.of(2026, 6, 8));
        scene.change(scene.answering::ask);
        String secret = scene.secretFor(company);

        assertThat(scene.answering.find(secret).orElseThrow().works()).isTrue();
        int kept = scene.inChange(() -> scene.answering.answer(secret, Map.of(id, said(FollowUpState.PILOT))));
        int again = scene.inChange(() -> scene.answering.answer(secret, Map.of(id, said(FollowUpState.IN_USE))));

        assertThat(kept).isEqualTo(1);
        assertThat(again).isZero();
        assertThat(now().state()).isEqualTo(FollowUpState.PILOT);
        assertThat(scene.answering.find(secret).orElseThrow().works()).isFalse();
        assertThat(scene.followUps.countOpen(List.of(company.organisation()))).isZero();
        assertThat(scene.followUps.countOpen(List.of(buyer.organisation()))).isEqualTo(1);
    }

    @Test
    void whoeverHasLeftThePartnershipIsAskedAndAnswersByLinkAllTheSame() {
        scene.leaves(buyer.organisation(), LocalDate.of(2026, 5, 20));
        scene.on(LocalDate.of(2026, 6, 8));
        scene.change(scene.answering::ask);
        String secret = scene.secretFor(buyer);

        int kept = scene.inChange(() -> scene.answering.answer(secret, Map.of(id, said(FollowUpState.PILOT))));

        assertThat(kept).isEqualTo(1);
        assertThat(now().state()).isEqualTo(FollowUpState.PILOT);
    }

    @Test
    void whoeverHasLeftHearsWhereItStandsByALinkThatAnswersWithoutHavingBeenAsked() {
        scene.leaves(buyer.organisation(), LocalDate.of(2026, 5, 20));

        answer(company, said(FollowUpState.PILOT));

        Message told = scene.news.getFirst();
        assertThat(told).returns("followup_moved_link", Message::kind).returns(true, Message::secret);
        String secret = FollowUpScene.secretOf(told);
        assertThat(scene.answering.find(secret).orElseThrow().followUps())
                .extracting(FollowUp::id)
                .containsExactly(id);
        int kept = scene.inChange(() -> scene.answering.answer(secret, Map.of(id, said(FollowUpState.TEST))));
        assertThat(kept).isEqualTo(1);
        assertThat(now().state()).isEqualTo(FollowUpState.TEST);
        assertThat(scene.news)
                .filteredOn(mail -> mail.kind().equals("followup_moved"))
                .extracting(Message::account)
                .containsExactly(company.account());
        scene.on(LocalDate.of(2026, 6, 8));
        scene.change(scene.answering::ask);
        assertThat(scene.mails).as("asked all the same").hasSize(2);
    }

    @Test
    void whoeverHasLeftReadsWhatItWasPromisedAndNobodyAgreesForIt() {
        scene.leaves(buyer.organisation(), LocalDate.of(2026, 5, 20));

        answer(
                company,
                new Answer.Said(
                        FollowUpState.TALKING,
                        Value.NOT_SAID,
                        null,
                        "",
                        new Answer.Next("Send the price list", LocalDate.of(2026, 7, 1))));

        assertThat(scene.news)
                .singleElement()
                .returns("commitment_told", Message::kind)
                .returns(buyer.account(), Message::account)
                .satisfies(mail -> assertThat(mail.arguments()).contains("Send the price list"));
        assertThat(scene.sql()
                        .sql("select state from commitment")
                        .query(String.class)
                        .list())
                .containsExactly("proposed");
    }

    @Test
    void whatWasAnsweredThroughALinkIsCorrectedThroughItUntilItExpires() {
        scene.leaves(buyer.organisation(), LocalDate.of(2026, 5, 20));
        scene.on(LocalDate.of(2026, 6, 8));
        scene.change(scene.answering::ask);
        String secret = scene.secretFor(buyer);
        assertThat(correct(secret, FollowUpState.PILOT)).as("not answered yet").isZero();
        scene.inChange(() -> scene.answering.answer(secret, Map.of(id, said(FollowUpState.PILOT))));

        assertThat(scene.answering.find(secret).orElseThrow().corrects()).isTrue();
        assertThat(correct(secret, FollowUpState.TEST)).isEqualTo(1);
        assertThat(now().state()).isEqualTo(FollowUpState.TEST);

        scene.on(LocalDate.of(2026, 8, 20));
        assertThat(scene.answering.find(secret).orElseThrow().corrects()).isFalse();
        assertThat(correct(secret, FollowUpState.CONTRACT)).isZero();
        assertThat(now().state()).isEqualTo(FollowUpState.TEST);
    }

    private int correct(String secret, FollowUpState state) {
        return scene.inChange(() -> scene.answering.correct(secret, Map.of(id, said(state))));
    }

    @Test
    void aReminderReplacesTheLinkBeforeIt() {
        scene.on(LocalDate.of(2026, 6, 8));
        scene.change(scene.answering::ask);
        String first = scene.secretFor(company);
        scene.on(LocalDate.of(2026, 6, 23));
        scene.change(scene.answering::ask);

        assertThat(scene.answering.find(first).orElseThrow().works()).isFalse();
        assertThat(scene.answering.find(scene.secretFor(company)).orElseThrow().works())
                .isTrue();
    }

    @Test
    void aLinkExpiresAndOnlyAnswersWhatItAsksFor() {
        scene.on(LocalDate.of(2026, 6, 8));
        scene.change(scene.answering::ask);
        String secret = scene.secretFor(company);
        Participant third = scene.person(3, Role.COMPANY);
        scene.change(() -> scene.answering.held(scene.event(), buyer, third));
        FollowUpId foreign =
                scene.followUps.listOf(List.of(third.organisation())).getFirst().id();
        scene.on(LocalDate.of(2026, 6, 30));
        scene.inChange(() -> scene.answering.answer(secret, Map.of(foreign, said(FollowUpState.IN_USE))));
        assertThat(scene.followUps.find(foreign).orElseThrow().state()).isEqualTo(FollowUpState.TALKING);

        String other = scene.secretFor(buyer);
        scene.on(LocalDate.of(2026, 8, 20));
        assertThat(scene.inChange(() -> scene.answering.answer(other, Map.of(id, said(FollowUpState.PILOT)))))
                .isZero();
        assertThat(scene.answering.find("nothing")).isEmpty();
    }

    @Test
    void nobodyElseKnowsOfIt() {
        Participant third = scene.person(3, Role.SECRETARIAT);

        assertThatThrownBy(() -> scene.answering.get(scene.as(third), id)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void theDatabaseRefusesAnEndWithoutAReasonAndAChangedAnswer() {
        answer(buyer, said(FollowUpState.PILOT));

        assertThatThrownBy(() -> scene.change(() -> scene.sql()
                        .sql("update follow_up set state = 'stopped'")
                        .update()))
                .isInstanceOf(RuleBroken.class);
        assertThatThrownBy(() -> scene.change(() -> scene.sql()
                        .sql("update follow_up_answer set state = 'talking'")
                        .update()))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void whatMergedOrganisationsFollowedUpGoesOnWithTheirHeir() {
        scene.on(LocalDate.of(2026, 6, 8));
        answer(company, said(FollowUpState.PILOT));
        scene.change(scene.answering::ask);
        Participant heir = scene.person(3, Role.COMPANY);

        scene.merge(company, heir);

        FollowUp followUp = now();
        assertThat(followUp.concerns(heir.organisation())).isTrue();
        assertThat(followUp.opposite(buyer.organisation()).organisation()).isEqualTo(heir.organisation());
        assertThat(scene.followUps.listAnswers(id)).extracting(Answer::from).containsExactly(heir.organisation());
        assertThat(scene.followUps.countOpen(List.of(heir.organisation()))).isEqualTo(1);
    }

    @Test
    void aLinkThatWasSentBeforeAMergerAnswersForTheHeir() {
        scene.on(LocalDate.of(2026, 6, 8));
        scene.change(scene.answering::ask);
        String secret = scene.secretFor(company);
        Participant heir = scene.person(0, Role.COMPANY);
        scene.merge(company, heir);

        AnswerFollowUp.Asked asked = scene.answering.find(secret).orElseThrow();
        assertThat(asked.works()).isTrue();
        assertThat(asked.of()).isEqualTo(heir.organisation());
        scene.inChange(() -> scene.answering.answer(secret, Map.of(id, said(FollowUpState.CONTRACT))));

        assertThat(scene.followUps.listAnswers(id)).extracting(Answer::from).containsExactly(heir.organisation());
        assertThat(scene.followUps.countOpen(List.of(heir.organisation()))).isZero();
        assertThat(scene.facts.listAbout(buyer.organisation()))
                .extracting(DatedFact::reporter)
                .containsExactly(heir.organisation());
    }

    @Test
    void whatWasStoppedIsAskedOfTheHeirWhoHasNotAnsweredYet() {
        answer(buyer, new Answer.Said(FollowUpState.STOPPED, Value.NOT_SAID, Why.RULES, "The permit took two years."));
        scene.on(LocalDate.of(2026, 6, 8));
        scene.change(scene.answering::ask);
        String secret = scene.secretFor(company);
        Participant heir = scene.person(0, Role.COMPANY);

        scene.merge(company, heir);

        assertThat(scene.answering.find(secret).orElseThrow().works()).isTrue();
        assertThat(scene.followUps.countOpen(List.of(heir.organisation()))).isEqualTo(1);
    }

    @Test
    void whatHadStoppedBeforeAMergerIsHistoryOfTheHeir() {
        answer(company, said(FollowUpState.STOPPED));
        answer(buyer, said(FollowUpState.STOPPED));
        Participant heir = scene.person(0, Role.COMPANY);
        scene.merge(company, heir);
        assertThat(scene.followUps.listOf(List.of(heir.organisation()))).isEmpty();

        for (var pair : List.of(
                List.of(heir.organisation(), buyer.organisation()),
                List.of(buyer.organisation(), heir.organisation()))) {
            assertThat(scene.followUps.listBetween(pair.getFirst(), pair.getLast()))
                    .extracting(FollowUp::id)
                    .containsExactly(id);
        }
        Participant stranger = scene.person(7, Role.COMPANY);
        assertThat(scene.followUps.listBetween(stranger.organisation(), buyer.organisation()))
                .isEmpty();
    }

    @Test
    void aLinkAsksNothingMoreOnceBothSidesAreOne() {
        scene.on(LocalDate.of(2026, 6, 8));
        scene.change(scene.answering::ask);
        String secret = scene.secretFor(company);

        scene.merge(company, buyer);

        assertThat(scene.answering.find(secret).orElseThrow().works()).isFalse();
    }

    @Test
    void aContractOfBothCountsAfterAMergerAndWhatTheHeirSaysIsOfTheSameSide() {
        answerOn(1, company, FollowUpState.CONTRACT);
        Participant heir = scene.person(0, Role.COMPANY);
        scene.merge(company, heir);
        answerOn(2, heir, FollowUpState.CONSORTIUM);
        assertThat(counted(Figure.CONTRACTS)).as("one side alone").isZero();

        answerOn(3, buyer, FollowUpState.CONTRACT);
        assertThat(counted(Figure.CONTRACTS)).isEqualTo(1);

        answerOn(4, heir, FollowUpState.TEST);
        assertThat(counted(Figure.CONTRACTS)).as("corrected by the heir").isZero();
        answerOn(5, buyer, FollowUpState.TEST);
        assertThat(pilots()).isZero();
    }

    @Test
    void aContractCountsThoughOneSideHasMergedIntoTheOther() {
        answerOn(1, company, FollowUpState.CONTRACT);
        answerOn(2, buyer, FollowUpState.CONTRACT);

        scene.merge(company, buyer);

        assertThat(counted(Figure.CONTRACTS)).isEqualTo(1);
    }

    @Test
    void whatStoppedIsKnowledgeWithoutNames() {
        answer(buyer, said(FollowUpState.PILOT));
        answer(buyer, new Answer.Said(FollowUpState.STOPPED, Value.NOT_SAID, Why.RULES, "The permit took two years."));

        assertThat(scene.followUps.listLessons()).singleElement().satisfies(lesson -> {
            assertThat(lesson.why()).isEqualTo(Why.RULES);
            assertThat(lesson.reached()).isEqualTo(FollowUpState.PILOT);
            assertThat(lesson.words()).isEqualTo("The permit took two years.");
            assertThat(lesson.toString()).doesNotContain(company.organisationName());
        });
    }

    @Test
    void wordsOnWhyItStoppedStayThoughTheOtherSideConfirmsWithoutAny() {
        answerOn(1, buyer, FollowUpState.PILOT);
        stopOn(2, buyer, "The permit took two years.");
        stopOn(3, company, "");
        assertThat(lessons()).containsExactly("The permit took two years.");

        stopOn(4, company, "The town wanted another wall.");
        assertThat(lessons()).as("the later of two").containsExactly("The town wanted another wall.");

        stopOn(5, company, "");
        stopOn(6, buyer, "The permit took a year.");
        assertThat(lessons()).as("what was taken back is gone").containsExactly("The permit took a year.");
    }

    private void stopOn(int day, Participant who, String words) {
        answerOn(day, who, new Answer.Said(FollowUpState.STOPPED, Value.NOT_SAID, Why.RULES, words));
    }

    private List<String> lessons() {
        return scene.followUps.listLessons().stream()
                .map(FollowUps.Lesson::words)
                .toList();
    }
}
