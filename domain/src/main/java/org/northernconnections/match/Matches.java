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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Challenges;
import org.northernconnections.ledger.Latest;
import org.northernconnections.matching.ChallengeIndex;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.Fit;
import org.northernconnections.matching.Hit;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.Need;
import org.northernconnections.matching.Ranked;
import org.northernconnections.matching.Statement;
import org.northernconnections.matching.team.Candidate;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.CompanyBrief;
import org.northernconnections.partnership.KeepCompanies;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Viewer;

/// Finds what fits, by what companies say they can do and what challenges say they need.
///
/// The index is kept in memory and read from the database at the start; who asks before it is read waits for it.
/// A changed profile is found at once.
/// Another node's changes are found within [#LOOKED_SECONDS]: the versions of all profiles are compared then, and
/// those that differ are read again. What a viewer may not see is left out before it is counted.
public final class Matches implements KeepCompanies.Watcher {
    static final int LOOKED_SECONDS = 10;
    private static final int FOUND_MAX = 500;
    /// Most companies are for everybody of the partnership to see.
    private static final int HIDDEN_USUALLY = 50;
    /// How many challenges are kept answered.
    private static final int ANSWERED_MAX = 32;

    private final CompanyIndex challengeTexts;
    private volatile Live live;
    private final Companies companies;
    private final Challenges challenges;
    private final CompanyVersions versions;
    private final LearnWeights weights;
    private final Clock clock;
    private final Map<OrganisationId, Integer> known = new ConcurrentHashMap<>();
    private final Map<ChallengeId, Challenge> open = new LinkedHashMap<>();
    private Instant looked = Instant.MIN;
    private volatile Instant changedAt = Instant.EPOCH;

    /// @param challengeTexts an index of its own for what open challenges say
    public Matches(
            CompanyIndex index,
            CompanyIndex challengeTexts,
            Companies companies,
            Challenges challenges,
            CompanyVersions versions,
            LearnWeights weights,
            Clock clock) {
        this.live = Live.of(index);
        this.challengeTexts = challengeTexts;
        this.companies = companies;
        this.challenges = challenges;
        this.versions = versions;
        this.weights = weights;
        this.clock = clock;
    }

    /// What answers now; the words of the companies say what matters in the needs.
    private record Live(CompanyIndex index, ChallengeIndex needs, Map<ChallengeId, Answered> answered) {
        static Live of(CompanyIndex index) {
            return new Live(index, new ChallengeIndex(index), Latest.of(ANSWERED_MAX));
        }

        /// Whoever looks at a list looks again, turns it, and opens what stands on it: it is answered once, until
        /// what is asked or any company has changed.
        List<Ranked> rank(Challenge challenge, int limit) {
            org.northernconnections.matching.Challenge asked = Matches.needs(challenge);
            long version = index.version();
            Answered known = answered.get(challenge.id());
            if (known == null || !known.answers(asked, version, limit)) {
                known = new Answered(asked, version, limit, index.rank(asked, _ -> true, limit));
                answered.put(challenge.id(), known);
            }
            return known.ranked().subList(0, Math.min(limit, known.ranked().size()));
        }
    }

    /// @param version of the index
    /// @param limit how many were asked for
    private record Answered(
            org.northernconnections.matching.Challenge asked, long version, int limit, List<Ranked> ranked) {
        boolean answers(org.northernconnections.matching.Challenge again, long versionNow, int limitNow) {
            return version == versionNow && limit >= limitNow && asked.equals(again);
        }
    }

    /// A company that may fit a challenge.
    public record Fitting(CompanyBrief company, Ranked ranked) {
        static Fitting of(Company company, Fit fit) {
            return new Fitting(company.brief(), Ranked.of(fit));
        }

        public OrganisationId id() {
            return company.id();
        }

        /// What it would be in a team: nobody is proposed to others who has not agreed to be shown.
        Candidate candidate() {
            return candidate(company.consented());
        }

        /// What it would be in a team that it asks for itself.
        Candidate asking() {
            return candidate(true);
        }

