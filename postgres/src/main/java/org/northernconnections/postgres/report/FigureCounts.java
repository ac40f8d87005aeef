package org.northernconnections.postgres.report;

import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.northernconnections.ledger.Word;
import org.northernconnections.postgres.ledger.Columns;
import org.northernconnections.report.Edition;
import org.northernconnections.report.Editions;
import org.northernconnections.report.Figure;
import org.northernconnections.report.Pace;
import org.northernconnections.trust.track.Waiting;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts all figures from their records, wherever those are read.
final class FigureCounts {
    private FigureCounts() {}

    /// How many records of a figure are alike in country, those [Figure#IN_YEARS] also in year, and meetings
    /// also in the other side's country; each such part is only worked out where it is told.
    private record Tally(Figure figure, String country, String other, int year, int records, int documented) {}

    /// @param today the day as of which waits that have not ended are so long
    static Editions.Counted count(JdbcClient sql, FigureSource source, LocalDate today) {
        Map<Figure, List<Tally>> tallies = tally(sql, source, _ -> true);
        Map<Figure, List<Wait>> waits = source.ask(sql, waits(source)).query(FigureCounts::waited).list().stream()
                .collect(Collectors.groupingBy(Wait::figure, () -> new EnumMap<>(Figure.class), toList()));
        List<Edition.Count> counts = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            if (figure.days()) {
                addPaces(figure, waits.getOrDefault(figure, List.of()), today, counts);
            } else {
                addCounts(figure, tallies.getOrDefault(figure, List.of()), counts);
            }
        }
        return new Editions.Counted(counts, detail(tallies));
    }

    /// What is told beside the counts.
    static Editions.Detail detail(JdbcClient sql, FigureSource source) {
        return detail(tally(
                sql, source, figure -> Figure.IN_YEARS.contains(figure) || figure.part() == Figure.Part.INDICATORS));
    }

    private static Map<Figure, List<Tally>> tally(JdbcClient sql, FigureSource source, Predicate<Figure> which) {
        return source.ask(sql, tallies(source, which)).query(FigureCounts::tally).list().stream()
                .collect(Collectors.groupingBy(Tally::figure, () -> new EnumMap<>(Figure.class), toList()));
    }

    private static Editions.Detail detail(Map<Figure, List<Tally>> tallies) {
        Map<Figure, Map<Integer, Integer>> byYear = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.IN_YEARS) {
            byYear.put(
                    figure,
                    tallies.getOrDefault(figure, List.of()).stream()
                            .collect(Collectors.toMap(Tally::year, Tally::records, Integer::sum)));
        }
        Map<Figure, Integer> documented = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.of(Figure.Part.INDICATORS)) {
            documented.put(
                    figure,
                    tallies.getOrDefault(figure, List.of()).stream()
                            .mapToInt(Tally::documented)
                            .sum());
        }
        return new Editions.Detail(byYear, documented);
    }

    /// One statement for all figures that are counts: each asked by itself would take longer to ask than to answer.
    private static String tallies(FigureSource source, Predicate<Figure> which) {
        return Arrays.stream(Figure.values())
                .filter(figure -> !figure.days())
                .filter(which)
                .map(figure -> """
                        select '%s' as figure, coalesce(country, '') as country, coalesce(%s, '') as other,
                               %s as year, cast(count(*) as int) as records,
                               cast(count(*) filter (where documents > 0) as int) as documented
                          from (%s) as proof
                         group by 2, 3, 4
                        """.formatted(
                                Word.of(figure),
                                figure == Figure.MET ? "other" : "''",
                                Figure.IN_YEARS.contains(figure) ? "cast(extract(year from on_day) as int)" : "0",
                                source.records(figure)))
                .collect(Collectors.joining(" union all "));
    }

    private static Tally tally(ResultSet row, int number) throws SQLException {
        return new Tally(
                Word.parse(Figure.class, Columns.text(row, "figure")),
                Columns.text(row, "country"),
                Columns.text(row, "other"),
                row.getInt("year"),
                row.getInt("records"),
                row.getInt("documented"));
    }

    private static void addCounts(Figure figure, List<Tally> own, List<Edition.Count> counts) {
        int all = own.stream().mapToInt(Tally::records).sum();
        counts.add(Edition.Count.of(figure, "", "", all));
        own.stream()
                .filter(tally -> !tally.country().isEmpty())
                .collect(Collectors.toMap(Tally::country, Tally::records, Integer::sum, TreeMap::new))
                .forEach((country, records) -> counts.add(Edition.Count.of(figure, country, "", records)));
        Comparator<Tally> byPair = Comparator.comparing(Tally::country).thenComparing(Tally::other);
        own.stream()
                .filter(tally -> !tally.country().isEmpty() && !tally.other().isEmpty())
                .collect(Collectors.groupingBy(
                        tally -> tally, () -> new TreeMap<>(byPair), Collectors.summingInt(Tally::records)))
                .forEach(
                        (pair, records) -> counts.add(Edition.Count.of(figure, pair.country(), pair.other(), records)));
    }

    /// One that came, or is still waited for.
    private record Wait(Figure figure, String country, Waiting.Span span) {}

    /// One statement for all figures in days.
    private static String waits(FigureSource source) {
        return Arrays.stream(Figure.values())
                .filter(Figure::days)
                .map(figure -> """
                        select '%s' as figure, coalesce(country, '') as country,
                               case when waits then on_day else on_day - days end as begun,
                               case when waits then null else on_day end as came
                          from (%s) as proof
                        """.formatted(Word.of(figure), source.records(figure)))
                .collect(Collectors.joining(" union all "));
    }

    private static Wait waited(ResultSet row, int number) throws SQLException {
        return new Wait(
                Word.parse(Figure.class, Columns.text(row, "figure")),
                Columns.text(row, "country"),
                new Waiting.Span(Columns.day(row, "begun"), Columns.dayOrNull(row, "came")));
    }

    private static void addPaces(Figure figure, List<Wait> own, LocalDate today, List<Edition.Count> counts) {
        counts.add(pace(figure, "", own, today));
        own.stream()
                .filter(wait -> !wait.country().isEmpty())
                .collect(Collectors.groupingBy(Wait::country, TreeMap::new, toList()))
                .forEach((country, waits) -> counts.add(pace(figure, country, waits, today)));
    }

    private static Edition.Count pace(Figure figure, String country, List<Wait> waits, LocalDate today) {
        return Edition.Count.of(
                figure,
                country,
                waits.size(),
                Pace.of(waits.stream().map(Wait::span).toList(), today));
    }
}
