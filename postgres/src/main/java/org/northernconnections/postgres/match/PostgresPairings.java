package org.northernconnections.postgres.match;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.ledger.Word;
import org.northernconnections.match.Pairing;
import org.northernconnections.match.PairingId;
import org.northernconnections.match.PairingState;
import org.northernconnections.match.Pairings;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Pairings in SQL.
public final class PostgresPairings implements Pairings {
    private static final String SELECT = """
            select p.id, p.challenge_id, v.title as challenge_title, p.asker_id, a.name as asker_name, p.asked_id,
                   b.name as asked_name, p.need, p.asked_country, p.asker_need, p.asker_country, p.asked_at, p.state
              from pairing p
              join challenge c on c.id = p.challenge_id
              join challenge_version v on v.challenge_id = c.id and v.number = c.current_version
              join organisation a on a.id = p.asker_id
              join organisation b on b.id = p.asked_id
            """;

    private static final String FIND = SELECT + " where p.id = :id";

    private static final String LIST_OF =
            SELECT + " where :company in (p.asker_id, p.asked_id) order by p.asked_at desc, p.id";

    private static final String LIST_AMONG = SELECT + """
             where p.asker_id = any(cast(:companies as text[])) and p.asked_id = any(cast(:companies as text[]))
             order by p.asked_at desc, p.id
            """;

    private static final String LIST_ASKED = """
            select asked_id from pairing where challenge_id = :challenge and asker_id = :asker order by asked_at, id
            """;

    private static final String LIST_WAITED_FOR = """
            select asked_id from pairing where state = 'asked' group by asked_id having count(*) >= :others
            """;

    private static final String ADD = """
            insert into pairing (id, challenge_id, asker_id, asked_id, need, asked_country, asker_need, asker_country,
                                 asked_at, state)
            values (:id, :challenge, :asker, :asked, :need, :askedCountry, :askerNeed, :askerCountry, :at, :state)
            """;

    private static final String STEP = """
            update pairing set state = :to, answered_at = :at where id = :id and state = :from
            """;

    private static final String LAPSE =
            "update pairing set state = 'lapsed' where state = 'asked' and asked_at <= :before";

    private static final String NAMED = """
            select exists (select from pairing where state = 'agreed' and asker_id in (:one, :other)
                                                 and asked_id in (:one, :other))
            """;

    private final JdbcClient sql;

    public PostgresPairings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Pairing> find(PairingId id) {
        return sql.sql(FIND)
                .param("id", id.value())
                .query(PostgresPairings::pairing)
                .optional();
    }

    @Override
    public List<Pairing> listOf(OrganisationId company) {
        return sql.sql(LIST_OF)
                .param("company", company.value())
                .query(PostgresPairings::pairing)
                .list();
    }

    @Override
    public List<OrganisationId> listAsked(ChallengeId challenge, OrganisationId asker) {
        return sql.sql(LIST_ASKED)
                .param("challenge", challenge.value())
                .param("asker", asker.value())
                .query((row, _) -> new OrganisationId(Columns.text(row, "asked_id")))
                .list();
    }

    @Override
    public Set<OrganisationId> listWaitedFor(int others) {
        return sql.sql(LIST_WAITED_FOR)
                .param("others", others)
                .query((row, _) -> new OrganisationId(Columns.text(row, "asked_id")))
                .set();
    }

    @Override
    public List<Pairing> listAmong(Collection<OrganisationId> companies) {
        List<String> ids = companies.stream().map(OrganisationId::value).toList();
        return sql.sql(LIST_AMONG)
                .param("companies", Columns.array(ids))
                .query(PostgresPairings::pairing)
                .list();
    }

    @Override
    public void add(Pairing pairing) {
        sql.sql(ADD)
                .param("id", pairing.id().value())
                .param("challenge", pairing.challenge().value())
                .param("asker", pairing.asker().value())
                .param("asked", pairing.asked().value())
                .param("need", pairing.need())
                .param("askedCountry", pairing.askedCountry())
                .param("askerNeed", pairing.askerNeed())
                .param("askerCountry", pairing.askerCountry())
                .param("at", at(pairing.askedAt()))
                .param("state", Word.of(pairing.state()))
                .update();
    }

    @Override
    public boolean step(PairingId id, PairingState from, PairingState to, Instant time) {
        return sql.sql(STEP)
                        .param("id", id.value())
                        .param("from", Word.of(from))
                        .param("to", Word.of(to))
                        .param("at", at(time))
                        .update()
                == 1;
    }

    @Override
    public int lapse(Instant before) {
        return sql.sql(LAPSE).param("before", at(before)).update();
    }

    @Override
    public boolean named(OrganisationId one, OrganisationId other) {
        return sql.sql(NAMED)
                .param("one", one.value())
                .param("other", other.value())
                .query(Boolean.class)
                .single();
    }

    private static Pairing pairing(ResultSet row, int number) throws SQLException {
        return new Pairing(
                new PairingId(Columns.text(row, "id")),
                new ChallengeId(Columns.text(row, "challenge_id")),
                Columns.text(row, "challenge_title"),
                new OrganisationId(Columns.text(row, "asker_id")),
                Columns.text(row, "asker_name"),
                new OrganisationId(Columns.text(row, "asked_id")),
                Columns.text(row, "asked_name"),
                row.getInt("need"),
                Columns.text(row, "asked_country"),
                row.getInt("asker_need"),
                Columns.text(row, "asker_country"),
                Columns.instant(row, "asked_at"),
                Word.parse(PairingState.class, Columns.text(row, "state")));
    }
}
