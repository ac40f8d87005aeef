package org.northernconnections.web.connection;

import java.util.List;
import java.util.function.Supplier;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.followup.GivenWord;
import org.northernconnections.partnership.OrganisationId;

/// Who led one's own organisation to a company, and what became of it.
///
/// @param known how many facts one's own organisation has seen of that cluster
public record Path(GivenWord word, int known) {
    /// Of these words those that were given to an organisation about a company.
    ///
    /// @param seen all facts that the organisation has seen; asked for only where there is a word
    static List<Path> list(
            List<GivenWord> words, OrganisationId own, OrganisationId company, Supplier<List<DatedFact>> seen) {
        List<GivenWord> given = words.stream()
                .filter(word -> word.owner().equals(own) && word.company().equals(company))
                .toList();
        List<DatedFact> facts = given.isEmpty() ? List.of() : seen.get();
        return given.stream()
                .map(word -> new Path(word, (int) facts.stream()
                        .filter(fact -> fact.subject().equals(word.cluster()))
                        .count()))
                .toList();
    }
}
