package org.northernconnections.postgres.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.connection.Commitment;
import org.northernconnections.connection.CommitmentId;
import org.northernconnections.connection.CommitmentState;
import org.northernconnections.connection.Commitments;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Promises in SQL.
public final class PostgresCommitments implements Commitments {
    private static final String SELECT = """
            select c.id, c.by_id, b.name as by_name, c.to_id, t.name as to_name, c.promise, c.due_day, c.made_day,
                   c.state, c.version
              from commitment c
              join organisation b on b.id = c.by_id
              join organisation t on t.id = c.to_id
            """;

    private static final String FIND = SELECT + " where c.id = :id";

    private static final String LIST_OF = SELECT + """
             where c.by_id = any(cast(:organisations as text[])) or c.to_id = any(cast(:organisations as text[]))
             order by c.state not in ('proposed', 'agreed'), c.due_day, c.id
            """;

    private static final String LIST_BETWEEN = SELECT + """
              left join heir by_heir on by_heir.id = c.by_id
              left join heir to_heir on to_heir.id = c.to_id
             where (coalesce(by_heir.heir_id, c.by_id), coalesce(to_heir.heir_id, c.to_id))
                   in ((cast(:one as text), cast(:other as text)), (cast(:other as text), cast(:one as text)))
             order by c.state not in ('proposed', 'agreed'), c.due_day, c.id
            """;

    private static final String LIST_AGREED =
            SELECT + " where c.state = 'agreed' and c.due_day between :from and :to order by c.due_day, c.id";

    private static final String LIST_PROPOSED = SELECT + " where c.state = 'proposed' order by c.due_day, c.id";

    private static final String LIST_OF_OUTCOME = SELECT + " where c.outcome_id = :outcome order by c.due_day, c.id";

    private static final String ADD = """
            insert into commitment (id, by_id, to_id, promise, due_day, made_day, outcome_id, state)
            values (:id, :by, :to, :promise, :due, :made, :outcome, :state)
            """;

    private static final String STEP =
            "update commitment set state = :state, version = version + 1 where id = :id and version = :version";

    private final JdbcClient sql;

    public PostgresCommitments(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Commitment> find(CommitmentId id) {
        return sql.sql(FIND)
                .param("id", id.value())
                .query(PostgresCommitments::commitment)
                .optional();
    }

    @Override
    public List<Commitment> listOf(Collection<OrganisationId> organisations) {
        return sql.sql(LIST_OF)
                .param(
                        "organisations",
                        organisations.stream().map(OrganisationId::value).toArray(String[]::new))
                .query(PostgresCommitments::commitment)
                .list();
    }

    @Override
    public List<Commitment> listBetween(OrganisationId one, OrganisationId other) {
        return sql.sql(LIST_BETWEEN)
                .param("one", one.value())
                .param("other", other.value())
                .query(PostgresCommitments::commitment)
                .list();
    }

    @Override
    public List<Commitment> listAgreed(LocalDate from, LocalDate to) {
        return sql.sql(LIST_AGREED)
                .param("from", from)
                .param("to", to)
                .query(PostgresCommitments::commitment)
                .list();
    }

    @Override
    public List<Commitment> listProposed() {
        return sql.sql(LIST_PROPOSED).query(PostgresCommitments::commitment).list();
    }

    @Override
    public List<Commitment> listOfOutcome(String outcome) {
        return sql.sql(LIST_OF_OUTCOME)
                .param("outcome", outcome)
                .query(PostgresCommitments::commitment)
                .list();
    }

    @Override
    public void add(Commitment commitment, @Nullable String outcome) {
        sql.sql(ADD)
                .param("id", commitment.id().value())
                .param("by", commitment.by().value())
                .param("to", commitment.to().value())
                .param("promise", commitment.promise())
                .param("due", commitment.due())
                .param("made", commitment.made())
                .param("outcome", outcome)
                .param("state", Word.of(commitment.state()))
                .update();
    }

    @Override
    public boolean step(Commitment commitment, CommitmentState to) {
        return sql.sql(STEP)
                        .param("id", commitment.id().value())
                        .param("version", commitment.version())
                        .param("state", Word.of(to))
                        .update()
                == 1;
    }

    private static Commitment commitment(ResultSet row, int number) throws SQLException {
        return new Commitment(
                new CommitmentId(Columns.text(row, "id")),
                new OrganisationId(Columns.text(row, "by_id")),
                Columns.text(row, "by_name"),
                new OrganisationId(Columns.text(row, "to_id")),
                Columns.text(row, "to_name"),
                Columns.text(row, "promise"),
                Columns.day(row, "due_day"),
                Columns.day(row, "made_day"),
                Word.parse(CommitmentState.class, Columns.text(row, "state")),
                row.getInt("version"));
    }
}
