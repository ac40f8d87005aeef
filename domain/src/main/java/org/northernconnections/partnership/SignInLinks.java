package org.northernconnections.partnership;

import java.time.Instant;
import java.util.Optional;

/// Links that sign a person in, once, within fifteen minutes, in the browser that asked for them.
///
/// Only hashes are kept: who reads the database cannot sign in with what is there.
public interface SignInLinks {
    /// A link as it is kept.
    ///
    /// @param target where the person wanted to go
    record Kept(String email, String browserHash, String target, Instant expiresAt) {}

    void add(String tokenHash, Kept link, Instant at);

    /// A link that was not used and has not expired.
    Optional<Kept> find(String tokenHash, Instant at);

    /// Uses a link up; only one of many who try at once succeeds.
    boolean use(String tokenHash, Instant at);

    /// Forgets links that expired before this time.
    void forgetExpired(Instant before);
}
