package org.northernconnections.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.EventId;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;

/// The follow-ups, what was said of them, and when both sides were asked.
///
/// One that has ended because the two had not met after all is as if it had never been, until it is started again.
public interface FollowUps {
    Optional<FollowUp> find(FollowUpId id);

    /// The follow-up as it stands now, held until the present change ends.
    FollowUp hold(FollowUpId id);

    /// The follow-up that the two have of an event, held in the same way; whoever has merged is its heir.
    Optional<FollowUp> hold(EventId event, OrganisationId one, OrganisationId other);

    /// Those of these organisations, the newest meeting first.
    List<FollowUp> listOf(Collection<OrganisationId> organisations);

    /// Those of these two, the newest meeting first; whoever has merged is its heir. One that had stopped by then names
    /// the sides as they were.
    List<FollowUp> listBetween(OrganisationId one, OrganisationId other);

    /// Starts a follow-up, unless the two have one of the same event; one that has ended goes on.
    ///
    /// @return whether it is new, or goes on
    boolean start(FollowUp followUp);

    /// Ends a follow-up of two that have not met; the ledger notes it.
    void end(FollowUpId id);

    /// What was said of a follow-up, the oldest first.
    List<Answer> listAnswers(FollowUpId id);

    /// The last word of each side of these, by follow-up.
    Map<FollowUpId, List<Answer>> lastAnswers(Collection<FollowUpId> ids);

    void add(Answer answer, @Nullable AccountId by);

    /// Keeps where a follow-up stands; a step goes into the ledger.
    ///
    /// @return false if somebody else changed it since this version
    boolean save(FollowUp followUp);

    /// A question to one side that is due or was asked.
    ///
    /// @param month 1, 6, 12 or 24 after they met
    record Ask(FollowUp followUp, OrganisationId of, int month) {}

    /// The questions that are due on this day and were not asked; of several months only the latest.
    List<Ask> listDue(LocalDate today);

    /// The questions that were asked before this time, not answered, and not asked again.
    List<Ask> listUnanswered(Instant before);

    /// Notes that a question was asked with a link, for the first time or again.
    void asked(Ask ask, String linkHash, Instant at);

    /// How many questions wait for an answer of these organisations.
    int countOpen(Collection<OrganisationId> organisations);

    /// The questions that wait for an answer of an organisation.
    List<Ask> listOpen(OrganisationId of);

    /// Notes that a side has answered whatever it was asked of a follow-up.
    void answered(FollowUpId id, OrganisationId of, Instant at);

    /// A link in a mail that lets its reader answer without signing in, and correct the answer until it expires.
    ///
    /// @param account who got it
    record Link(
            AccountId account,
            OrganisationId of,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    /// Adds a link.
    ///
    /// @param about the one follow-up that it tells of; null where it asks what was asked with it
    void addLink(String hash, Link link, @Nullable FollowUpId about, Instant at);

    Optional<Link> findLink(String hash);

    /// The follow-ups that a link asks for, or tells of.
    List<FollowUp> listOfLink(String hash);

    /// Uses a link up; only one of many who try at once succeeds.
    boolean useLink(String hash, Instant at);

    /// Why follow-ups stopped, without names: knowledge for everybody in the partnership.
    ///
    /// @param words of a side that says so, the later one where both wrote some; may be empty
    record Lesson(String about, Why why, FollowUpState reached, String words, LocalDate on) {}

    /// The lessons, the newest first.
    List<Lesson> listLessons();
}
