package org.northernconnections.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/// Sessions that note when they were last used at most once in [#NOTED_EVERY], so that a page that changes nothing
/// writes nothing into the database.
///
/// A call that saves its session reads it again to see whether it is still there; it is handed the one that it saved.
/// [#forget] ends a call.
///
/// A session then ends up to [#NOTED_EVERY] sooner than it would; it lasts for days.
///
/// @param <S> the sessions of the repository behind this one
final class SparseSessions<S extends Session> implements FindByIndexNameSessionRepository<SparseSessions.Sparse<S>> {
    static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final FindByIndexNameSessionRepository<S> kept;

    @SuppressWarnings("ThreadLocalUsage") // there is one of these in a program
    private final ThreadLocal<@Nullable Sparse<S>> saved = new ThreadLocal<>();

    SparseSessions(FindByIndexNameSessionRepository<S> kept) {
        this.kept = kept;
    }

    @Override
    public Sparse<S> createSession() {
        return new Sparse<>(kept.createSession());
    }

    @Override
    public void save(Sparse<S> session) {
        kept.save(session.all);
        saved.set(session);
    }

    /// Forgets what this thread saved: the next call on it reads what is kept.
    void forget() {
        saved.remove();
    }

    @Override
    public @Nullable Sparse<S> findById(String id) {
        Sparse<S> own = saved.get();
        if (own != null && own.getId().equals(id)) {
            return own;
        }
        S found = kept.findById(id);
        return found == null ? null : new Sparse<>(found);
    }

    @Override
    public void deleteById(String id) {
        saved.remove();
        kept.deleteById(id);
    }

    @Override
    public Map<String, Sparse<S>> findByIndexNameAndIndexValue(String name, String value) {
        return kept.findByIndexNameAndIndexValue(name, value).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Sparse<>(entry.getValue())));
    }

    /// A session as it is kept, but for the time of its last use.
    static final class Sparse<S extends Session> implements Session {
        private final S all;

        private Sparse(S all) {
            this.all = all;
        }

        @Override
        public void setLastAccessedTime(Instant time) {
            if (!time.isBefore(all.getLastAccessedTime().plus(NOTED_EVERY))) {
                all.setLastAccessedTime(time);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return all.getLastAccessedTime();
        }

        @Override
        public String getId() {
            return all.getId();
        }

        @Override
        public String changeSessionId() {
            return all.changeSessionId();
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // Spring's interface is so
        public <T> @Nullable T getAttribute(String name) {
            return all.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return all.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            if (value == null) {
                all.removeAttribute(name);
            } else {
                all.setAttribute(name, value);
            }
        }

        @Override
        public void removeAttribute(String name) {
            all.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return all.getCreationTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            all.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return all.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return all.isExpired();
        }
    }
}
