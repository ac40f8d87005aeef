package org.northernconnections.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;

/// Who reviews which application, and how they score.
public interface Screening {
    /// One score with its reason.
    ///
    /// @param criterion its position
    /// @param score 0 to 5
    record Score(AccountId reviewer, int criterion, int score, String reason) {
        public static final int MAX = 5;
    }

    /// Why somebody may not judge a company, in the words of the database.
    record Conflict(AccountId reviewer, OrganisationId company, String why) {}

    /// The reviewers of a challenge, by name.
    List<Account> listReviewers(ChallengeId challenge);

    void addReviewer(ChallengeId challenge, AccountId reviewer, Instant at);

    /// Takes a reviewer out: reviews without a score are given back, scores that were given stay.
    void removeReviewer(ChallengeId challenge, AccountId reviewer);

    /// Whoever was a reviewer of a challenge and still has scores there, by name.
    List<Account> listFormerReviewers(ChallengeId challenge);

    /// Which of its reviewers, and of those who have scored, cannot judge which of the applying companies of a
    /// challenge.
    List<Conflict> listConflicts(ChallengeId challenge);

    void declareConflict(AccountId reviewer, OrganisationId company, String grounds, Instant at);

    /// Who reviews what, by application, for a whole challenge.
    Map<ApplicationId, List<AccountId>> assignments(ChallengeId challenge);

    /// The applications that a person reviews, by the name of the company.
    List<Application> listAssigned(AccountId reviewer);

    /// Is there any of them?
    boolean anyAssigned(AccountId reviewer);

    /// How many of them this person has not scored yet.
    int countUnscored(AccountId reviewer);

    /// Does this person review this application, as one of the reviewers of its challenge?
    boolean reviews(AccountId reviewer, ApplicationId application);

    void assign(ApplicationId application, AccountId reviewer, Instant at);

    void unassign(ApplicationId application, AccountId reviewer);

    /// The scores of all applications of a challenge.
    Map<ApplicationId, List<Score>> scores(ChallengeId challenge);

    /// Those of them that count: without the scores of whoever is in conflict with the company by now.
    Map<ApplicationId, List<Score>> scoresThatCount(ChallengeId challenge);

    /// Keeps a reviewer's scores of an application; again replaces them.
    void score(ApplicationId application, AccountId reviewer, List<Score> scores, Instant at);
}
