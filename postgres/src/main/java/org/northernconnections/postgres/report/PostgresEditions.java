package org.northernconnections.postgres.report;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.ledger.Word;
import org.northernconnections.postgres.ledger.Columns;
import org.northernconnections.report.Basis;
import org.northernconnections.report.Edition;
import org.northernconnections.report.Editions;
import org.northernconnections.report.Figure;
import org.northernconnections.report.Pace;
import org.northernconnections.report.Proof;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The records behind the figures, and the editions, in SQL.
///
/// Figures are counted from their records, those of now or those that an edition kept, in one and the same way.
public final class PostgresEditions implements Editions {
    private static final String LIST = "select number, at from status_edition order by number desc";

    private static final String FIND = "select number, at from status_edition where number = :number";

    private static final String COUNTS = """
            select figure, country, other, records, value, ended, median, low, high, trend, trend_low, trend_high
              from status_count
             where number = :number
             order by figure, country, other
            """;

    /// Two who keep an edition at once get two numbers: the table is locked against the other.
    private static final String LOCK = "lock table status_edition in share row exclusive mode";

    private static final String ADD = """
            insert into status_edition (number, at)
            select coalesce(max(number), 0) + 1, cast(:at as timestamptz) from status_edition
            returning number
            """;

    private static final String ADD_COUNT = """
            insert into status_count (number, figure, country, other, records, value, ended, median, low, high, trend,
                                      trend_low, trend_high)
            values (:number, :figure, :country, :other, :records, :value, :ended, :median, :low, :high, :trend,
                    :trendLow, :trendHigh)
            """;

    private final JdbcClient sql;
    private final Steady<Counted> steady;

    public PostgresEditions(JdbcClient sql) {
        this.sql = sql;
        this.steady = new Steady<>(sql);
    }

    @Override
    public Listed listProof(Figure figure, Only only, LocalDate today, int skip, int count) {
        return list(FigureSource.asOf(today), figure, only, skip, count);
    }

    @Override
    public Listed listKept(int number, Figure figure, Only only, int skip, int count) {
        return list(FigureSource.kept(number), figure, only, skip, count);
    }

    private Listed list(FigureSource source, Figure figure, Only only, int skip, int count) {
        String order = figure.part() == Figure.Part.LATE ? "on_day" : "on_day desc";
        String from = "(%s) as proof where %s".formatted(source.records(figure), condition(source, only));
        List<Proof> proof = only(
                        only,
                        source.ask(
                                sql,
                                "select proof.* from %s order by %s, id limit :count offset :skip"
                                        .formatted(from, order)))
                .param("count", count)
                .param("skip", skip)
                .query(PostgresEditions::proof)
                .list();
        int total = only(only, source.ask(sql, "select count(*) from " + from))
                .query(Integer.class)
                .single();
        return new Listed(proof, total);
    }

    @Override
    public Optional<Proof> findProof(Figure figure, String id, LocalDate today) {
        FigureSource source = FigureSource.asOf(today);
        return source.ask(
                        sql, "select proof.* from (%s) as proof where proof.id = :id".formatted(source.records(figure)))
                .param("id", id)
                .query(PostgresEditions::proof)
                .optional();
    }

    @Override
    public List<Basis> listBasis(Figure figure, String id) {
        String query = BasisQueries.of(figure);
        return query.isEmpty()
                ? List.of()
                : sql.sql("select basis.* from (%s) as basis order by on_day, what, label".formatted(query))
                        .param("id", id)
                        .query(PostgresEditions::basis)
                        .list();
    }

    private static Basis basis(ResultSet row, int number) throws SQLException {
        String said = Columns.textOrNull(row, "said");
        return new Basis(
                Columns.day(row, "on_day"),
                Word.parse(Basis.What.class, Columns.text(row, "what")),
                said == null ? null : Word.parse(FollowUpState.class, said),
                Columns.text(row, "label"),
                Columns.text(row, "address"));
    }

