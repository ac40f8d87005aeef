package org.northernconnections.match;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;

/// The questions of the shy search and what was answered.
public interface ShyQuestions {
    /// A question as people read it again.
    ///
    /// @param forName for which organisation somebody asked
    /// @param answer 0 for none or fewer than three
    record Question(
            OrganisationId cluster,
            String clusterName,
            OrganisationId forOrganisation,
            String forName,
            Language language,
            String question,
            int answer,
            Instant at) {}

    /// What the engine needs to know of an earlier question.
    record Remembered(Set<String> members, int answer) {
        public Remembered {
            members = Set.copyOf(members);
        }
    }

    /// Lets nobody else ask this cluster for this organisation until the present change is done.
    void lock(OrganisationId cluster, OrganisationId forOrganisation);

    /// How many questions this person put on a day to each cluster that it asked.
    Map<OrganisationId, Integer> counts(AccountId by, LocalDate on);

    /// What was asked of a cluster for this organisation since a day, in that order.
    List<Remembered> remembered(OrganisationId cluster, OrganisationId forOrganisation, LocalDate since);

    void add(Question question, AccountId by, LocalDate on, Set<OrganisationId> members);

    /// What was asked for any of these organisations since a day, the newest first.
    List<Question> listAskedFor(Collection<OrganisationId> organisations, LocalDate since);

    /// What these clusters were asked since a day, the newest first.
    List<Question> listAskedOf(Collection<OrganisationId> clusters, LocalDate since);
}
