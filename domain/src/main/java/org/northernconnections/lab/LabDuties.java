package org.northernconnections.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.northernconnections.ledger.Duty;
import org.northernconnections.partnership.Duties;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// What waits for people about labs and challenges.
public final class LabDuties implements Duties {
    private final Labs labs;
    private final Challenges challenges;
    private final Questions questions;

    public LabDuties(Labs labs, Challenges challenges, Questions questions) {
        this.labs = labs;
        this.challenges = challenges;
        this.questions = questions;
    }

    @Override
    public List<Duty> of(Viewer viewer) {
        var duties = new ArrayList<Duty>();
        if (viewer.secretariat() || viewer.is(Role.CLUSTER) || viewer.is(Role.OWNER)) {
            challenges
                    .list(Set.of(
                            ChallengeState.IN_REVIEW,
                            ChallengeState.CHANGES_ASKED,
                            ChallengeState.APPROVED,
                            ChallengeState.OPEN,
                            ChallengeState.CLOSED))
                    .forEach(challenge -> add(duties, viewer, challenge));
        }
        if (LabRules.mayChoose(viewer)) {
            labs.list().stream()
                    .filter(lab -> lab.state() == LabState.SPECIFIED)
                    .forEach(lab -> duties.add(duty("choose", lab.name(), "/labs/" + lab.id())));
        }
        return duties;
    }

    private void add(List<Duty> duties, Viewer viewer, Challenge challenge) {
        String address = "/challenges/" + challenge.id();
        boolean owner = viewer.speaksFor(challenge.owner(), Role.OWNER);
        switch (challenge.state()) {
            case IN_REVIEW -> {
                if (LabRules.mayReview(viewer, challenge)) {
                    duties.add(duty("review", challenge.title(), address));
                }
            }
            case CHANGES_ASKED -> {
                if (owner) {
                    duties.add(duty("reword", challenge.title(), address + "/edit"));
                }
            }
            case APPROVED -> {
                if (owner) {
                    duties.add(duty("open", challenge.title(), address));
                }
            }
            case OPEN -> {
                int waiting = owner ? questions.countOpen(List.of(challenge.id())) : 0;
                if (waiting > 0) {
                    duties.add(new Duty(
                            "lab.duty.answer", List.of(challenge.title(), waiting), address + "#questions", null));
                }
            }
            case CLOSED -> {
                if (owner) {
                    duties.add(duty("select", challenge.title(), address + "/screening"));
                }
            }
            case DRAFT, IN_SELECTION, AT_EVENT, IN_FOLLOW_UP, ANSWERED, ENDED_WITHOUT_RESULT -> {}
        }
    }

    private static Duty duty(String key, String name, String address) {
        return new Duty("lab.duty." + key, List.of(name), address, null);
    }
}
