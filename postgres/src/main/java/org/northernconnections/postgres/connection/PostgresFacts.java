package org.northernconnections.postgres.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.EvidenceId;
import org.northernconnections.connection.Facts;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Point;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Facts in SQL.
public final class PostgresFacts implements Facts {
    private static final String ADD = """
            insert into evidence (id, kind, reporter_id, subject_id, context, on_day, note, cause)
            values (:id, :kind, :reporter, :subject, :context, :day, :note, :cause)
            on conflict (cause) do nothing
            """;

    private static final String WITHDRAW =
            "update evidence set withdrawn_at = acting_at() where cause = :cause and withdrawn_at is null";

    private static final String RESTORE = """
            update evidence
               set withdrawn_at = null, disputed = false, noted_on = cast(acting_at() at time zone 'UTC' as date)
             where cause = :cause and withdrawn_at is not null
            """;

    private static final String DISPUTE = "update evidence set disputed = :disputed where cause = :cause";

    /// Facts by and about organisations that have merged count for their heirs, unless both are one by now.
    private static final String LIST_ABOUT = """
            select e.id, e.kind, coalesce(r.heir_id, e.reporter_id) as reporter_id, o.id as subject_id,
                   o.name as subject_name, e.context, e.on_day, e.note,
                   coalesce(e.cause, 'evidence:' || e.id) as cause, e.noted_on, e.disputed
              from organisation o
              join evidence e on e.subject_id = o.id or e.subject_id in (select id from heir where heir_id = o.id)
              left join heir r on r.id = e.reporter_id
             where o.id = :subject and e.withdrawn_at is null and coalesce(r.heir_id, e.reporter_id) <> o.id
             order by e.on_day, e.id
            """;

    private static final String LIST_REPORTED_BY = """
            select e.id, e.kind, coalesce(r.heir_id, e.reporter_id) as reporter_id, o.id as subject_id,
                   o.name as subject_name, e.context, e.on_day, e.note,
                   coalesce(e.cause, 'evidence:' || e.id) as cause
              from evidence e
              left join heir r on r.id = e.reporter_id
              left join heir s on s.id = e.subject_id
              join organisation o on o.id = coalesce(s.heir_id, e.subject_id)
             where (e.reporter_id = any(cast(:reporters as text[])) or r.heir_id = any(cast(:reporters as text[])))
               and e.withdrawn_at is null and coalesce(r.heir_id, e.reporter_id) <> o.id
             order by e.on_day desc, e.id
            """;

    private static final String ADDRESSES = """
            with asked as (
                select cause, split_part(cause, ':', 1) as kind, split_part(cause, ':', 2) as id
                  from unnest(cast(:causes as text[])) as cause
            )
            select a.cause, '/events/' || m.event_id || '/outcomes/' || m.id as address
              from asked a join meeting m on m.id = a.id
             where a.kind = 'meeting'
               and exists (select from participant p where p.id in (m.a_id, m.b_id) and p.organisation_id = :reporter)
            union all
            select a.cause, '/followups/' || f.id
              from asked a join follow_up_answer w on w.id = a.id join follow_up f on f.id = w.follow_up_id
             where a.kind = 'followup' and :reporter in (f.one_id, f.other_id)
            union all
            select a.cause, '/recommendations/' || r.id
              from asked a join recommendation r on r.id = a.id join challenge c on c.id = r.challenge_id
             where a.kind = 'recommendation' and c.owner_id = :reporter
            union all
            select a.cause, '/commitments#c-' || k.id
              from asked a join commitment k on k.id = a.id
             where a.kind = 'commitment' and :reporter in (k.by_id, k.to_id)
             order by cause
            """;

    private static final String COUNT_OUTCOMES =
            "select count(*) from follow_up where state in ('contract', 'consortium', 'in use', 'stopped')";

