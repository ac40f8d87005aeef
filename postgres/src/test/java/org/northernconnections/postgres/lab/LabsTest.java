package org.northernconnections.postgres.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.KeepLab;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabCriterion;
import org.northernconnections.lab.LabDuties;
import org.northernconnections.lab.LabState;
import org.northernconnections.ledger.Duty;
import org.northernconnections.ledger.LedgerLine;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.RuleBroken;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.partnership.Viewer;

class LabsTest {
    private static Town town;
    private static KeepLab keep;

    @BeforeAll
    static void open() {
        town = new Town();
        keep = new KeepLab(town.labs, town.challenges, town.ledger);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void whatWasSaidOfALabIsKept() {
        Lab named = town.lab("Hoppet");

        town.as(town.owner, () -> keep.save(town.owner, with(named, "A preschool for 108 children", true)));

        Lab kept = town.labs.get(named.id());
        assertThat(kept.description()).isEqualTo("A preschool for 108 children");
        assertThat(kept.criteria()).containsExactlyInAnyOrderElementsOf(Town.criteria(true));
        assertThat(kept.version()).isEqualTo(2);
        assertThat(town.labs.list()).contains(kept);
        assertThat(town.ledger.listAbout("lab", named.id().value()))
                .extracting(LedgerLine::deed)
                .containsExactly("step", "changed");
    }

    @Test
    void whoeverSavesSecondSeesTheOtherText() {
        Lab named = town.lab("Twice");
        town.as(town.owner, () -> keep.save(town.owner, with(named, "first", false)));

        Saved<Lab> second = town.changes()
                .make(town.owner.actor(), "", () -> keep.save(town.secretariat, with(named, "second", true)));

        assertThat(second).isEqualTo(new Saved.Conflict<>(town.labs.get(named.id())));
        assertThat(town.labs.get(named.id()).description()).isEqualTo("first");
        assertThat(town.labs.get(named.id()).meetsAllCriteria()).isFalse();
    }

    @Test
    void aLabIsNamedForOnesOwnOrganisationOrByTheSecretariat() {
        Lab lab = town.lab("Named");

        for (Viewer stranger : List.of(town.otherOwner, town.manager, town.politician, town.boss)) {
            assertThatThrownBy(() -> keep.name(stranger, lab)).isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void aLabIsChosenByTheSecretariatOnceItMeetsAllCriteria() {
        Lab lab = town.lab("Chosen");
        assertThatThrownBy(() -> step(town.owner, lab, LabState.SPECIFIED)).isInstanceOf(TooLate.class);
        town.as(town.owner, () -> keep.save(town.owner, with(lab, "", false)));
        step(town.owner, lab, LabState.SPECIFIED);

        assertThatThrownBy(() -> step(town.owner, lab, LabState.CHOSEN)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> step(town.secretariat, lab, LabState.CHOSEN)).isInstanceOf(TooLate.class);
        assertThatThrownBy(() -> town.database.change(() -> town.labs.step(lab.id(), LabState.CHOSEN)))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.rule()).isEqualTo("lab_criteria"));

        step(town.secretariat, lab, LabState.KEPT_FOR_LATER);
        town.as(town.owner, () -> keep.save(town.owner, with(town.labs.get(lab.id()), "", true)));
        step(town.secretariat, lab, LabState.CHOSEN);
        Lab chosen = town.labs.get(lab.id());
        assertThat(keep.steps(town.owner, chosen)).containsExactly(LabState.RUNNING);
        assertThat(keep.steps(town.otherOwner, chosen)).isEmpty();
        assertThatThrownBy(() -> town.as(town.owner, () -> keep.save(town.owner, with(chosen, "", false))))
                .isInstanceOf(TooLate.class);
    }

    @Test
    void aLabEndsAfterItsChallenges() {
        Lab lab = town.lab("Ends");
        town.as(town.owner, () -> keep.save(town.owner, with(lab, "", true)));
        step(town.owner, lab, LabState.SPECIFIED);
        step(town.secretariat, lab, LabState.CHOSEN);
        step(town.owner, lab, LabState.RUNNING);
        var open = town.inState(lab, ChallengeState.OPEN);

        assertThatThrownBy(() -> step(town.owner, lab, LabState.ENDED)).isInstanceOf(TooLate.class);

        for (ChallengeState next : List.of(
                ChallengeState.CLOSED,
                ChallengeState.IN_SELECTION,
                ChallengeState.AT_EVENT,
                ChallengeState.IN_FOLLOW_UP)) {
            town.as(town.owner, () -> town.challenges.step(open.id(), next));
        }
        step(town.owner, lab, LabState.ENDED);
        assertThatThrownBy(() -> keep.save(town.secretariat, with(town.labs.get(lab.id()), "", true)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aLabDoesNotEndOverChallengesOnTheirWayToACallUnlessWhoeverEndsItIsTold() {
        Lab lab = town.lab("Left behind");
        town.choose(lab.id());
        step(town.owner, lab, LabState.RUNNING);
        town.draft(lab);
        var inReview = town.inState(lab, ChallengeState.IN_REVIEW);
        var approved = town.inState(lab, ChallengeState.APPROVED);
        var sentBack = town.inState(lab, ChallengeState.CHANGES_ASKED);

        assertThat(keep.listLeftBehind(lab.id()))
                .extracting(Challenge::id)
                .containsExactlyInAnyOrder(inReview.id(), approved.id(), sentBack.id());
        assertThatThrownBy(() -> step(town.owner, lab, LabState.ENDED, List.of(inReview.id(), approved.id())))
                .isInstanceOfSatisfying(
                        TooLate.class, late -> assertThat(late.key()).isEqualTo("lab.too_late.challenges_left_behind"));
        step(town.owner, lab, LabState.ENDED, List.of(inReview.id(), approved.id(), sentBack.id()));

        assertThat(town.labs.get(lab.id()).state()).isEqualTo(LabState.ENDED);
        var duties = new LabDuties(town.labs, town.challenges, town.questions, town.move());
        for (Viewer viewer : List.of(town.owner, town.manager, town.secretariat)) {
            assertThat(duties.of(viewer))
                    .extracting(Duty::address)
                    .doesNotContain(
                            "/challenges/" + inReview.id(),
                            "/challenges/" + approved.id(),
                            "/challenges/" + sentBack.id());
        }
    }

    private static void step(Viewer viewer, Lab lab, LabState to) {
        step(viewer, lab, to, List.of());
    }

    private static void step(Viewer viewer, Lab lab, LabState to, List<ChallengeId> told) {
        town.as(viewer, () -> keep.step(viewer, lab.id(), to, told));
    }

    private static Lab with(Lab lab, String description, boolean met) {
        List<LabCriterion> criteria = Town.criteria(met);
        return new Lab(
                lab.id(),
                lab.name(),
                lab.owner(),
                lab.ownerName(),
                lab.city(),
                lab.country(),
                lab.place(),
                description,
                lab.state(),
                criteria,
                lab.version());
    }
}