        private Candidate candidate(boolean willing) {
            return new Candidate(
                    company.id().value(),
                    ranked.strengths(),
                    company.country(),
                    company.languages().stream()
                            .map(language -> language.code())
                            .collect(Collectors.toSet()),
                    company.newcomer(),
                    willing,
                    false);
        }
    }

    /// A challenge that a company may fit.
    public record ChallengeMatch(Challenge challenge, Fit fit) {}

    /// Reads every company afresh.
    public synchronized void rebuild() {
        List<Company> all = companies.listAll();
        known.clear();
        all.forEach(company -> known.put(company.id(), company.version()));
        live.index().replaceAll(all.stream().map(Matches::statements).toList());
        live.index().use(weights.now(encoder()));
        looked = clock.instant();
        changedAt = looked;
    }

    /// Answers with another index from now on: it is filled beside the one that answers, which takes its time, and what
    /// was changed meanwhile is read again before it takes over.
    public void adopt(CompanyIndex next) {
        List<Company> all = companies.listAll();
        next.replaceAll(all.stream().map(Matches::statements).toList());
        Map<OrganisationId, Integer> filled = all.stream().collect(Collectors.toMap(Company::id, Company::version));
        synchronized (this) {
            refresh();
            List<OrganisationId> stale = known.entrySet().stream()
                    .filter(entry -> !entry.getValue().equals(filled.get(entry.getKey())))
                    .map(Map.Entry::getKey)
                    .toList();
            companies.listOf(stale).forEach(company -> next.put(statements(company)));
            filled.keySet().stream().filter(id -> !known.containsKey(id)).forEach(id -> next.remove(id.value()));
            next.use(weights.now(next.encoder()));
            Live after = Live.of(next);
            after.needs().replaceAll(open.values().stream().map(Matches::needs).toList());
            live = after;
            changedAt = clock.instant();
        }
    }

    /// A number that grows with every change of the index that answers now; another encoder begins anew.
    public long indexVersion() {
        return live.index().version();
    }

    /// When companies in the index changed last; 1970 before they are read.
    public Instant indexChangedAt() {
        return changedAt;
    }

    /// By which meanings are compared.
    public String encoder() {
        return live.index().encoder();
    }

    /// Calls that end at the same time may be heard of in either order: the newer version stays.
    @Override
    public synchronized void changed(Company company) {
        if (known.getOrDefault(company.id(), 0) <= company.version()) {
            put(company);
        }
    }

