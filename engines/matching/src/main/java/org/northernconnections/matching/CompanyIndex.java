package org.northernconnections.matching;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Companies by what they can do, kept in memory and searchable at once.
@SuppressWarnings("DoNotCallSuggester") // until the next change
public final class CompanyIndex implements AutoCloseable {
    public CompanyIndex() {}

    /// Adds a company or replaces the one with its id; returns whether that changed anything.
    public boolean put(Company company) {
        throw new UnsupportedOperationException();
    }

    /// Makes these the only companies, as after a start; of two with one id the later stays.
    public void replaceAll(Collection<Company> companies) {
        throw new UnsupportedOperationException();
    }

    /// Forgets a company; returns whether it was there.
    public boolean remove(String companyId) {
        throw new UnsupportedOperationException();
    }

    public Optional<Company> find(String companyId) {
        throw new UnsupportedOperationException();
    }

    /// How many companies are kept, also those that state nothing.
    public int size() {
        throw new UnsupportedOperationException();
    }

    /// A number that grows with every change: equal versions give equal answers.
    public long version() {
        throw new UnsupportedOperationException();
    }

    /// The companies that answer any need, best first, then by id.
    ///
    /// @param among which companies may be named, such as those not yet asked
    /// @param limit how many at most
    public List<Fit> companiesFor(Challenge challenge, Predicate<String> among, int limit) {
        throw new UnsupportedOperationException();
    }

    /// How this company, kept or not, answers the challenge; also where the score is 0.
    public Fit fit(Challenge challenge, Company company) {
        throw new UnsupportedOperationException();
    }

    /// The companies that meet the words typed, forgiving spelling and endings; best first, then by id.
    ///
    /// @param language in which the words are most likely written
    public List<Hit> search(String words, Language language, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
