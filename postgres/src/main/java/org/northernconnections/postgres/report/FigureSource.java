package org.northernconnections.postgres.report;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.northernconnections.ledger.Word;
import org.northernconnections.report.Figure;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where the records of the figures are read: the tables of the rooms as of a day, or what an edition kept.
///
/// @param queries the query of a figure: a row a record, in any order
/// @param parameter the one that these queries name
/// @param value of the parameter
record FigureSource(Function<Figure, String> queries, String parameter, Object value) {
    static FigureSource asOf(LocalDate today) {
        return new FigureSource(FigureQueries::of, "today", today);
    }

    static FigureSource kept(int number) {
        return new FigureSource(figure -> """
                select id, label, veiled, country, other, address, on_day, days, waits, documents
                  from status_record
                 where number = :number and figure = '%s'
                """.formatted(Word.of(figure)), "number", number);
    }

    String records(Figure figure) {
        return queries.apply(figure);
    }

    JdbcClient.StatementSpec ask(JdbcClient sql, String query) {
        JdbcClient.StatementSpec statement = sql.sql(query);
        return query.contains(":" + parameter) ? statement.param(parameter, value) : statement;
    }

    /// Keeps all records for an edition. It is one statement, so that all are of one moment.
    void keep(JdbcClient sql, int edition) {
        String all = Arrays.stream(Figure.values())
                .map(figure -> """
                        select '%s' as figure, id, label, veiled, coalesce(country, '') as country,
                               coalesce(other, '') as other, address, on_day, days, waits, documents
                          from (%s) as one
                        """.formatted(Word.of(figure), records(figure)))
                .collect(Collectors.joining(" union all "));
        ask(sql, """
                insert into status_record (number, figure, id, label, veiled, country, other, address, on_day, days, waits,
                                           documents)
                select :edition, taken.* from (%s) as taken
                """.formatted(all)).param("edition", edition).update();
    }
}
