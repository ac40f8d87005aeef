package org.northernconnections.postgres.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.northernconnections.connection.Asked;
import org.northernconnections.connection.Askings;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What organisations asked each other, in SQL.
public final class PostgresAskings implements Askings {
    private static final String LIST_BETWEEN = """
            select 'recommendation' as kind, coalesce(cluster.heir_id, r.cluster_id) as of_id, r.cluster_id as receiver_id,
                   c.owner_id as asker_id, v.title as about, '/recommendations/' || r.id as address,
                   r.asked_at::date as on_day,
                   coalesce(r.given_at, (select min(l.at) from ledger_line l
                                          where l.kind = 'recommendation' and l.object_id = r.id
                                            and l.to_state = 'declined'))::date as answered
              from recommendation r
              join challenge c on c.id = r.challenge_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
              left join heir cluster on cluster.id = r.cluster_id
              left join heir owner on owner.id = c.owner_id
             where r.asked_at is not null and r.state <> 'lapsed'
               and (coalesce(cluster.heir_id, r.cluster_id), coalesce(owner.heir_id, c.owner_id))
                   in ((cast(:one as text), cast(:other as text)), (cast(:other as text), cast(:one as text)))
            union all
            select 'promise', coalesce(to_heir.heir_id, p.to_id), p.to_id, p.by_id, p.promise,
                   '/commitments#c-' || p.id, p.made_day,
                   (select greatest(min(l.at)::date, p.made_day) from ledger_line l
                     where l.kind = 'commitment' and l.object_id = p.id and l.to_state = 'agreed' having count(*) > 0)
              from commitment p
              left join heir by_heir on by_heir.id = p.by_id
              left join heir to_heir on to_heir.id = p.to_id
             where (coalesce(by_heir.heir_id, p.by_id), coalesce(to_heir.heir_id, p.to_id))
                   in ((cast(:one as text), cast(:other as text)), (cast(:other as text), cast(:one as text)))
               and exists (select from ledger_line l where l.kind = 'commitment' and l.object_id = p.id
                                                       and l.to_state = 'proposed')
               and (p.state <> 'released' or exists (select from ledger_line l where l.kind = 'commitment'
                                                        and l.object_id = p.id and l.to_state = 'agreed'))
             order by on_day desc, address
            """;

    private final JdbcClient sql;

    public PostgresAskings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Between> listBetween(OrganisationId one, OrganisationId other) {
        return sql.sql(LIST_BETWEEN)
                .param("one", one.value())
                .param("other", other.value())
                .query(PostgresAskings::between)
                .list();
    }

    private static Between between(ResultSet row, int number) throws SQLException {
        return new Between(
                new Asked(
                        Word.parse(Asked.Kind.class, Columns.text(row, "kind")),
                        new OrganisationId(Columns.text(row, "of_id")),
                        Columns.text(row, "about"),
                        Columns.text(row, "address"),
                        Columns.day(row, "on_day"),
                        Columns.dayOrNull(row, "answered")),
                new OrganisationId(Columns.text(row, "receiver_id")),
                new OrganisationId(Columns.text(row, "asker_id")));
    }
}
