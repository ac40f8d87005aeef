package org.northernconnections.postgres.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.northernconnections.application.RecommendationId;
import org.northernconnections.followup.FollowUp;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.followup.GivenWord;
import org.northernconnections.followup.GivenWords;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The words that clusters gave, with what became of them, in SQL.
public final class PostgresGivenWords implements GivenWords {
    /// A follow-up of owner and company that stopped before one of them merged keeps the old ids.
    private static final String OF_BOTH = """
            not f.not_held and ((f.one_id in (c.owner_id, owner.id) and f.other_id in (r.company_id, o.id))
             or (f.other_id in (c.owner_id, owner.id) and f.one_id in (r.company_id, o.id)))
            """;

    /// Owner and company may have a follow-up of each event of the challenge's lab: where they stand is the furthest.
    private static final String COLUMNS = """
            select r.id, cl.id as cluster_id, cl.name as cluster_name, o.id as company_id, o.name as company_name,
                   r.challenge_id, v.title, owner.id as owner_id, r.sure_percent, r.given_at, r.turned, r.turned_on,
                   r.outcome,
                   (select f.state from follow_up f join event e on e.id = f.event_id
                     where e.lab_id = c.lab_id and %s
                     order by rung_height(f.state) desc, f.since desc, f.id limit 1) as reached
            """.formatted(OF_BOTH);

    /// Whatever has merged is its heir.
    private static final String FROM = """
              from recommendation r
              join challenge c on c.id = r.challenge_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
              left join heir cluster_heir on cluster_heir.id = r.cluster_id
              left join heir company_heir on company_heir.id = r.company_id
              left join heir owner_heir on owner_heir.id = c.owner_id
              join organisation cl on cl.id = coalesce(cluster_heir.heir_id, r.cluster_id)
              join organisation o on o.id = coalesce(company_heir.heir_id, r.company_id)
              join organisation owner on owner.id = coalesce(owner_heir.heir_id, c.owner_id)
            """;

    private static final String GIVEN = """
             where r.state in ('given', 'accepted by the company', 'outcome known')
            """;

    private static final String SELECT = COLUMNS + FROM + GIVEN;

    private static final String LIST_OF_CLUSTERS =
            SELECT + " and cl.id = any(cast(:clusters as text[])) order by r.given_at desc, r.id";

    private static final String LIST_OF_OWNERS =
            SELECT + " and owner.id = any(cast(:owners as text[])) order by cl.name, cl.id, r.given_at desc, r.id";

    private static final String LIST_CONCERNED =
            COLUMNS + ", r.version, elsewhere.contract, elsewhere.blamed" + FROM + """
              cross join lateral (
                    select coalesce(bool_or((
                               select count(distinct w.organisation_id) from standing_answer w
                                where w.follow_up_id = f.id
                                  and rung_height(w.state) >= rung_height('contract')) = 2), false) as contract,
                           coalesce(bool_or((
                               select a.why in ('no fit', 'their fault')
                                 from follow_up_answer a left join heir h on h.id = a.organisation_id
                                where a.follow_up_id = f.id and coalesce(h.heir_id, a.organisation_id) = owner.id
                                order by a.at desc, a.id desc limit 1)), false) as blamed
                      from follow_up f join event e on e.id = f.event_id
                     where e.lab_id = c.lab_id and f.id <> :followUp and %s) as elsewhere
            """.formatted(OF_BOTH) + GIVEN + """
               and c.lab_id = (select lab_id from event where id = :event)
               and least(owner.id, o.id) = least(cast(:one as text), :other)
               and greatest(owner.id, o.id) = greatest(cast(:one as text), :other)
             order by r.given_at, r.id
            """;

    private static final String TURN = """
            update recommendation
               set state = 'outcome known', turned = :turned, turned_on = :on, outcome = :outcome, version = version + 1
             where id = :id
            returning version
            """;

    private final JdbcClient sql;

    public PostgresGivenWords(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<GivenWord> listOfClusters(Collection<OrganisationId> clusters) {
        return sql.sql(LIST_OF_CLUSTERS)
                .param("clusters", clusters.stream().map(OrganisationId::value).toArray(String[]::new))
                .query(PostgresGivenWords::word)
                .list();
    }

    @Override
    public List<GivenWord> listOfOwners(Collection<OrganisationId> owners) {
        return sql.sql(LIST_OF_OWNERS)
                .param("owners", owners.stream().map(OrganisationId::value).toArray(String[]::new))
                .query(PostgresGivenWords::word)
                .list();
    }

    @Override
    public List<Concerned> listConcerned(FollowUp followUp) {
        return sql.sql(LIST_CONCERNED)
                .param("followUp", followUp.id().value())
                .param("event", followUp.event().value())
                .param("one", followUp.one().organisation().value())
                .param("other", followUp.other().organisation().value())
                .query((row, number) -> new Concerned(
                        word(row, number), row.getInt("version"), row.getBoolean("contract"), row.getBoolean("blamed")))
                .list();
    }

    @Override
    public int turn(RecommendationId id, GivenWord.Turn turned, String outcome, LocalDate on) {
        return sql.sql(TURN)
                .param("id", id.value())
                .param("turned", Word.of(turned))
                .param("on", on)
                .param("outcome", outcome)
                .query(Integer.class)
                .single();
    }

    private static GivenWord word(ResultSet row, int number) throws SQLException {
        String reached = Columns.textOrNull(row, "reached");
        String turned = Columns.textOrNull(row, "turned");
        return new GivenWord(
                new RecommendationId(Columns.text(row, "id")),
                new OrganisationId(Columns.text(row, "cluster_id")),
                Columns.text(row, "cluster_name"),
                new OrganisationId(Columns.text(row, "company_id")),
                Columns.text(row, "company_name"),
                new ChallengeId(Columns.text(row, "challenge_id")),
                Columns.text(row, "title"),
                new OrganisationId(Columns.text(row, "owner_id")),
                row.getInt("sure_percent"),
                Columns.instant(row, "given_at"),
                reached == null ? null : Word.parse(FollowUpState.class, reached),
                turned == null ? null : Word.parse(GivenWord.Turn.class, turned),
                Columns.dayOrNull(row, "turned_on"),
                Columns.text(row, "outcome"));
    }
}
