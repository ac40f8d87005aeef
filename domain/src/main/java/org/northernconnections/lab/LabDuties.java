package org.northernconnections.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.northernconnections.ledger.Duty;
import org.northernconnections.partnership.Duties;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// What waits for people about labs and challenges: what is nobody else's turn.
public final class LabDuties implements Duties {
    private static final Set<ChallengeState> ON_THE_WAY = Set.of(
            ChallengeState.DRAFT,
            ChallengeState.IN_REVIEW,
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
        if (viewer.secretariat() || viewer.is(Role.CLUSTER) || viewer.is(Role.OWNER)) {
            List<Challenge> all = challenges.list(ON_THE_WAY);
            Map<ChallengeId, Integer> asked = questions.countOpen(all.stream()
                    .filter(challenge -> owns(viewer, challenge))
                    .map(Challenge::id)
                    .toList());
            all.forEach(challenge -> add(duties, viewer, challenge, asked.getOrDefault(challenge.id(), 0)));
        }
        if (viewer.secretariat() || viewer.is(Role.OWNER)) {
            labs.list().forEach(lab -> add(duties, viewer, lab));
        }
        return duties;
    }

    private static boolean owns(Viewer viewer, Challenge challenge) {
        return viewer.speaksFor(challenge.owner(), Role.OWNER);
    }

    private void add(List<Duty> duties, Viewer viewer, Challenge challenge, int asked) {
        String address = "/challenges/" + challenge.id();
        boolean owner = owns(viewer, challenge);
        if (owner && asked > 0) {
            duties.add(new Duty(
                    "lab.duty.answer",
                    List.of(challenge.title(), asked),
                    address + "#questions",
                    challenge.closesAt()));
        }
        switch (challenge.state()) {
            case IN_REVIEW -> {
                if (move.mayReviewNow(viewer, challenge)) {
                    duties.add(duty("review", challenge.title(), address));
                }
            }
            case DRAFT, CHANGES_ASKED -> {
                if (owner) {
                    boolean draft = challenge.state() == ChallengeState.DRAFT;
                    duties.add(duty(draft ? "finish" : "reword", challenge.title(), address));
                }
            }
            case APPROVED -> {
                if (owner) {
                    duties.add(duty("open", challenge.title(), address));
                }
            }
            case CLOSED -> {
                if (owner) {
                    duties.add(duty("select", challenge.title(), address));
                }
            }
            case OPEN, IN_SELECTION, AT_EVENT, IN_FOLLOW_UP, ANSWERED, ENDED_WITHOUT_RESULT -> {}
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
