package org.northernconnections.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.northernconnections.ledger.Duty;
import org.northernconnections.partnership.Duties;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// What waits for people about labs and challenges: what is nobody else's turn.
public final class LabDuties implements Duties {
    /// In which an owner may have something to do, besides the review, which is others' turn.
    private static final Set<ChallengeState> OWNERS_TURN = Set.of(
            ChallengeState.DRAFT,
            ChallengeState.CHANGES_ASKED,
            ChallengeState.APPROVED,
            ChallengeState.OPEN,
            ChallengeState.CLOSED);

    private final Labs labs;
    private final Challenges challenges;
    private final Questions questions;
    private final MoveChallenge move;

    public LabDuties(Labs labs, Challenges challenges, Questions questions, MoveChallenge move) {
        this.labs = labs;
        this.challenges = challenges;
        this.questions = questions;
        this.move = move;
    }

    @Override
    public List<Duty> of(Viewer viewer) {
        var duties = new ArrayList<Duty>();
        if (!viewer.secretariat() && !viewer.is(Role.CLUSTER) && !viewer.is(Role.OWNER)) {
            return duties;
        }
        List<Lab> all = labs.list();
        Map<LabId, LabState> states = all.stream().collect(Collectors.toMap(Lab::id, Lab::state));
        if (LabRules.mayReviewAny(viewer)) {
            challenges.list(Set.of(ChallengeState.IN_REVIEW)).stream()
                    .filter(challenge -> states.get(challenge.lab()) != LabState.ENDED)
                    .filter(challenge -> move.mayReviewNow(viewer, challenge))
                    .forEach(challenge -> duties.add(duty("review", challenge.title(), address(challenge.id()))));
        }
        if (viewer.is(Role.OWNER)) {
            List<Challenge.Headline> own = challenges.listOwned(viewer.organisations(Role.OWNER), OWNERS_TURN);
            Map<ChallengeId, Integer> asked =
                    questions.countOpen(own.stream().map(Challenge.Headline::id).toList());
            own.forEach(challenge -> add(
                    duties,
                    challenge,
                    states.getOrDefault(challenge.lab(), LabState.ENDED),
                    asked.getOrDefault(challenge.id(), 0)));
        }
        if (viewer.secretariat() || viewer.is(Role.OWNER)) {
            all.forEach(lab -> add(duties, viewer, lab));
        }
        return duties;
    }

    private static String address(ChallengeId challenge) {
        return "/challenges/" + challenge;
    }

    /// What cannot be done, as the lab was not chosen yet or has ended, is nobody's turn.
    private static void add(List<Duty> duties, Challenge.Headline own, LabState lab, int asked) {
        if (asked > 0) {
            duties.add(new Duty(
                    "lab.duty.answer", List.of(own.title(), asked), address(own.id()) + "#questions", own.closesAt()));
        }
        switch (own.state()) {
            case DRAFT -> add(duties, lab != LabState.ENDED, "finish", own);
            case CHANGES_ASKED -> add(duties, lab != LabState.ENDED, "reword", own);
            case APPROVED -> add(duties, lab.opensCalls(), "open", own);
            case CLOSED -> add(duties, true, "select", own);
            case IN_REVIEW, OPEN, IN_SELECTION, AT_EVENT, IN_FOLLOW_UP, ANSWERED, ENDED_WITHOUT_RESULT -> {}
        }
    }

    private static void add(List<Duty> duties, boolean possible, String key, Challenge.Headline own) {
        if (possible) {
            duties.add(duty(key, own.title(), address(own.id())));
        }
    }

    private static void add(List<Duty> duties, Viewer viewer, Lab lab) {
        String address = "/labs/" + lab.id();
        boolean owner = viewer.speaksFor(lab.owner(), Role.OWNER);
        switch (lab.state()) {
            case NAMED -> {
                if (owner) {
                    duties.add(duty("specify", lab.name(), address));
                }
            }
            case SPECIFIED -> {
                if (LabRules.mayChoose(viewer)) {
                    duties.add(duty("choose", lab.name(), address));
                }
            }
            case CHOSEN -> {
                if (owner) {
                    duties.add(duty("start", lab.name(), address));
                }
            }
            case KEPT_FOR_LATER, RUNNING, ENDED -> {}
        }
    }

    private static Duty duty(String key, String name, String address) {
        return new Duty("lab.duty." + key, List.of(name), address, null);
    }
}
