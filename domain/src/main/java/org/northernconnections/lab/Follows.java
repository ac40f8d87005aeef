package org.northernconnections.lab;

import java.time.Instant;
import java.util.List;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;

/// Who wants to hear of which challenge.
public interface Follows {
    boolean follows(AccountId account, ChallengeId challenge);

    /// Follows from now on; again changes nothing.
    void follow(AccountId account, ChallengeId challenge, Instant at);

    void leave(AccountId account, ChallengeId challenge);

    /// Who follows a challenge, in the order in which they began.
    List<Account> listOf(ChallengeId challenge);

    int count(ChallengeId challenge);
}
