package org.northernconnections.application;

import java.time.Instant;
import java.util.List;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.LabRules;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Who may see and do what with applications and recommendations.
public final class ApplicationRules {
    private ApplicationRules() {}

    /// A company's own people write its applications.
    public static boolean mayApplyFor(Viewer viewer, OrganisationId company) {
        return viewer.speaksFor(company, Role.COMPANY);
    }

    /// A company may edit what it wrote until the call closes.
    public static boolean mayEdit(Viewer viewer, Application application, Challenge challenge, Instant now) {
        boolean early =
                application.state() == ApplicationState.DRAFT || application.state() == ApplicationState.SUBMITTED;
        return early && mayApplyFor(viewer, application.company()) && challenge.takesApplications(now);
    }

    /// Screening, selection and release are the challenge owner's and the secretariat's.
    public static boolean maySelect(Viewer viewer, Challenge challenge) {
        return LabRules.owns(viewer, challenge);
    }

    /// A draft is the company's alone; what was submitted is read by the owner and the secretariat too.
    public static boolean mayKnow(Viewer viewer, Application application, Challenge challenge) {
        return mayApplyFor(viewer, application.company())
                || (application.submittedAt() != null && maySelect(viewer, challenge));
    }

    /// The application as far as this viewer may know it: whoever only speaks for the company hears of eligibility with
    /// the release.
    public static Application told(Viewer viewer, Application application, Challenge challenge) {
        return maySelect(viewer, challenge) ? application : application.asToldToItsCompany();
    }

    /// The company's profile goes along with what it has handed in, until it withdraws.
    public static boolean profileGoesAlong(Application application) {
        return application.submittedAt() != null && application.state() != ApplicationState.WITHDRAWN;
    }

    /// The words about an applying company that this viewer may know, of all those for its challenge. Whoever selects
    /// knows each that was given, with where it stands; a reviewer those that stand, unless he or she speaks for a
    /// cluster: no cluster reads what another said.
    ///
    /// @param reviews whether the application is assigned to the viewer
    public static List<Recommendation> wordsAbout(
            Viewer viewer, Application application, Challenge challenge, boolean reviews, List<Recommendation> all) {
        boolean selects = maySelect(viewer, challenge);
        return all.stream()
                .filter(word -> application.company().equals(word.company()))
                .filter(word -> selects
                        ? !word.reason().isEmpty()
                        : reviews && word.state().stands() && !viewer.is(Role.CLUSTER))
                .toList();
    }

    /// Clusters are rivals: a recommendation is known to its cluster, the owner, the secretariat, and the
    /// company that it is about.
    public static boolean mayKnow(Viewer viewer, Recommendation recommendation, Challenge challenge) {
        boolean about = recommendation.company() != null
                && recommendation.state() != RecommendationState.ASKED
                && viewer.speaksFor(recommendation.company(), Role.COMPANY);
        return viewer.speaksFor(recommendation.cluster(), Role.CLUSTER) || about || maySelect(viewer, challenge);
    }
}
