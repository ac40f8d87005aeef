package org.northernconnections.match;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.matching.ChallengeIndex;
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
/// The index is kept in memory and read from the database at the start; a changed profile is found at once.
/// Another node's changes are found within [#LOOKED_SECONDS]: the versions of all profiles are compared then, and
/// those that differ are read again. What a viewer may not see is left out before it is counted.
public final class Matches implements KeepCompanies.Watcher {
    static final int LOOKED_SECONDS = 10;
    private static final int FOUND_MAX = 500;

    private final CompanyIndex index;
    private final CompanyIndex challengeTexts;
    private final ChallengeIndex challengeNeeds;
    private final Companies companies;
    private final Challenges challenges;
    private final CompanyVersions versions;
    private final Clock clock;
    private final Map<OrganisationId, Integer> known = new ConcurrentHashMap<>();
    private List<org.northernconnections.matching.Company> told = List.of();
    private Instant looked = Instant.MIN;

    /// @param challengeTexts an index of its own for what open challenges say
    public Matches(
            CompanyIndex index,
            CompanyIndex challengeTexts,
            Companies companies,
            Challenges challenges,
            CompanyVersions versions,
            Clock clock) {
        this.index = index;
        this.challengeTexts = challengeTexts;
        this.challengeNeeds = new ChallengeIndex(index);
        this.companies = companies;
        this.challenges = challenges;
        this.versions = versions;
        this.clock = clock;
    }

    /// A company that may fit a challenge.
    public record CompanyMatch(Company company, Fit fit) {}

    /// A challenge that a company may fit.
    public record ChallengeMatch(Challenge challenge, Fit fit) {}

    /// Reads every company afresh.
    public synchronized void rebuild() {
        List<Company> all = companies.listAll();
        known.clear();
        all.forEach(company -> known.put(company.id(), company.version()));
        index.replaceAll(all.stream().map(Matches::statements).toList());
        looked = clock.instant();
    }

    @Override
    public void changed(Company company) {
        known.put(company.id(), company.version());
        index.put(statements(company));
    }

    /// Reads again what others changed, at most once in [#LOOKED_SECONDS].
    private synchronized void refresh() {
        if (clock.instant().isBefore(looked.plusSeconds(LOOKED_SECONDS))) {
            return;
        }
        if (looked.equals(Instant.MIN)) {
            rebuild();
            return;
        }
        Map<OrganisationId, Integer> now = versions.list();
        List<OrganisationId> stale = now.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(known.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        if (!stale.isEmpty()) {
            companies.listOf(stale).forEach(this::changed);
        }
        for (OrganisationId id : List.copyOf(known.keySet())) {
            if (!now.containsKey(id)) {
                known.remove(id);
                index.remove(id.value());
            }
        }
        looked = clock.instant();
    }

    /// Companies that this viewer may see and that may fit, best first.
    public List<CompanyMatch> companiesFor(Viewer viewer, Challenge challenge, int limit) {
        refresh();
        int asked = 4 * limit;
        while (true) {
            List<Fit> fits = index.companiesFor(needs(challenge), _ -> true, asked);
            List<CompanyMatch> matches = visible(viewer, fits, limit);
            if (matches.size() == limit || fits.size() < asked) {
                return matches;
            }
            asked *= 4; // many of the best are not for this viewer to see
        }
    }

    private List<CompanyMatch> visible(Viewer viewer, List<Fit> fits, int limit) {
        Map<String, Company> visible =
                companies
                        .listOf(fits.stream()
                                .map(fit -> new OrganisationId(fit.companyId()))
                                .toList())
                        .stream()
                        .filter(company -> company.visibleTo(viewer))
                        .collect(Collectors.toMap(company -> company.id().value(), Function.identity()));
        return fits.stream()
                .flatMap(fit ->
                        Stream.ofNullable(visible.get(fit.companyId())).map(company -> new CompanyMatch(company, fit)))
                .limit(limit)
                .toList();
    }

    /// Open challenges that a company may fit, best first.
    public List<ChallengeMatch> challengesFor(Company company, int limit) {
        refresh();
        Map<String, Challenge> open = byId(challenges.list(Set.of(ChallengeState.OPEN)));
        challengeNeeds.replaceAll(open.values().stream().map(Matches::needs).toList());
        return challengeNeeds.challengesFor(statements(company), open::containsKey, limit).stream()
                .flatMap(fit -> Stream.ofNullable(open.get(fit.challengeId()))
                        .map(challenge -> new ChallengeMatch(challenge, fit)))
                .toList();
    }

    /// How one company fits one challenge, need by need.
    public Fit fit(Challenge challenge, Company company) {
        return index.fit(needs(challenge), statements(company));
    }

    /// Companies whose statements meet these words, best first; forgiving about spelling.
    public List<OrganisationId> search(String words, String language, int limit) {
        refresh();
        return index.search(words, Language.of(language), limit).stream()
                .map(Hit::companyId)
                .map(OrganisationId::new)
                .toList();
    }

    /// Open challenges whose title, summary or needs meet these words, best first.
    public synchronized List<Challenge> searchChallenges(String words, String language, int limit) {
        Map<String, Challenge> open = byId(challenges.list(Set.of(ChallengeState.OPEN)));
        var texts = open.values().stream().map(Matches::texts).toList();
        if (!texts.equals(told)) {
            challengeTexts.replaceAll(texts);
            told = texts;
        }
        return challengeTexts.search(words, Language.of(language), limit).stream()
                .flatMap(hit -> Stream.ofNullable(open.get(hit.companyId())))
                .toList();
    }

    private static Map<String, Challenge> byId(List<Challenge> challenges) {
        var byId = new LinkedHashMap<String, Challenge>();
        challenges.forEach(challenge -> byId.put(challenge.id().value(), challenge));
        return byId;
    }

    /// Companies that this viewer may see: those of that name first, then those that say so.
    public Companies.Listed searchCompanies(Viewer viewer, String words, String language, int limit) {
        var found = new LinkedHashSet<OrganisationId>();
        companies
                .list(viewer, new Companies.Narrowed(words, "", "", 0, false, null), 0, FOUND_MAX)
                .companies()
                .forEach(company -> found.add(company.id()));
        found.addAll(search(words, language, FOUND_MAX));
        return companies.list(viewer, new Companies.Narrowed("", "", "", 0, false, List.copyOf(found)), 0, limit);
    }

    private static org.northernconnections.matching.Company texts(Challenge challenge) {
        Language language = Language.of(challenge.wording().language().code());
        var texts = new ArrayList<Statement>();
        texts.add(new Statement(language, challenge.title()));
        texts.add(new Statement(language, challenge.wording().summary()));
        challenge.wording().needs().forEach(need -> texts.add(new Statement(language, need.text())));
        return new org.northernconnections.matching.Company(challenge.id().value(), texts);
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
