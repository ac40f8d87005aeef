package org.northernconnections.web.connection;

import java.util.List;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.followup.GivenWord;
import org.northernconnections.followup.GivenWords;
import org.northernconnections.partnership.OrganisationId;

/// Who led one's own organisation to a company, and what became of it.
///
/// @param known how many facts one's own organisation has seen of that cluster
public record Path(GivenWord word, int known) {
    /// The words that were given to an organisation about a company.
    ///
    /// @param seen all facts that the organisation has seen
    static List<Path> list(GivenWords words, OrganisationId own, OrganisationId company, List<DatedFact> seen) {
        return words.listOfOwners(List.of(own)).stream()
                .filter(word -> word.company().equals(company))
                .map(word -> new Path(word, (int) seen.stream()
                        .filter(fact -> fact.subject().equals(word.cluster()))
                        .count()))
                .toList();
    }
}
