package org.northernconnections.postgres.lab;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabCriterion;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.LabState;
import org.northernconnections.lab.Labs;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Point;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Labs in SQL.
public final class PostgresLabs implements Labs {
    private static final String SELECT = """
            select l.id, l.name, l.owner_id, o.name as owner_name, l.city, l.country, l.latitude, l.longitude,
                   l.description, l.state, l.version
              from lab l join organisation o on o.id = l.owner_id
            """;

    private static final String FIND = SELECT + " where l.id = :id";

    private static final String LIST = SELECT + """
             order by array_position(array['running', 'chosen', 'specified', 'named', 'kept for later', 'ended'],
                                     l.state), l.name, l.id
            """;

    private static final String CRITERIA = """
            select lab_id, criterion, met, grounds
              from lab_criterion
             where lab_id = any(cast(:ids as text[]))
             order by lab_id, criterion
            """;

    private static final String ADD = """
            insert into lab (id, name, owner_id, city, country, latitude, longitude, description, state)
            values (:id, :name, :owner, :city, :country, :latitude, :longitude, :description, :state)
            """;

    private static final String SAVE = """
            update lab
               set name = :name, city = :city, country = :country, latitude = :latitude, longitude = :longitude,
                   description = :description, version = version + 1
             where id = :id and version = :version
            """;

    private static final String SAVE_CRITERION = """
            insert into lab_criterion (lab_id, criterion, met, grounds) values (:lab, :criterion, :met, :grounds)
            on conflict (lab_id, criterion) do update set met = excluded.met, grounds = excluded.grounds
            """;

    private static final String STEP = "update lab set state = :state, version = version + 1 where id = :id";

    private final JdbcClient sql;

    public PostgresLabs(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Lab> find(LabId id) {
        return complete(sql.sql(FIND)
                        .param("id", id.value())
                        .query(PostgresLabs::lab)
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    public Lab get(LabId id) {
        return find(id).orElseThrow();
    }

    @Override
    public List<Lab> list() {
        return complete(sql.sql(LIST).query(PostgresLabs::lab).list());
    }

    @Override
    public void add(Lab lab) {
        facts(ADD, lab)
                .param("owner", lab.owner().value())
                .param("state", Word.of(lab.state()))
                .update();
        saveCriteria(lab);
    }

    @Override
    public Saved<Lab> save(Lab lab) {
        int kept = facts(SAVE, lab).param("version", lab.version()).update();
        if (kept == 0) {
            return new Saved.Conflict<>(get(lab.id()));
        }
        saveCriteria(lab);
        return new Saved.Kept<>(get(lab.id()));
    }

    private JdbcClient.StatementSpec facts(String statement, Lab lab) {
        Point place = lab.place();
        return sql.sql(statement)
                .param("id", lab.id().value())
                .param("name", lab.name())
                .param("city", lab.city())
                .param("country", lab.country())
                .param("latitude", place == null ? null : place.latitude())
                .param("longitude", place == null ? null : place.longitude())
                .param("description", lab.description());
    }

    private void saveCriteria(Lab lab) {
        for (LabCriterion criterion : lab.criteria()) {
            sql.sql(SAVE_CRITERION)
                    .param("lab", lab.id().value())
                    .param("criterion", Word.of(criterion.kind()))
                    .param("met", criterion.met())
                    .param("grounds", criterion.grounds())
                    .update();
        }
    }

    @Override
    public void step(LabId id, LabState to) {
        sql.sql(STEP).param("id", id.value()).param("state", Word.of(to)).update();
    }

    @Override
    public void lock(LabId id) {
        sql.sql("select id from lab where id = :id for no key update")
                .param("id", id.value())
                .query(String.class)
                .list();
    }

    private List<Lab> complete(List<Lab> bare) {
        Map<String, List<LabCriterion>> criteria = new HashMap<>();
        sql.sql(CRITERIA)
                .param(
                        "ids",
                        Columns.array(bare.stream().map(lab -> lab.id().value()).toList()))
                .query(row -> {
                    criteria.computeIfAbsent(Columns.text(row, "lab_id"), _ -> new ArrayList<>())
                            .add(new LabCriterion(
                                    Word.parse(LabCriterion.Kind.class, Columns.text(row, "criterion")),
                                    row.getBoolean("met"),
                                    Columns.text(row, "grounds")));
                });
        return bare.stream()
                .map(lab -> with(lab, criteria.getOrDefault(lab.id().value(), List.of())))
                .toList();
    }

    private static Lab with(Lab lab, List<LabCriterion> criteria) {
        return new Lab(
                lab.id(),
                lab.name(),
                lab.owner(),
                lab.ownerName(),
                lab.city(),
                lab.country(),
                lab.place(),
                lab.description(),
                lab.state(),
                criteria,
                lab.version());
    }

    private static Lab lab(ResultSet row, int number) throws SQLException {
        double latitude = row.getDouble("latitude");
        boolean placed = !row.wasNull();
        return new Lab(
                new LabId(Columns.text(row, "id")),
                Columns.text(row, "name"),
                new OrganisationId(Columns.text(row, "owner_id")),
                Columns.text(row, "owner_name"),
                Columns.text(row, "city"),
                Columns.text(row, "country"),
                placed ? new Point(latitude, row.getDouble("longitude")) : null,
                Columns.text(row, "description"),
                Word.parse(LabState.class, Columns.text(row, "state")),
                List.of(),
                row.getInt("version"));
    }
}
