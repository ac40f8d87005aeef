package org.northernconnections.matching;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// Open challenges by what they need: the reverse of [CompanyIndex], with the same scores and explanations.
@SuppressWarnings("DoNotCallSuggester") // until the next change
public final class ChallengeIndex {
    /// @param companies whose words say which words are rare, so that a fit reads the same from both sides
    public ChallengeIndex(CompanyIndex companies) {}

    /// Adds a challenge or replaces the one with its id; returns whether that changed anything.
    public boolean put(Challenge challenge) {
        throw new UnsupportedOperationException();
    }

    /// Makes these the only challenges, as after a start; of two with one id the later stays.
    public void replaceAll(Collection<Challenge> challenges) {
        throw new UnsupportedOperationException();
    }

    /// Forgets a challenge, as when it closes; returns whether it was there.
    public boolean remove(String challengeId) {
        throw new UnsupportedOperationException();
    }

    public int size() {
        throw new UnsupportedOperationException();
    }

    /// A number that grows with every change.
    public long version() {
        throw new UnsupportedOperationException();
    }

    /// The challenges of which the company answers any need, best first, then by id.
    ///
    /// @param company kept in the company index or not, such as a draft
    /// @param among which challenges may be named
    /// @param limit how many at most
    public List<Fit> challengesFor(Company company, Predicate<String> among, int limit) {
        throw new UnsupportedOperationException();
    }
}
