package org.northernconnections.lab;

import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Who may do what with labs and challenges.
public final class LabRules {
    private LabRules() {}

    /// Labs are named by challenge owners, for themselves, and by the secretariat.
    public static boolean mayNameLabs(Viewer viewer) {
        return viewer.secretariat() || viewer.is(Role.OWNER);
    }

    /// Whoever speaks for an organisation in another role names no labs for it.
    public static boolean mayNameFor(Viewer viewer, OrganisationId owner) {
        return viewer.secretariat() || viewer.speaksFor(owner, Role.OWNER);
    }

    /// A lab is kept by its owner and the secretariat until it has ended.
    public static boolean mayEdit(Viewer viewer, Lab lab) {
        return lab.state() != LabState.ENDED && (viewer.secretariat() || viewer.speaksFor(lab.owner(), Role.OWNER));
    }

    /// Which labs are chosen is decided together: the secretariat writes it down.
    public static boolean mayChoose(Viewer viewer) {
        return viewer.secretariat();
    }

    /// Challenges of a lab are worded by its owner; the secretariat helps.
    public static boolean mayWord(Viewer viewer, Lab lab) {
        return lab.state() != LabState.ENDED && (viewer.secretariat() || viewer.speaksFor(lab.owner(), Role.OWNER));
    }

    /// Who answers for a challenge.
    public static boolean owns(Viewer viewer, Challenge challenge) {
        return viewer.secretariat() || viewer.speaksFor(challenge.owner(), Role.OWNER);
    }

    /// Challenges are reviewed by the secretariat and by clusters.
    public static boolean mayReviewAny(Viewer viewer) {
        return viewer.secretariat() || viewer.is(Role.CLUSTER);
    }

    /// Nobody reviews a challenge of the own organisation.
    public static boolean mayReview(Viewer viewer, Challenge challenge) {
        return mayReviewAny(viewer) && !viewer.speaksFor(challenge.owner());
    }

    /// What is not published is known to its owner's organisation and its reviewers alone.
    public static boolean mayKnow(Viewer viewer, Challenge challenge) {
        return challenge.state().published()
                || viewer.secretariat()
                || viewer.speaksFor(challenge.owner())
                || mayReview(viewer, challenge);
    }
}
