package org.northernconnections.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.northernconnections.lab.Challenge;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.OrganisationId;

/// Puts together how the applications to a challenge stand.
public final class Standings {
    private final Applications applications;
    private final Recommendations recommendations;
    private final Screening screening;
    private final Companies companies;

    public Standings(
            Applications applications, Recommendations recommendations, Screening screening, Companies companies) {
        this.applications = applications;
        this.recommendations = recommendations;
        this.screening = screening;
        this.companies = companies;
    }

    /// All but drafts, by quality, the best first, then by name. Scores of whoever has come into conflict with the
    /// company since do not count.
    public List<Standing> of(Challenge challenge) {
        List<Application> all = applications.listOf(challenge.id());
        Map<OrganisationId, Company> profiles =
                companies.listOf(all.stream().map(Application::company).toList()).stream()
                        .collect(Collectors.toMap(Company::id, Function.identity()));
        var recommended = new HashMap<OrganisationId, List<Recommendation>>();
        for (Recommendation recommendation : recommendations.listOf(challenge.id())) {
            if (recommendation.company() != null && recommendation.state().stands()) {
                recommended
                        .computeIfAbsent(recommendation.company(), _ -> new ArrayList<>())
                        .add(recommendation);
            }
        }
        var assigned = screening.assignments(challenge.id());
        var scores = screening.scores(challenge.id());
        var counting = screening.scoresThatCount(challenge.id());
        var standings = new ArrayList<Standing>();
        for (Application application : all) {
            Company company = profiles.get(application.company());
            var clusters = new TreeSet<String>();
            if (company != null) {
                company.clusters().forEach(cluster -> clusters.add(cluster.id().value()));
            }
            standings.add(Standing.of(
                    application,
                    company != null && company.newcomer(),
                    recommended.getOrDefault(application.company(), List.of()),
                    clusters,
                    assigned.getOrDefault(application.id(), List.of()),
                    scores.getOrDefault(application.id(), List.of()),
                    counting.getOrDefault(application.id(), List.of()),
                    challenge.wording().criteria()));
        }
        standings.sort(Comparator.comparingDouble((Standing standing) -> {
                    Double quality = standing.quality();
                    return quality == null ? 1 : -quality;
                })
                .thenComparing(standing -> standing.application().companyName()));
        return standings;
    }
}
