package org.northernconnections.postgres.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.Question;
import org.northernconnections.lab.QuestionId;
import org.northernconnections.lab.Wording;
import org.northernconnections.ledger.RuleBroken;
import org.northernconnections.ledger.Saved;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;

class PostgresChallengesTest {
    private static Town town;
    private static Lab lab;

    @BeforeAll
    static void open() {
        town = new Town();
        lab = town.lab("Hoppet");
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void aDraftIsReadAsItWasAdded() {
        Challenge draft = town.draft(lab);

        assertThat(draft.wording())
                .isEqualTo(Town.wording(
                        1, "A preschool without fossil materials", "Walls without fossil insulation", "Quiet roofs"));
        assertThat(draft.ownerName()).isEqualTo("Göteborgs Stad");
        assertThat(draft.labName()).isEqualTo("Hoppet");
        assertThat(town.challenges.find(new ChallengeId("zzzzzzzzzzzz"))).isEmpty();
    }

    @Test
    void aNewWordingCountsAndTheOldOneStays() {
        Challenge draft = town.draft(lab);
        Wording clearer = Town.wording(2, "A preschool", "Walls");

        town.as(town.owner, () -> town.challenges.reword(draft, clearer));

        assertThat(town.challenges.get(draft.id()).wording()).isEqualTo(clearer);
        assertThat(town.challenges.listWordings(draft.id())).containsExactly(draft.wording(), clearer);
    }

    @Test
    void whoeverRewordsSecondSeesTheOtherText() {
        Challenge draft = town.draft(lab);
        town.as(town.owner, () -> town.challenges.reword(draft, Town.wording(2, "First", "Walls")));

        Saved<Challenge> second = town.changes()
                .make(town.owner.actor(), "", () -> town.challenges.reword(draft, Town.wording(2, "Second", "Roofs")));

        assertThat(second).isEqualTo(new Saved.Conflict<>(town.challenges.get(draft.id())));
        assertThat(town.challenges.get(draft.id()).title()).isEqualTo("First");
    }

    @Test
    void aWordingOnceWrittenNeverChanges() {
        Challenge draft = town.draft(lab);

        for (String attack : List.of(
                "update challenge_version set title = 'x'",
                "delete from challenge_need",
                "update challenge_criterion set weight = 1")) {
            assertThatThrownBy(() -> town.database.sql().sql(attack).update())
                    .as(attack)
                    .hasStackTraceContaining("append-only");
        }
        assertThat(town.challenges.get(draft.id())).isEqualTo(draft);
    }

    @Test
    void theSoonestToCloseComesFirst() {
        Challenge late = town.inState(lab, ChallengeState.OPEN);
        Challenge soon = town.inState(lab, ChallengeState.OPEN);
        town.as(
                town.owner,
                () -> town.challenges.save(
                        soon.withTimes(soon.openedAt(), Town.closing().minusSeconds(86_400))));

        List<Challenge> open = town.challenges.list(Set.of(ChallengeState.OPEN));

        assertThat(open).extracting(Challenge::id).containsSubsequence(soon.id(), late.id());
        assertThat(open).allSatisfy(challenge -> assertThat(challenge).isEqualTo(town.challenges.get(challenge.id())));
        assertThat(town.challenges.list(Set.of())).isEmpty();
    }

    @Test
    void aChallengeInReviewHasSomebodyWhoAnswersForIt() {
        Challenge draft = town.draft(lab);
        town.database
                .sql()
                .sql("update challenge set contact_id = null where id = :id")
                .param("id", draft.id().value())
                .update();

        assertThatThrownBy(() -> town.as(town.owner, () -> town.challenges.step(draft.id(), ChallengeState.IN_REVIEW)))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void theDatabaseRefusesAnyOtherStep() {
        Challenge draft = town.draft(lab);

        assertThatThrownBy(() -> town.as(town.owner, () -> town.challenges.step(draft.id(), ChallengeState.APPROVED)))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.rule()).isEqualTo("challenge_step"));
    }

    @Test
    void aQuestionIsAnsweredOnce() {
        Challenge open = town.inState(lab, ChallengeState.OPEN);
        AccountId asker = town.boss.getAccount().id();
        AccountId owner = town.owner.getAccount().id();
        var question = new Question(
                new QuestionId(town.ids.next()), open.id(), asker, "May the roof be green?", Town.NOON, "", null);
        town.as(town.boss, () -> town.questions.add(question));
        assertThat(town.questions.countOpen(List.of(open.id()))).isEqualTo(Map.of(open.id(), 1));

        town.as(town.owner, () -> {
            assertThat(town.questions.answer(question.id(), "It must.", owner, Town.NOON))
                    .isTrue();
            assertThat(town.questions.answer(question.id(), "It need not.", owner, Town.NOON))
                    .isFalse();
        });

        assertThat(town.questions.listOf(open.id()))
                .containsExactly(new Question(
                        question.id(), open.id(), asker, "May the roof be green?", Town.NOON, "It must.", Town.NOON));
        assertThat(town.questions.countOpen(List.of(open.id()))).isEmpty();
    }

    @Test
    void followingTwiceIsFollowingOnce() {
        Challenge open = town.inState(lab, ChallengeState.OPEN);
        Account boss = town.boss.getAccount();

        town.as(town.boss, () -> {
            town.follows.follow(boss.id(), open.id(), Town.NOON);
            town.follows.follow(boss.id(), open.id(), Town.NOON);
        });
        assertThat(town.follows.listOf(open.id())).containsExactly(boss);
        assertThat(town.follows.follows(boss.id(), open.id())).isTrue();

        town.as(town.boss, () -> town.follows.leave(boss.id(), open.id()));
        assertThat(town.follows.count(open.id())).isZero();
    }
}