    /// A meeting or recommendation counts once for each pair of towns, whichever way round.
    private static final String LIST_CONNECTIONS = """
            with place as (
                select o.id, o.seat, o.country, o.latitude, o.longitude
                  from partner p join organisation o on o.id = p.organisation_id
                 where (p.left_on is null or p.left_on >= :today) and o.seat <> '' and o.latitude is not null
                   and o.kind <> 'company'
            ), stands_for as (
                select o.id as organisation_id, o.seat
                  from organisation o join place p on p.seat = o.seat and p.country = o.country
                 where o.kind <> 'company'
                union
                select m.company_id, p.seat from cluster_member m join place p on p.id = m.cluster_id
                 where m.until is null
            ), happened as (
                select distinct 'meeting' as kind, m.id, a.seat as one, b.seat as other
                  from meeting m
                  join event e on e.id = m.event_id
                  join participant pa on pa.id = m.a_id
                  join participant pb on pb.id = m.b_id
                  join stands_for a on a.organisation_id = pa.organisation_id
                  join stands_for b on b.organisation_id = pb.organisation_id
                 where m.state in ('held', 'outcome by one', 'both open') and m.missed_by = ''
                   and e.on_day between :since and :today
                union
                select 'recommendation', r.id, a.seat, b.seat
                  from recommendation r
                  join challenge c on c.id = r.challenge_id
                  join stands_for a on a.organisation_id = r.cluster_id
                  join stands_for b on b.organisation_id = c.owner_id
                 where r.state in ('given', 'accepted by the company', 'outcome known')
                   and r.given_at::date between :since and :today
            ), counted as (
                select least(one, other) as one, greatest(one, other) as other,
                       count(distinct id) filter (where kind = 'meeting') as meetings,
                       count(distinct id) filter (where kind = 'recommendation') as recommendations
                  from happened
                 where one <> other
                 group by 1, 2
            ), town as (
                select seat, avg(latitude) as latitude, avg(longitude) as longitude from place group by seat
            )
            select c.one, f.latitude as one_latitude, f.longitude as one_longitude,
                   c.other, t.latitude as other_latitude, t.longitude as other_longitude,
                   c.meetings, c.recommendations
              from counted c join town f on f.seat = c.one join town t on t.seat = c.other
             order by c.meetings desc, c.recommendations desc, c.one, c.other
            """;

    private final JdbcClient sql;

    public PostgresFacts(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(DatedFact fact) {
        return sql.sql(ADD)
                        .param("id", fact.id().value())
                        .param("kind", Word.of(fact.kind()))
                        .param("reporter", fact.reporter().value())
                        .param("subject", fact.subject().value())
                        .param("context", fact.context())
                        .param("day", fact.on())
                        .param("note", fact.note())
                        .param("cause", fact.cause())
                        .update()
                == 1;
    }

    @Override
    public boolean withdraw(String cause) {
        return sql.sql(WITHDRAW).param("cause", cause).update() == 1;
    }

    @Override
    public boolean restore(String cause) {
        return sql.sql(RESTORE).param("cause", cause).update() == 1;
    }

    @Override
    public void dispute(String cause, boolean disputed) {
        sql.sql(DISPUTE).param("cause", cause).param("disputed", disputed).update();
    }

    @Override
    public List<Noted> listNoted(OrganisationId subject) {
        return sql.sql(LIST_ABOUT)
                .param("subject", subject.value())
                .query((row, number) ->
                        new Noted(fact(row, number), Columns.day(row, "noted_on"), row.getBoolean("disputed")))
                .list();
    }

    @Override
    public List<DatedFact> listReportedBy(Collection<OrganisationId> reporters) {
        return sql.sql(LIST_REPORTED_BY)
                .param(
                        "reporters",
                        reporters.stream().map(OrganisationId::value).toArray(String[]::new))
                .query(PostgresFacts::fact)
                .list();
    }

    @Override
    public Map<String, String> addresses(OrganisationId reporter, Collection<String> causes) {
        Map<String, String> addresses = new LinkedHashMap<>();
        sql.sql(ADDRESSES)
                .param("causes", Columns.array(causes))
                .param("reporter", reporter.value())
                .query(row -> {
                    addresses.put(Columns.text(row, "cause"), Columns.text(row, "address"));
                });
        return addresses;
    }

    @Override
    public int countOutcomes() {
        return sql.sql(COUNT_OUTCOMES).query(Integer.class).single();
    }

    @Override
    public List<Connection> listConnections(LocalDate today) {
        return sql.sql(LIST_CONNECTIONS)
                .param("today", today)
                .param("since", today.minusYears(2))
                .query(PostgresFacts::connection)
                .list();
    }

    private static DatedFact fact(ResultSet row, int number) throws SQLException {
        return new DatedFact(
                new EvidenceId(Columns.text(row, "id")),
                Word.parse(DatedFact.Kind.class, Columns.text(row, "kind")),
                new OrganisationId(Columns.text(row, "reporter_id")),
                new OrganisationId(Columns.text(row, "subject_id")),
                Columns.text(row, "subject_name"),
                Columns.text(row, "context"),
                Columns.day(row, "on_day"),
                Columns.text(row, "note"),
                Columns.text(row, "cause"));
    }

    private static Connection connection(ResultSet row, int number) throws SQLException {
        return new Connection(
                Columns.text(row, "one"),
                new Point(row.getDouble("one_latitude"), row.getDouble("one_longitude")),
                Columns.text(row, "other"),
                new Point(row.getDouble("other_latitude"), row.getDouble("other_longitude")),
                row.getInt("meetings"),
                row.getInt("recommendations"));
    }
}
