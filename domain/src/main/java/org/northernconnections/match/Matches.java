package org.northernconnections.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.Fit;
import org.northernconnections.matching.Hit;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.Need;
import org.northernconnections.matching.Statement;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.KeepCompanies;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Viewer;

/// Finds what fits, by what companies say they can do and what challenges say they need.
///
/// The index is kept in memory and rebuilt from the database at every start; a changed profile is found
/// at once. What a viewer may not see is left out before it is counted.
public final class Matches implements KeepCompanies.Watcher {
    private final CompanyIndex index;
    private final Companies companies;
    private final Challenges challenges;

    public Matches(CompanyIndex index, Companies companies, Challenges challenges) {
        this.index = index;
        this.companies = companies;
        this.challenges = challenges;
    }

    /// A company that may fit a challenge.
    public record CompanyMatch(Company company, Fit fit) {}

    /// A challenge that a company may fit.
    public record ChallengeMatch(Challenge challenge, Fit fit) {}

    /// Reads every company afresh.
    public void rebuild() {
        index.replaceAll(companies.listAll().stream().map(Matches::statements).toList());
    }

    @Override
    public void changed(Company company) {
        index.put(statements(company));
    }

    /// Companies that this viewer may see and that may fit, best first.
    public List<CompanyMatch> companiesFor(Viewer viewer, Challenge challenge, int limit) {
        List<Fit> fits = index.companiesFor(needs(challenge), _ -> true, limit * 4);
        Map<String, Company> visible =
                companies
                        .listOf(fits.stream()
                                .map(fit -> new OrganisationId(fit.companyId()))
                                .toList())
                        .stream()
                        .filter(company -> company.visibleTo(viewer))
                        .collect(Collectors.toMap(company -> company.id().value(), Function.identity()));
        var matches = new ArrayList<CompanyMatch>();
        for (Fit fit : fits) {
            Company company = visible.get(fit.companyId());
            if (company != null && matches.size() < limit) {
                matches.add(new CompanyMatch(company, fit));
            }
        }
        return matches;
    }

    /// Open challenges that a company may fit, best first.
    public List<ChallengeMatch> challengesFor(Company company, int limit) {
        var statements = statements(company);
        return challenges.list(Set.of(ChallengeState.OPEN)).stream()
                .map(challenge -> new ChallengeMatch(challenge, index.fit(needs(challenge), statements)))
                .filter(match -> match.fit().score() > 0)
                .sorted((one, other) ->
                        Double.compare(other.fit().score(), one.fit().score()))
                .limit(limit)
                .toList();
    }

    /// How one company fits one challenge, need by need.
    public Fit fit(Challenge challenge, Company company) {
        return index.fit(needs(challenge), statements(company));
    }

    /// Companies whose statements meet these words, best first; forgiving about spelling.
    public List<OrganisationId> search(String words, String language, int limit) {
        return index.search(words, Language.of(language), limit).stream()
                .map(Hit::companyId)
                .map(OrganisationId::new)
                .toList();
    }

    private static org.northernconnections.matching.Challenge needs(Challenge challenge) {
        Language language = Language.of(challenge.wording().language().code());
        return new org.northernconnections.matching.Challenge(
                challenge.id().value(),
                challenge.wording().needs().stream()
                        .map(need -> new Need(language, need.text(), need.weight()))
                        .toList());
    }

    private static org.northernconnections.matching.Company statements(Company company) {
        return new org.northernconnections.matching.Company(
                company.id().value(),
                company.capabilities().stream()
                        .map(capability ->
                                new Statement(Language.of(capability.language().code()), capability.statement()))
                        .toList());
    }
}
