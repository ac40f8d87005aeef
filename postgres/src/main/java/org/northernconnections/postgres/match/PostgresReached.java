package org.northernconnections.postgres.match;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.match.Reached;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who has heard of a challenge, in SQL.
public final class PostgresReached implements Reached {
    /// What was asked or declined, and what is a draft or was withdrawn, has reached nobody.
    private static final String OF = """
            select company_id from recommendation
             where challenge_id = :challenge and state in ('given', 'accepted by the company', 'outcome known')
            union
            select company_id from application
             where challenge_id = :challenge and submitted_at is not null and state not in ('draft', 'withdrawn')
             order by company_id
            """;

    private static final String BY_WORD_OF = """
            select distinct company_id from recommendation
             where challenge_id = :challenge and state in ('given', 'accepted by the company', 'outcome known')
               and cluster_id = any(cast(:clusters as text[]))
             order by company_id
            """;

    private final JdbcClient sql;

    public PostgresReached(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<OrganisationId> of(ChallengeId challenge) {
        return companies(sql.sql(OF).param("challenge", challenge.value()));
    }

    @Override
    public Set<OrganisationId> byWordOf(Collection<OrganisationId> clusters, ChallengeId challenge) {
        List<String> ids = clusters.stream().map(OrganisationId::value).toList();
        return companies(
                sql.sql(BY_WORD_OF).param("challenge", challenge.value()).param("clusters", Columns.array(ids)));
    }

    private static Set<OrganisationId> companies(JdbcClient.StatementSpec found) {
        return found.query((row, _) -> new OrganisationId(Columns.text(row, "company_id"))).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
