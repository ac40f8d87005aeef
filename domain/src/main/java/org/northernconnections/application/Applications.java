package org.northernconnections.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.LabId;
import org.northernconnections.ledger.Saved;
import org.northernconnections.partnership.OrganisationId;

/// The applications.
public interface Applications {
    Optional<Application> find(ApplicationId id);

    /// @throws java.util.NoSuchElementException if there is none
    Application get(ApplicationId id);

    /// The application of a company to a challenge that is not withdrawn.
    Optional<Application> findOf(ChallengeId challenge, OrganisationId company);

    /// What was ever submitted to a challenge, by the name of the company.
    List<Application> listOf(ChallengeId challenge);

    /// Drafts of a challenge.
    List<Application> listDrafts(ChallengeId challenge);

    /// Everything of these companies, newest first.
    List<Application> listOfCompanies(Collection<OrganisationId> companies);

    /// Adds a draft.
    void add(Application draft, Instant at);

    /// Keeps what the company wrote, unless somebody else saved it in the meantime.
    Saved<Application> save(Application application);

    /// Submits; the text is checked before.
    void submit(ApplicationId id, Instant at);

    /// Takes a step; the ledger notes it.
    void step(ApplicationId id, ApplicationState to);

    /// Keeps the verdict on eligibility with its grounds, and the feedback of a refusal, which is a pending decision.
    ///
    /// @param seen the pending decision that the viewer saw, as a word; empty for none, null to ask nothing
    /// @return false if another one stands by now
    boolean judge(ApplicationId id, boolean eligible, String grounds, String feedback, @Nullable String seen);

    /// Keeps a decision that is not released yet; null takes it back.
    ///
    /// @param byHand whether a person made it: such a decision stays when a selection is kept
    /// @param seen as for [#judge]
    /// @return false if another one stands by now
    boolean decide(
            ApplicationId id,
            Application.@Nullable Decision pending,
            @Nullable Integer rank,
            boolean byHand,
            @Nullable String seen);

    /// Eligible applications of a challenge with a decision by hand that is not released yet.
    Set<ApplicationId> listDecidedByHand(ChallengeId challenge);

    /// Keeps the feedback of a refusal, as long as a decision is pending.
    ///
    /// @param seen the feedback that the viewer saw; null to ask nothing
    /// @return false if another one stands by now, or no decision is pending
    boolean saveFeedback(ApplicationId id, String feedback, @Nullable String seen);

    /// Lets nobody judge, decide, rewrite or withdraw what can be released, until the transaction ends.
    void lockOpen(ChallengeId challenge);

    /// Makes all pending decisions of a challenge known at once.
    ///
    /// @return how many; of two who release at the same time, one finds none
    int release(BatchId batch, ChallengeId challenge, Instant at, String by, Instant answerBy);

    /// How many companies have a place and have not answered by this time, by challenge; those without any are left
    /// out.
    Map<ChallengeId, Integer> countOverdue(Collection<ChallengeId> challenges, Instant now);

    /// A waiting company moves up.
    void moveUp(ApplicationId id, Instant answerBy);

    /// Does any application of a challenge still wait for a decision, or a decision for its release?
    boolean undecided(ChallengeId challenge);

    /// The companies that confirmed have presented, but for those whom nobody saw at the events of the lab and who were
    /// noted as missing there, or had said that they do not come.
    void present(ChallengeId challenge);

    /// How many applications of a challenge are in each state; what was withdrawn as a draft is not counted.
    Map<ApplicationState, Integer> countStates(ChallengeId challenge);

    /// Companies that confirmed that they present to a challenge of this lab whose event is still to come, by id.
    List<Presenter> listConfirmed(LabId lab);

    /// How many companies of each challenge are on the waiting list without another decision; challenges without any
    /// are missing.
    Map<ChallengeId, Integer> countWaiting(Collection<ChallengeId> challenges);

    /// Has an event of the challenge's lab begun since the challenge was opened?
    boolean eventBegun(ChallengeId challenge);

    /// How many applications of each challenge wait for a decision; challenges without any are missing.
    Map<ChallengeId, Integer> countUndecided(Collection<ChallengeId> challenges);

    /// How many decisions of each challenge are made and not released; challenges without any are missing.
    Map<ChallengeId, Integer> countPending(Collection<ChallengeId> challenges);
}
