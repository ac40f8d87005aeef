package org.northernconnections.postgres.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.northernconnections.connection.Survey;
import org.northernconnections.connection.Survey.Question;
import org.northernconnections.connection.Surveys;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The yearly survey in SQL; each question is a column of its name.
public final class PostgresSurveys implements Surveys {
    private static final String SELECT = """
            select from_id, about_id, year, clear, answers, promises, open, worth, again, words, at from survey
            """;

    private static final String FIND = SELECT + " where from_id = :from and about_id = :about and year = :year";

    private static final String LIST_BETWEEN = SELECT + """
             where (from_id = :one and about_id = :other) or (from_id = :other and about_id = :one)
             order by year desc, from_id
            """;

    private static final String SAVE = """
            insert into survey (from_id, about_id, year, clear, answers, promises, open, worth, again, words, at)
            values (:from, :about, :year, :clear, :answers, :promises, :open, :worth, :again, :words, :at)
            on conflict (from_id, about_id, year)
            do update set clear = excluded.clear, answers = excluded.answers, promises = excluded.promises,
                          open = excluded.open, worth = excluded.worth, again = excluded.again,
                          words = excluded.words, at = excluded.at
            """;

    private final JdbcClient sql;

    public PostgresSurveys(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Survey> find(OrganisationId from, OrganisationId about, int year) {
        return sql.sql(FIND)
                .param("from", from.value())
                .param("about", about.value())
                .param("year", year)
                .query(PostgresSurveys::survey)
                .optional();
    }

    @Override
    public List<Survey> listBetween(OrganisationId one, OrganisationId other) {
        return sql.sql(LIST_BETWEEN)
                .param("one", one.value())
                .param("other", other.value())
                .query(PostgresSurveys::survey)
                .list();
    }

    @Override
    public void save(Survey survey) {
        JdbcClient.StatementSpec statement = sql.sql(SAVE)
                .param("from", survey.from().value())
                .param("about", survey.about().value())
                .param("year", survey.year())
                .param("words", survey.words())
                .param("at", Columns.at(survey.at()));
        for (Question question : Question.values()) {
            statement = statement.param(Word.key(question), survey.mark(question));
        }
        statement.update();
    }

    private static Survey survey(ResultSet row, int number) throws SQLException {
        var marks = new EnumMap<Question, Integer>(Question.class);
        for (Question question : Question.values()) {
            marks.put(question, row.getInt(Word.key(question)));
        }
        return new Survey(
                new OrganisationId(Columns.text(row, "from_id")),
                new OrganisationId(Columns.text(row, "about_id")),
                row.getInt("year"),
                marks,
                Columns.text(row, "words"),
                Columns.instant(row, "at"));
    }
}
