package org.northernconnections.postgres.match;

import java.util.HashSet;
import java.util.Set;
import org.northernconnections.match.Met;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which partners have met, in SQL.
public final class PostgresMet implements Met {
    /// Whoever became part of another organisation counts for it.
    private static final String LIST = """
            with met as (
                select pa.organisation_id as one, pb.organisation_id as other
                  from meeting m
                  join participant pa on pa.id = m.a_id
                  join participant pb on pb.id = m.b_id
                 where m.state in ('held', 'outcome by one', 'both open') and m.missed_by = ''
                union
                select reporter_id, subject_id from evidence where kind = 'meeting held' and withdrawn_at is null
                union
                select r.cluster_id, c.owner_id
                  from recommendation r
                  join challenge c on c.id = r.challenge_id
                 where r.state in ('given', 'accepted by the company', 'outcome known')
            ), today as (
                select coalesce(a.heir_id, met.one) as one, coalesce(b.heir_id, met.other) as other
                  from met
                  left join heir a on a.id = met.one
                  left join heir b on b.id = met.other
            )
            select distinct one, other
              from today
             where one in (select organisation_id from partner) and other in (select organisation_id from partner)
             order by one, other
            """;

    private final JdbcClient sql;

    public PostgresMet(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<Pair> list() {
        return new HashSet<>(sql.sql(LIST)
                .query((row, _) -> new Pair(
                        new OrganisationId(Columns.text(row, "one")), new OrganisationId(Columns.text(row, "other"))))
                .list());
    }
}
