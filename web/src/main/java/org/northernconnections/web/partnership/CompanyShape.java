package org.northernconnections.web.partnership;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.Capability;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.Visibility;
import org.northernconnections.web.lab.ChallengeLineShape;

/// A company's profile.
///
/// @param readiness of its technology, 5 to 9
/// @param languages in which it can work, such as `nb`
/// @param newcomer has taken part in nothing yet
public record CompanyShape(
        Organisation organisation,
        String summary,
        String proof,
        int readiness,
        @Nullable Integer employees,
        @Nullable Integer founded,
        List<String> languages,
        Visibility visibility,
        List<Statement> capabilities,
        List<Company.ClusterOf> clusters,
        boolean newcomer,
        int version) {
    /// @param language in which it is written, such as `nl`
    public record Statement(String language, String statement) {
        private static Statement of(Capability capability) {
            return new Statement(capability.language().code(), capability.statement());
        }
    }

    /// @param people who speak for it, for those who may edit it
    /// @param challengesForYou that it may fit, for those who may edit it
    public record Detail(CompanyShape company, List<PersonShape> people, List<ChallengeLineShape> challengesForYou) {}

    static CompanyShape of(Company company) {
        return new CompanyShape(
                company.organisation(),
                company.summary(),
                company.proof(),
                company.readiness(),
                company.employees(),
                company.founded(),
                company.languages().stream().map(language -> language.code()).toList(),
                company.visibility(),
                company.capabilities().stream().map(Statement::of).toList(),
                company.clusters(),
                company.newcomer(),
                company.version());
    }

    static Detail of(CompanyPages.ShowPage it) {
        return new Detail(
                of(it.company()),
                it.people().stream().map(PersonShape::of).toList(),
                it.challenges().stream()
                        .map(match -> ChallengeLineShape.of(match.challenge()))
                        .toList());
    }
}
