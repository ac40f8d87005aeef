package org.northernconnections.followup;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.northernconnections.application.RecommendationId;
import org.northernconnections.partnership.OrganisationId;

/// The words that clusters gave, with what became of them.
public interface GivenWords {
    /// Those of these clusters, the newest first.
    List<GivenWord> listOfClusters(Collection<OrganisationId> clusters);

    /// Those about challenges of these owners, by cluster and then the newest first.
    List<GivenWord> listOfOwners(Collection<OrganisationId> owners);

    /// Those that a follow-up is about: one side owns the challenge of the same lab, the other was recommended for it.
    List<Concerned> listConcerned(FollowUp followUp);

    /// Keeps how a word turned out, in the place of what was known before; the ledger notes the step.
    ///
    /// @return the version of the word from now on
    int turn(RecommendationId id, GivenWord.Turn turned, String outcome, LocalDate on);

    /// A word, beside what the same two say of their other meetings at the lab.
    ///
    /// @param version grows with every change of the word
    /// @param contractElsewhere both sides of another follow-up say that it came to a contract or further
    /// @param blamedElsewhere the owner last said of another follow-up that it stopped because of the company
    record Concerned(GivenWord word, int version, boolean contractElsewhere, boolean blamedElsewhere) {}
}
