package org.northernconnections.application;

import java.util.List;
import org.northernconnections.lab.Challenges;
import org.northernconnections.partnership.KeepCompanies;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Viewer;

/// Who judges what a company handed in reads its profile as well, whatever its visibility: the profile goes along with
/// the application.
public final class JudgeApplicants implements KeepCompanies.Judges {
    private final Applications applications;
    private final Challenges challenges;
    private final Screen screen;

    public JudgeApplicants(Applications applications, Challenges challenges, Screen screen) {
        this.applications = applications;
        this.challenges = challenges;
        this.screen = screen;
    }

    @Override
    public boolean judges(Viewer viewer, OrganisationId company) {
        return viewer.partner()
                && applications.listOfCompanies(List.of(company)).stream()
                        .filter(ApplicationRules::profileGoesAlong)
                        .anyMatch(application ->
                                ApplicationRules.maySelect(viewer, challenges.get(application.challenge()))
                                        || screen.reviews(viewer, application));
    }
}