    private void put(Company company) {
        known.put(company.id(), company.version());
        if (live.index().put(statements(company))) {
            changedAt = clock.instant();
        }
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
            companies.listOf(stale).forEach(this::put);
        }
        for (OrganisationId id : List.copyOf(known.keySet())) {
            if (!now.containsKey(id)) {
                known.remove(id);
                live.index().remove(id.value());
                changedAt = clock.instant();
            }
        }
        live.index().use(weights.now(encoder()));
        looked = clock.instant();
    }

    /// Companies that this viewer may see and that may fit, best first.
    public List<Fitting> companiesFor(Viewer viewer, Challenge challenge, int limit) {
        return companiesFor(company -> company.visibleTo(viewer), challenge, limit);
    }

    /// The same among these alone: whoever is not, takes nobody's place.
    public List<Fitting> companiesFor(Viewer viewer, Predicate<CompanyBrief> among, Challenge challenge, int limit) {
        return companiesFor(company -> company.visibleTo(viewer) && among.test(company), challenge, limit);
    }

    /// Companies of this kind that may fit, best first.
    List<Fitting> companiesFor(Predicate<CompanyBrief> among, Challenge challenge, int limit) {
        refresh();
        int asked = limit + HIDDEN_USUALLY;
        while (true) {
            List<Ranked> ranked = live.rank(challenge, asked);
            List<Fitting> fitting = among(among, ranked, limit);
            if (fitting.size() == limit || ranked.size() < asked) {
                return fitting;
            }
            asked *= 4; // many of the best are not for this viewer to see
        }
    }

    /// The best of all companies, whoever may see them; for what goes through many challenges. Nothing is kept,
    /// so that no answer is pushed out that somebody looks at.
    List<Ranked> best(Challenge challenge, int limit) {
        refresh();
        return live.index().rank(needs(challenge), _ -> true, limit);
    }

    private List<Fitting> among(Predicate<CompanyBrief> among, List<Ranked> ranked, int limit) {
        Map<String, CompanyBrief> briefs =
                companies
                        .briefs(ranked.stream()
                                .map(one -> new OrganisationId(one.companyId()))
                                .toList())
                        .stream()
                        .filter(among)
                        .collect(Collectors.toMap(company -> company.id().value(), Function.identity()));
        return ranked.stream()
                .flatMap(
                        one -> Stream.ofNullable(briefs.get(one.companyId())).map(company -> new Fitting(company, one)))
                .limit(limit)
                .toList();
    }

    /// Open challenges that a company may fit, best first.
    public List<ChallengeMatch> challengesFor(Company company, int limit) {
        refresh();
        refreshChallenges();
        List<Fit> fits = live.needs().challengesFor(statements(company), _ -> true, limit);
        Map<String, Challenge> fresh = fresh(fits.stream().map(Fit::challengeId));
        return fits.stream()
                .flatMap(fit -> Stream.ofNullable(fresh.get(fit.challengeId()))
                        .map(challenge -> new ChallengeMatch(challenge, fit)))
                .toList();
    }

    /// The challenges that are open now.
    List<Challenge> openChallenges() {
        return challenges.listOf(
                challenges.versions(Set.of(ChallengeState.OPEN)).keySet());
    }

    /// Reads those open challenges again that were changed since they were read last.
    private synchronized void refreshChallenges() {
        Map<ChallengeId, Integer> now = challenges.versions(Set.of(ChallengeState.OPEN));
        List<ChallengeId> stale = now.entrySet().stream()
                .filter(entry -> {
                    Challenge kept = open.get(entry.getKey());
                    return kept == null || kept.version() != entry.getValue();
                })
                .map(Map.Entry::getKey)
                .toList();
        boolean closed = open.keySet().removeIf(id -> !now.containsKey(id));
        if (stale.isEmpty() && !closed) {
            return;
        }
        challenges.listOf(stale).forEach(challenge -> open.put(challenge.id(), challenge));
        live.needs().replaceAll(open.values().stream().map(Matches::needs).toList());
        challengeTexts.replaceAll(open.values().stream().map(Matches::texts).toList());
    }

    /// These challenges as they stand now, those that are open.
    private Map<String, Challenge> fresh(Stream<String> ids) {
        return challenges.listOf(ids.map(ChallengeId::new).toList()).stream()
                .filter(challenge -> challenge.state() == ChallengeState.OPEN)
                .collect(Collectors.toMap(challenge -> challenge.id().value(), Function.identity()));
    }

    /// How one company fits one challenge, need by need.
    public Fit fit(Challenge challenge, Company company) {
        refresh();
        return live.index().fit(needs(challenge), statements(company));
    }

    /// A fit with what it was computed by.
    ///
    /// @param encoder by which meanings were compared
    /// @param weights by which words and meaning were mixed
    public record Explained(Fit fit, String encoder, LearnWeights.Used weights) {}

    /// The same with the newest weights, and which they are: what is told of a number is how it came about.
    public Explained explain(Challenge challenge, Company company) {
        refresh();
        CompanyIndex index = live.index();
        LearnWeights.Used used = weights.used(index.encoder());
        synchronized (this) {
            index.use(used.mixing());
            return new Explained(index.fit(needs(challenge), statements(company)), index.encoder(), used);
        }
    }

    /// Those of these companies that answer a need at least partly.
    Set<OrganisationId> answering(
            org.northernconnections.partnership.Language language, String need, Set<OrganisationId> among) {
        refresh();
        var asked = new org.northernconnections.matching.Challenge(
                "question", List.of(new Need(Language.of(language.code()), need, 1)));
        return live
                .index()
                .rank(asked, id -> among.contains(new OrganisationId(id)), Math.max(1, among.size()))
                .stream()
                .map(one -> new OrganisationId(one.companyId()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// How another company's statements answer those of this one, statement by statement.
    Fit beside(Company company, Company other) {
        refresh();
        return live.index()
                .fit(
                        new org.northernconnections.matching.Challenge(
                                company.id().value(),
                                company.capabilities().stream()
                                        .limit(org.northernconnections.matching.Challenge.NEEDS_MAX)
                                        .map(one -> new Need(
                                                Language.of(one.language().code()), one.statement(), 1))
                                        .toList()),
                        statements(other));
    }

    /// Companies whose statements meet these words, best first; forgiving about spelling.
    public List<OrganisationId> search(String words, String language, int limit) {
        refresh();
        return live.index().search(words, Language.of(language), limit).stream()
                .map(Hit::companyId)
                .map(OrganisationId::new)
                .toList();
    }

    /// A page of what a search found.
    ///
    /// @param total how many were found in all
    /// @param otherWords those on this page that say it in other words alone, maybe of another language
    /// @param all false where more may be found than are counted
    public record Found<T>(List<T> page, int total, Set<T> otherWords, boolean all) {
        public Found {
            page = List.copyOf(page);
            otherWords = Set.copyOf(otherWords);
        }

        /// Nothing was looked for.
        public static <T> Found<T> nothing() {
            return new Found<>(List.of(), 0, Set.of(), true);
        }
    }

    /// Open challenges whose title, summary or needs meet these words, best first; behind them those that say it in
    /// other words.
    public Found<Challenge> searchChallenges(String words, String language, int limit) {
        refreshChallenges();
        Language of = Language.of(language);
        List<Hit> saying = challengeTexts.search(words, of, FOUND_MAX);
        List<Hit> meaning = challengeTexts.searchByMeaning(words, of, FOUND_MAX);
        Set<String> found = ids(saying);
        Set<String> inWords = Set.copyOf(found);
        found.addAll(ids(meaning));
        List<String> first = found.stream().limit(limit).toList();
        Map<String, Challenge> fresh = fresh(first.stream());
        List<Challenge> page =
                first.stream().flatMap(id -> Stream.ofNullable(fresh.get(id))).toList();
        return new Found<>(
                page,
                found.size(),
                page.stream()
                        .filter(challenge -> !inWords.contains(challenge.id().value()))
                        .collect(Collectors.toSet()),
                saying.size() < FOUND_MAX && meaning.size() < FOUND_MAX);
    }

    private static Set<String> ids(List<Hit> hits) {
        return hits.stream().map(Hit::companyId).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Companies that this viewer may see: those of that name first, then those that say so, then those that say it in
    /// other words.
    public Found<Company> searchCompanies(Viewer viewer, String words, String language, int skip, int count) {
        List<OrganisationId> named = companies.listIds(viewer, Companies.Narrowed.named(words), FOUND_MAX);
        List<OrganisationId> saying = search(words, language, FOUND_MAX);
        List<OrganisationId> meaning = live.index().searchByMeaning(words, Language.of(language), FOUND_MAX).stream()
                .map(hit -> new OrganisationId(hit.companyId()))
                .toList();
        Set<OrganisationId> visible = companies.visible(
                viewer,
                Stream.concat(saying.stream(), meaning.stream()).distinct().toList());
        var found = new LinkedHashSet<OrganisationId>(named);
        saying.stream().filter(visible::contains).forEach(found::add);
        Set<OrganisationId> inWords = Set.copyOf(found);
        meaning.stream().filter(visible::contains).forEach(found::add);
        List<OrganisationId> first = found.stream().skip(skip).limit(count).toList();
        Map<OrganisationId, Company> shown =
                companies.listOf(first).stream().collect(Collectors.toMap(Company::id, Function.identity()));
        List<Company> page =
                first.stream().flatMap(id -> Stream.ofNullable(shown.get(id))).toList();
        return new Found<>(
                page,
                found.size(),
                page.stream().filter(company -> !inWords.contains(company.id())).collect(Collectors.toSet()),
                Stream.of(named, saying, meaning).allMatch(list -> list.size() < FOUND_MAX));
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
