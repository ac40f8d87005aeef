package org.northernconnections.postgres.match;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.northernconnections.match.ShyQuestions;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The questions of the shy search in SQL.
public final class PostgresShyQuestions implements ShyQuestions {
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('shy question ' || :cluster || ' ' || :for, 0))";

    private static final String COUNTS = """
            select cluster_id, count(*) as questions from shy_question
             where asked_by = :by and on_day = :day
             group by cluster_id
            """;

    private static final String REMEMBERED = """
            select members, answer from shy_question
             where cluster_id = :cluster and for_id = :for and on_day >= :since
             order by id
            """;

    private static final String ADD = """
            insert into shy_question (cluster_id, asked_by, for_id, language, question, answer, members, on_day, at)
            values (:cluster, :by, :for, :language, :question, :answer, cast(:members as text[]), :day, :at)
            """;

    private static final String LIST = """
            select q.cluster_id, c.name as cluster_name, q.for_id, f.name as for_name, q.language, q.question, q.answer,
                   q.at
              from shy_question q
              join organisation c on c.id = q.cluster_id
              join organisation f on f.id = q.for_id
             where %s = any(cast(:ids as text[])) and q.on_day >= :since
             order by q.id desc
             limit 200
            """;

    private static final String LIST_ASKED_FOR = LIST.formatted("q.for_id");
    private static final String LIST_ASKED_OF = LIST.formatted("q.cluster_id");

    private final JdbcClient sql;

    public PostgresShyQuestions(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void lock(OrganisationId cluster, OrganisationId forOrganisation) {
        sql.sql(LOCK)
                .param("cluster", cluster.value())
                .param("for", forOrganisation.value())
                .query((_, _) -> true)
                .list();
    }

    @Override
    public Map<OrganisationId, Integer> counts(AccountId by, LocalDate on) {
        Map<OrganisationId, Integer> counts = new HashMap<>();
        sql.sql(COUNTS).param("by", by.value()).param("day", on).query(row -> {
            counts.put(new OrganisationId(Columns.text(row, "cluster_id")), row.getInt("questions"));
        });
        return counts;
    }

    @Override
    public List<Remembered> remembered(OrganisationId cluster, OrganisationId forOrganisation, LocalDate since) {
        return sql.sql(REMEMBERED)
                .param("cluster", cluster.value())
                .param("for", forOrganisation.value())
                .param("since", since)
                .query((row, _) -> new Remembered(Set.copyOf(Columns.texts(row, "members")), row.getInt("answer")))
                .list();
    }

    @Override
    public void add(Question question, AccountId by, LocalDate on, Set<OrganisationId> members) {
        sql.sql(ADD)
                .param("cluster", question.cluster().value())
                .param("by", by.value())
                .param("for", question.forOrganisation().value())
                .param("language", question.language().code())
                .param("question", question.question())
                .param("answer", question.answer())
                .param(
                        "members",
                        Columns.array(members.stream()
                                .map(OrganisationId::value)
                                .sorted()
                                .toList()))
                .param("day", on)
                .param("at", Columns.at(question.at()))
                .update();
    }

    @Override
    public List<Question> listAskedFor(Collection<OrganisationId> organisations, LocalDate since) {
        return list(LIST_ASKED_FOR, organisations, since);
    }

    @Override
    public List<Question> listAskedOf(Collection<OrganisationId> clusters, LocalDate since) {
        return list(LIST_ASKED_OF, clusters, since);
    }

    private List<Question> list(String query, Collection<OrganisationId> ids, LocalDate since) {
        return sql.sql(query)
                .param(
                        "ids",
                        Columns.array(ids.stream().map(OrganisationId::value).toList()))
                .param("since", since)
                .query(PostgresShyQuestions::question)
                .list();
    }

    private static Question question(ResultSet row, int number) throws SQLException {
        return new Question(
                new OrganisationId(Columns.text(row, "cluster_id")),
                Columns.text(row, "cluster_name"),
                new OrganisationId(Columns.text(row, "for_id")),
                Columns.text(row, "for_name"),
                Language.parse(Columns.text(row, "language")),
                Columns.text(row, "question"),
                row.getInt("answer"),
                Columns.instant(row, "at"));
    }
}
