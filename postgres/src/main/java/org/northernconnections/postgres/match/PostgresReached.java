package org.northernconnections.postgres.match;

import java.util.Set;
import java.util.stream.Collectors;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.match.Reached;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who has heard of a challenge, in SQL.
public final class PostgresReached implements Reached {
    private static final String OF = """
            select company_id from recommendation
             where challenge_id = :challenge and company_id is not null and state <> 'lapsed'
            union
            select company_id from application
             where challenge_id = :challenge
             order by company_id
            """;

    private final JdbcClient sql;

    public PostgresReached(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<OrganisationId> of(ChallengeId challenge) {
        return sql
                .sql(OF)
                .param("challenge", challenge.value())
                .query((row, _) -> new OrganisationId(Columns.text(row, "company_id")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
