package org.northernconnections.postgres.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.northernconnections.report.Strategies;
import org.northernconnections.report.Strategy;
import org.northernconnections.report.StrategyId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Joint strategies in SQL.
public final class PostgresStrategies implements Strategies {
    private static final String LIST =
            "select id, title, developed_on, proof from strategy order by developed_on desc, id";

    private static final String PARTNERS = """
            select p.strategy_id, o.id, o.name, o.country
              from strategy_partner p join organisation o on o.id = p.organisation_id
             order by o.name, o.id
            """;

    private static final String UPTAKES = """
            select u.strategy_id, u.organisation_id, o.name, u.on_day, u.proof
              from strategy_uptake u join organisation o on o.id = u.organisation_id
             order by u.on_day, o.name, o.id
            """;

    private static final String ADD =
            "insert into strategy (id, title, developed_on, proof) values (:id, :title, :on, :proof)";

    private static final String ADD_PARTNER =
            "insert into strategy_partner (strategy_id, organisation_id) values (:id, :partner)";

    private static final String TAKE_UP = """
            insert into strategy_uptake (strategy_id, organisation_id, on_day, proof) values (:id, :by, :on, :proof)
            on conflict (strategy_id, organisation_id) do update set on_day = excluded.on_day, proof = excluded.proof
            """;

    private static final String REMOVE_UPTAKE =
            "delete from strategy_uptake where strategy_id = :id and organisation_id = :by";

    private static final String REMOVE = "delete from strategy where id = :id";

    private final JdbcClient sql;

    public PostgresStrategies(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Strategy> list() {
        record Made(String strategy, Strategy.Maker maker) {}
        record Taken(String strategy, Strategy.Uptake uptake) {}
        Map<String, List<Strategy.Maker>> makers = sql
                .sql(PARTNERS)
                .query((row, _) -> new Made(
                        Columns.text(row, "strategy_id"),
                        new Strategy.Maker(
                                new OrganisationId(Columns.text(row, "id")),
                                Columns.text(row, "name"),
                                Columns.text(row, "country"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Made::strategy, Collectors.mapping(Made::maker, Collectors.toList())));
        Map<String, List<Strategy.Uptake>> uptakes = sql
                .sql(UPTAKES)
                .query((row, _) -> new Taken(Columns.text(row, "strategy_id"), uptake(row)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Taken::strategy, Collectors.mapping(Taken::uptake, Collectors.toList())));
        return sql.sql(LIST)
                .query((row, _) -> {
                    String id = Columns.text(row, "id");
                    return new Strategy(
                            new StrategyId(id),
                            Columns.text(row, "title"),
                            Columns.day(row, "developed_on"),
                            Columns.text(row, "proof"),
                            makers.getOrDefault(id, List.of()),
                            uptakes.getOrDefault(id, List.of()));
                })
                .list();
    }

    private static Strategy.Uptake uptake(ResultSet row) throws SQLException {
        return new Strategy.Uptake(
                new OrganisationId(Columns.text(row, "organisation_id")),
                Columns.text(row, "name"),
                Columns.day(row, "on_day"),
                Columns.text(row, "proof"));
    }

    /// There are few of them, so that one is found among all.
    @Override
    public Optional<Strategy> find(StrategyId id) {
        return list().stream().filter(strategy -> strategy.id().equals(id)).findFirst();
    }

    @Override
    public void add(Strategy strategy) {
        sql.sql(ADD)
                .param("id", strategy.id().value())
                .param("title", strategy.title())
                .param("on", strategy.developedOn())
                .param("proof", strategy.proof())
                .update();
        strategy.partners()
                .forEach(partner -> sql.sql(ADD_PARTNER)
                        .param("id", strategy.id().value())
                        .param("partner", partner.id().value())
                        .update());
        strategy.uptakes().forEach(uptake -> takeUp(strategy.id(), uptake));
    }

    @Override
    public void takeUp(StrategyId id, Strategy.Uptake uptake) {
        sql.sql(TAKE_UP)
                .param("id", id.value())
                .param("by", uptake.by().value())
                .param("on", uptake.on())
                .param("proof", uptake.proof())
                .update();
    }

    @Override
    public void removeUptake(StrategyId id, OrganisationId by) {
        sql.sql(REMOVE_UPTAKE).param("id", id.value()).param("by", by.value()).update();
    }

    @Override
    public void remove(StrategyId id) {
        sql.sql(REMOVE).param("id", id.value()).update();
    }
}
