package org.northernconnections.lab;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.northernconnections.partnership.AccountId;

/// What was asked about challenges.
public interface Questions {
    /// Questions about a challenge, oldest first.
    List<Question> listOf(ChallengeId challenge);

    Optional<Question> find(QuestionId id);

    void add(Question question);

    /// Answers a question that has no answer yet; returns whether it had none.
    boolean answer(QuestionId id, String answer, AccountId by, Instant at);

    /// How many questions wait for an answer, by challenge; challenges without any are left out.
    Map<ChallengeId, Integer> countOpen(List<ChallengeId> challenges);
}
