package org.northernconnections.application;

import java.util.List;
import java.util.Optional;
import org.northernconnections.lab.ChallengeId;

/// The balance rules of challenges.
public interface BalanceRules {
    /// The rules of a challenge, in the order of kind and tag.
    List<BalanceRule> listOf(ChallengeId challenge);

    Optional<BalanceRule> find(BalanceRuleId id);

    /// Adds a rule, or changes the number of the one that says the same.
    void add(BalanceRule rule);

    void use(BalanceRuleId id, boolean inUse);

    void remove(BalanceRuleId id);
}