    private static String condition(FigureSource source, Only only) {
        String country = only.country().isEmpty() ? "true" : "proof.country = :country";
        if (!only.other().isEmpty()) {
            country = "(proof.country = :country and proof.other = :other"
                    + " or proof.country = :other and proof.other = :country)";
        }
        String year = only.year() == 0 ? "" : " and extract(year from proof.on_day) = :year";
        String rest = only.without() == null
                ? ""
                : " and proof.id not in (select id from (%s) as further)".formatted(source.records(only.without()));
        return country + year + rest;
    }

    private static JdbcClient.StatementSpec only(Only only, JdbcClient.StatementSpec statement) {
        JdbcClient.StatementSpec narrowed = statement;
        if (!only.country().isEmpty()) {
            narrowed = narrowed.param("country", only.country());
        }
        if (!only.other().isEmpty()) {
            narrowed = narrowed.param("other", only.other());
        }
        return only.year() == 0 ? narrowed : narrowed.param("year", only.year());
    }

    @Override
    public Counted count(LocalDate today) {
        return steady.get(today, () -> FigureCounts.count(sql, FigureSource.asOf(today), today));
    }

    @Override
    public Detail detail(int number) {
        return FigureCounts.detail(sql, FigureSource.kept(number));
    }

    @Override
    public List<Edition> list() {
        return sql.sql(LIST)
                .query((row, _) -> new Edition(row.getInt("number"), Columns.instant(row, "at"), List.of()))
                .list();
    }

    @Override
    public Optional<Edition> find(int number) {
        return sql.sql(FIND)
                .param("number", number)
                .query((row, _) -> new Edition(
                        row.getInt("number"),
                        Columns.instant(row, "at"),
                        sql.sql(COUNTS)
                                .param("number", number)
                                .query(PostgresEditions::count)
                                .list()))
                .optional();
    }

    @Override
    public int keep(Instant at, LocalDate today) {
        sql.sql(LOCK).update();
        int number = sql.sql(ADD).param("at", at(at)).query(Integer.class).single();
        FigureSource.asOf(today).keep(sql, number);
        for (Edition.Count count :
                FigureCounts.count(sql, FigureSource.kept(number), today).counts()) {
            Pace pace = count.pace();
            sql.sql(ADD_COUNT)
                    .param("number", number)
                    .param("figure", Word.of(count.figure()))
                    .param("country", count.country())
                    .param("other", count.other())
                    .param("records", count.records())
                    .param("value", count.value())
                    .param("ended", pace == null ? null : pace.ended(), Types.INTEGER)
                    .param("median", pace == null ? null : pace.median(), Types.INTEGER)
                    .param("low", pace == null ? null : pace.low(), Types.INTEGER)
                    .param("high", pace == null ? null : pace.high(), Types.INTEGER)
                    .param("trend", pace == null ? null : pace.trend(), Types.INTEGER)
                    .param("trendLow", pace == null ? null : pace.trendLow(), Types.INTEGER)
                    .param("trendHigh", pace == null ? null : pace.trendHigh(), Types.INTEGER)
                    .update();
        }
        return number;
    }

    private static Edition.Count count(ResultSet row, int number) throws SQLException {
        Integer ended = Columns.numberOrNull(row, "ended");
        return new Edition.Count(
                Word.parse(Figure.class, Columns.text(row, "figure")),
                Columns.text(row, "country"),
                Columns.text(row, "other"),
                row.getInt("records"),
                row.getInt("value"),
                ended == null
                        ? null
                        : new Pace(
                                ended,
                                Columns.numberOrNull(row, "median"),
                                Columns.numberOrNull(row, "low"),
                                Columns.numberOrNull(row, "high"),
                                Columns.numberOrNull(row, "trend"),
                                Columns.numberOrNull(row, "trend_low"),
                                Columns.numberOrNull(row, "trend_high")));
    }

    private static Proof proof(ResultSet row, int number) throws SQLException {
        return new Proof(
                Columns.text(row, "id"),
                Columns.text(row, "label"),
                Columns.text(row, "veiled"),
                Columns.text(row, "country"),
                Columns.text(row, "other"),
                Columns.text(row, "address"),
                Columns.day(row, "on_day"),
                row.getInt("days"),
                row.getBoolean("waits"),
                row.getInt("documents"));
    }
}
