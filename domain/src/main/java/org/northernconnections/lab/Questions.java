package org.northernconnections.lab;

import java.time.Instant;
import java.util.List;
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

    /// How many questions of these challenges wait for an answer.
    int countOpen(List<ChallengeId> challenges);
}
