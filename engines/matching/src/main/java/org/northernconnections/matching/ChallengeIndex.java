package org.northernconnections.matching;

import static java.util.Comparator.comparingDouble;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Open challenges by what they need: the reverse of [CompanyIndex], with the same scores and explanations.
///
/// There are some hundreds of open challenges at most, so each is compared. Threads may share an index.
public final class ChallengeIndex {
    private final CompanyIndex companies;
    private Map<String, Asked> challenges = new TreeMap<>();
    private long version;

    /// @param companies whose words say which words are rare, so that a fit reads the same from both sides
    public ChallengeIndex(CompanyIndex companies) {
        this.companies = companies;
    }

    /// Adds a challenge or replaces the one with its id; returns whether that changed anything.
    public synchronized boolean put(Challenge challenge) {
        Asked before = challenges.put(challenge.id(), read(challenge));
        boolean changed = before == null || !before.challenge().equals(challenge);
        version += changed ? 1 : 0;
        return changed;
    }

    /// Makes these the only challenges; of two with one id the later stays. Those that have not changed are not
    /// read again.
    public synchronized void replaceAll(Collection<Challenge> all) {
        Map<String, Asked> replaced = new TreeMap<>();
        all.forEach(challenge -> replaced.put(challenge.id(), read(challenge)));
        challenges = replaced;
        version++;
    }

    /// The challenge as it was read before, unless it has changed.
    private Asked read(Challenge challenge) {
        Asked before = challenges.get(challenge.id());
        return before != null && before.challenge().equals(challenge)
                ? before
                : Asked.read(companies.words(), companies.meaning(), challenge);
    }

    /// Forgets a challenge, as when it closes; returns whether it was there.
    public synchronized boolean remove(String challengeId) {
        boolean there = challenges.remove(challengeId) != null;
        version += there ? 1 : 0;
        return there;
    }

    public synchronized int size() {
        return challenges.size();
    }

    /// A number that grows with every change.
    public synchronized long version() {
        return version;
    }

    /// The challenges of which the company answers any need at least partly, best first, then by id.
    ///
    /// @param company kept in the company index or not, such as a draft
    /// @param among which challenges may be named
    /// @param limit how many at most
    public List<Fit> challengesFor(Company company, Predicate<String> among, int limit) {
        record Candidate(Asked asked, Fits.Answers answers, double score) {}
        Kept kept = Kept.read(companies.words(), companies.meaning(), company);
        var replies = new Replies(kept);
        return all().stream()
                .filter(asked -> among.test(asked.challenge().id()))
                .map(asked -> {
                    Fits.Answers answers = companies.answers(asked, replies);
                    return new Candidate(asked, answers, Fits.score(Fits.shares(asked.challenge()), answers));
                })
                .filter(candidate -> candidate.answers().any())
                .sorted(comparingDouble((Candidate candidate) -> -candidate.score())
                        .thenComparing(
                                candidate -> candidate.asked().challenge().id()))
                .limit(limit)
                .map(candidate -> Fits.fit(candidate.asked(), kept, candidate.answers()))
                .toList();
    }

    private synchronized List<Asked> all() {
        return List.copyOf(challenges.values());
    }
}
