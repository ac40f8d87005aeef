package org.northernconnections.postgres.ledger;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Changes;
import org.northernconnections.ledger.RuleBroken;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes each change one transaction, and tells the database who acts, when and why.
///
/// A change within a change joins the outer one, whose actor stays.
public final class PostgresChanges implements Changes {
    private static final String ACT = """
            select set_config('northern.actor', :actor, true),
                   set_config('northern.why', :why, true),
                   set_config('northern.at', :at, true)
            """;

    private final TransactionTemplate transaction;
    private final JdbcClient sql;
    private final Clock clock;
    private final ThreadLocal<Boolean> within = ThreadLocal.withInitial(() -> false);

    public PostgresChanges(TransactionTemplate transaction, JdbcClient sql, Clock clock) {
        this.transaction = transaction;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public <T> T make(Actor actor, String why, Supplier<T> deed) {
        if (within.get()) {
            return deed.get();
        }
        within.set(true);
        try {
            T done = transaction.execute(_ -> {
                sql.sql(ACT)
                        .param("actor", actor.word())
                        .param("why", why)
                        .param("at", clock.instant().toString())
                        .query((_, _) -> true)
                        .single();
                return deed.get();
            });
            return Objects.requireNonNull(done, "A deed returned nothing.");
        } catch (DataIntegrityViolationException e) {
            throw new RuleBroken(constraint(e), e.getMostSpecificCause());
        } finally {
            within.remove();
        }
    }

    private static String constraint(DataIntegrityViolationException refusal) {
        if (refusal.getMostSpecificCause() instanceof PSQLException answer
                && answer.getServerErrorMessage() != null
                && answer.getServerErrorMessage().getConstraint() != null) {
            return answer.getServerErrorMessage().getConstraint();
        }
        return "";
    }
}
