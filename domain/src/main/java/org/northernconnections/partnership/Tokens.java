package org.northernconnections.partnership;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tokens with which programs call the API in a person's name. Only hashes are kept.
public interface Tokens {
    /// A token as it is listed.
    ///
    /// @param name what its owner calls it
    record Kept(TokenId id, String name, Instant createdAt, Instant expiresAt) {}

    void add(TokenId id, AccountId account, String name, String tokenHash, Instant at, Instant expiresAt);

    /// Whose token this is, if it works at this time.
    Optional<AccountId> findAccount(String tokenHash, Instant at);

    /// The working tokens of a person, newest first.
    List<Kept> listOf(AccountId account, Instant at);

    /// Ends a token of this person; nothing happens if it is another's.
    void revoke(AccountId account, TokenId id, Instant at);
}
