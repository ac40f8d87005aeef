package org.northernconnections.lab;

import java.util.Collection;
import java.util.List;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.partnership.Viewer;

/// Names labs, says how they meet the criteria, and moves them on.
public final class KeepLab {
    private final Labs labs;
    private final Challenges challenges;
    private final Ledger ledger;

    public KeepLab(Labs labs, Challenges challenges, Ledger ledger) {
        this.labs = labs;
        this.challenges = challenges;
        this.ledger = ledger;
    }

    /// Adds a lab that has just been named.
    public void name(Viewer viewer, Lab lab) {
        if (!LabRules.mayNameFor(viewer, lab.owner())) {
            throw NotAllowed.toDo("name a lab for this organisation");
        }
        labs.add(lab);
    }

    /// Keeps what is said about a lab, unless somebody else saved it in the meantime. A lab that was chosen
    /// goes on meeting its criteria.
    public Saved<Lab> save(Viewer viewer, Lab lab) {
        Lab before = labs.get(lab.id());
        if (!LabRules.mayEdit(viewer, before)) {
            throw NotAllowed.toDo("edit this lab");
        }
        boolean chosen = before.state() == LabState.CHOSEN || before.state() == LabState.RUNNING;
        if (chosen && !lab.meetsAllCriteria()) {
            throw new TooLate("lab.too_late.criteria_chosen");
        }
        Saved<Lab> saved = labs.save(lab);
        if (saved instanceof Saved.Kept<Lab>) {
            ledger.note("lab", lab.id().value(), "changed", "");
        }
        return saved;
    }

    /// The steps that this viewer may take with the lab now.
    public List<LabState> steps(Viewer viewer, Lab lab) {
        return LabState.STEPS.after(lab.state()).stream()
                .filter(to -> mayStep(viewer, lab, to))
                .sorted()
                .toList();
    }

    private static boolean mayStep(Viewer viewer, Lab lab, LabState to) {
        return switch (to) {
            case NAMED -> false;
            case SPECIFIED, RUNNING, ENDED -> LabRules.mayEdit(viewer, lab);
            case CHOSEN, KEPT_FOR_LATER -> LabRules.mayChoose(viewer);
        };
    }

    /// The challenges whose calls can never open once the lab has ended: handed in, sent back or approved.
    public List<Challenge> listLeftBehind(LabId id) {
        return challenges.listOf(id).stream()
                .filter(challenge -> challenge.state().onItsWayToACall())
                .toList();
    }

    /// Takes a step. A lab ends with challenges on their way to a call only if the viewer has been told of each.
    ///
    /// @param told the challenges that the viewer knows will not open any more
    public void step(Viewer viewer, LabId id, LabState to, Collection<ChallengeId> told) {
        labs.lock(id);
        Lab lab = labs.get(id);
        if (!LabState.STEPS.after(lab.state()).contains(to)) {
            throw new TooLate("lab.too_late.step");
        }
        if (!mayStep(viewer, lab, to)) {
            throw NotAllowed.toDo("move this lab");
        }
        if (to == LabState.SPECIFIED && lab.criteria().isEmpty()) {
            throw new TooLate("lab.too_late.criteria_missing");
        }
        if (to == LabState.CHOSEN && !lab.meetsAllCriteria()) {
            throw new TooLate("lab.too_late.criteria");
        }
        if (to == LabState.ENDED && hasOpenChallenges(id)) {
            throw new TooLate("lab.too_late.challenges_open");
        }
        if (to == LabState.ENDED) {
            requireTold(listLeftBehind(id), told);
        }
        labs.step(id, to);
    }

    private static void requireTold(List<Challenge> leftBehind, Collection<ChallengeId> told) {
        if (!leftBehind.stream().map(Challenge::id).allMatch(told::contains)) {
            throw new TooLate("lab.too_late.challenges_left_behind", leftBehind.size());
        }
    }

    private boolean hasOpenChallenges(LabId id) {
        return challenges.listOf(id).stream()
                .anyMatch(challenge ->
                        !ChallengeState.STEPS.after(challenge.state()).isEmpty()
                                && challenge.state().published()
                                && challenge.state() != ChallengeState.IN_FOLLOW_UP);
    }
}
