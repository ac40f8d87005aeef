package org.northernconnections.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.northernconnections.web.security.RateLimits;

/// Rate limits counted within this process.
final class LocalRateLimits implements RateLimits {
    private static final int KEPT_MAX = 100_000;

    private final Map<String, Deque<Instant>> tries = new ConcurrentHashMap<>();
    private final Clock clock;

    LocalRateLimits(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean allows(Limit limit, String whose) {
        if (tries.size() > KEPT_MAX) {
            tries.clear();
        }
        Instant now = clock.instant();
        Deque<Instant> past = tries.computeIfAbsent(limit + ":" + whose, _ -> new ArrayDeque<>());
        synchronized (past) {
            while (!past.isEmpty() && past.peekFirst().isBefore(now.minus(limit.within()))) {
                past.removeFirst();
            }
            if (past.size() >= limit.times()) {
                return false;
            }
            past.addLast(now);
            return true;
        }
    }
}
