package org.northernconnections.postgres.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.connection.Survey;
import org.northernconnections.connection.Survey.Question;
import org.northernconnections.connection.Surveys;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The yearly survey in SQL; each question is a column of its name.
public final class PostgresSurveys implements Surveys {
    /// Whoever became part of another organisation has said it for that one, unless that one spoke in the same year.
    private static final String STANDING = """
            standing as (
                select distinct on (coalesce(f.heir_id, s.from_id), coalesce(a.heir_id, s.about_id), s.year)
                       coalesce(f.heir_id, s.from_id) as from_id, coalesce(a.heir_id, s.about_id) as about_id, s.year,
                       s.clear, s.answers, s.promises, s.open, s.worth, s.again, s.words, s.at
                  from survey s
                  left join heir f on f.id = s.from_id
                  left join heir a on a.id = s.about_id
                 where coalesce(f.heir_id, s.from_id) <> coalesce(a.heir_id, s.about_id)
                 order by coalesce(f.heir_id, s.from_id), coalesce(a.heir_id, s.about_id), s.year,
                          f.heir_id is not null, a.heir_id is not null, s.at desc
            )
            """;

    private static final String SELECT = "with " + STANDING + " select * from standing ";

    private static final String FIND = SELECT + " where from_id = :from and about_id = :about and year = :year";

    private static final String LIST_BETWEEN = SELECT + """
             where (from_id = :one and about_id = :other) or (from_id = :other and about_id = :one)
             order by year desc, from_id
            """;

    /// Two partners worked together if one reported a fact about the other, recommended to it, or promised it
    /// something.
    private static final String LIST_STANDINGS = "with " + STANDING + """
            , own as (
                select id, id as seen_as from unnest(cast(:own as text[])) as own(id)
                union
                select h.id, h.heir_id from heir h where h.heir_id = any(cast(:own as text[]))
            ), together as (
                select own.seen_as as one, e.subject_id as other from own join evidence e on e.reporter_id = own.id
                 where e.withdrawn_at is null and e.on_day > :since
                union
                select own.seen_as, e.reporter_id from own join evidence e on e.subject_id = own.id
                 where e.withdrawn_at is null and e.on_day > :since
                union
                select own.seen_as, c.owner_id
                  from own join recommendation r on r.cluster_id = own.id join challenge c on c.id = r.challenge_id
                 where r.state in ('given', 'accepted by the company', 'outcome known') and r.given_at > :since
                union
                select own.seen_as, r.cluster_id
                  from own join challenge c on c.owner_id = own.id join recommendation r on r.challenge_id = c.id
                 where r.state in ('given', 'accepted by the company', 'outcome known') and r.given_at > :since
                union
                select own.seen_as, c.to_id from own join commitment c on c.by_id = own.id
                 where c.state in ('agreed', 'kept', 'broken') and c.made_day > :since
                union
                select own.seen_as, c.by_id from own join commitment c on c.to_id = own.id
                 where c.state in ('agreed', 'kept', 'broken') and c.made_day > :since
            ), pair as (
                select distinct t.one, coalesce(h.heir_id, t.other) as other
                  from together t left join heir h on h.id = t.other
            )
            select one.id as from_id, one.name as from_name, other.id as about_id, other.name as about_name,
                   ours.year is not null as ours, theirs.year is not null as theirs
              from pair
              join organisation one on one.id = pair.one
              join organisation other on other.id = pair.other
              join partner a on a.organisation_id = one.id and a.left_on is null
              join partner b on b.organisation_id = other.id and b.left_on is null
              left join standing ours on ours.from_id = one.id and ours.about_id = other.id and ours.year = :year
              left join standing theirs on theirs.from_id = other.id and theirs.about_id = one.id and theirs.year = :year
             where one.id <> other.id
             order by ours.year is not null, other.name, one.name
            """;

    private static final String SAVE = """
            insert into survey (from_id, about_id, year, clear, answers, promises, open, worth, again, words, at)
            values (:from, :about, :year, :clear, :answers, :promises, :open, :worth, :again, :words, :at)
            on conflict (from_id, about_id, year)
            do update set clear = excluded.clear, answers = excluded.answers, promises = excluded.promises,
                          open = excluded.open, worth = excluded.worth, again = excluded.again,
                          words = excluded.words, at = excluded.at
             where cast(:whatever as boolean) or survey.at = cast(:seen as timestamptz)
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
    public List<Survey.Standing> listStandings(Collection<OrganisationId> own, int year, LocalDate since) {
        return sql.sql(LIST_STANDINGS)
                .param("own", own.stream().map(OrganisationId::value).toArray(String[]::new))
                .param("year", year)
                .param("since", since)
                .query((row, _) -> new Survey.Standing(
                        new OrganisationId(Columns.text(row, "from_id")),
                        Columns.text(row, "from_name"),
                        new OrganisationId(Columns.text(row, "about_id")),
                        Columns.text(row, "about_name"),
                        row.getBoolean("ours"),
                        row.getBoolean("theirs")))
                .list();
    }

    @Override
    public void save(Survey survey) {
        save(survey, true, null);
    }

    @Override
    public boolean save(Survey survey, @Nullable Instant seen) {
        return save(survey, false, seen);
    }

    private boolean save(Survey survey, boolean whatever, @Nullable Instant seen) {
        JdbcClient.StatementSpec statement = sql.sql(SAVE)
                .param("from", survey.from().value())
                .param("about", survey.about().value())
                .param("year", survey.year())
                .param("words", survey.words())
                .param("at", Columns.at(survey.at()))
                .param("whatever", whatever)
                .param("seen", Columns.atOrNull(seen), Types.TIMESTAMP_WITH_TIMEZONE);
        for (Question question : Question.values()) {
            statement = statement.param(Word.key(question), survey.mark(question));
        }
        return statement.update() == 1;
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
