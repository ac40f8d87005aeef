package org.northernconnections.postgres.lab;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.Question;
import org.northernconnections.lab.QuestionId;
import org.northernconnections.lab.Questions;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Questions and answers in SQL.
public final class PostgresQuestions implements Questions {
    private static final String SELECT =
            "select id, challenge_id, asked_by, question, asked_at, answer, answered_at from question";

    private static final String ADD = """
            insert into question (id, challenge_id, asked_by, question, asked_at)
            values (:id, :challenge, :by, :question, :at)
            """;

    private static final String ANSWER = """
            update question set answer = :answer, answered_by = :by, answered_at = :at
             where id = :id and answered_at is null
            """;

    private static final String COUNT_OPEN = """
            select challenge_id, count(*) as waiting from question
             where challenge_id = any(cast(:ids as text[])) and answered_at is null
             group by challenge_id
             order by challenge_id
            """;

    private final JdbcClient sql;

    public PostgresQuestions(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Question> listOf(ChallengeId challenge) {
        return sql.sql(SELECT + " where challenge_id = :challenge order by asked_at, id")
                .param("challenge", challenge.value())
                .query(PostgresQuestions::question)
                .list();
    }

    @Override
    public Optional<Question> find(QuestionId id) {
        return sql.sql(SELECT + " where id = :id")
                .param("id", id.value())
                .query(PostgresQuestions::question)
                .optional();
    }

    @Override
    public void add(Question question) {
        sql.sql(ADD)
                .param("id", question.id().value())
                .param("challenge", question.challenge().value())
                .param("by", question.askedBy().value())
                .param("question", question.question())
                .param("at", at(question.askedAt()))
                .update();
    }

    @Override
    public boolean answer(QuestionId id, String answer, AccountId by, Instant time) {
        return sql.sql(ANSWER)
                        .param("id", id.value())
                        .param("answer", answer)
                        .param("by", by.value())
                        .param("at", at(time))
                        .update()
                == 1;
    }

    @Override
    public Map<ChallengeId, Integer> countOpen(List<ChallengeId> challenges) {
        Map<ChallengeId, Integer> waiting = new HashMap<>();
        sql.sql(COUNT_OPEN)
                .param(
                        "ids",
                        Columns.array(
                                challenges.stream().map(ChallengeId::value).toList()))
                .query(row -> {
                    waiting.put(new ChallengeId(Columns.text(row, "challenge_id")), row.getInt("waiting"));
                });
        return waiting;
    }

    private static Question question(ResultSet row, int number) throws SQLException {
        return new Question(
                new QuestionId(Columns.text(row, "id")),
                new ChallengeId(Columns.text(row, "challenge_id")),
                new AccountId(Columns.text(row, "asked_by")),
                Columns.text(row, "question"),
                Columns.instant(row, "asked_at"),
                Columns.text(row, "answer"),
                Columns.instantOrNull(row, "answered_at"));
    }
}
