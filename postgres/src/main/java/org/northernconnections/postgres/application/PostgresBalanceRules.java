package org.northernconnections.postgres.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.northernconnections.application.BalanceRule;
import org.northernconnections.application.BalanceRuleId;
import org.northernconnections.application.BalanceRules;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.ledger.Word;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Balance rules in SQL.
public final class PostgresBalanceRules implements BalanceRules {
    private static final String SELECT = "select id, challenge_id, kind, tag, number, in_use from balance_rule";

    private static final String ADD = """
            insert into balance_rule (id, challenge_id, kind, tag, number, in_use)
            values (:id, :challenge, :kind, :tag, :number, :use)
            on conflict (challenge_id, kind, tag) do update set number = excluded.number
            """;

    private final JdbcClient sql;

    public PostgresBalanceRules(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<BalanceRule> listOf(ChallengeId challenge) {
        return sql.sql(SELECT + " where challenge_id = :challenge order by kind, tag")
                .param("challenge", challenge.value())
                .query(PostgresBalanceRules::rule)
                .list();
    }

    @Override
    public Optional<BalanceRule> find(BalanceRuleId id) {
        return sql.sql(SELECT + " where id = :id")
                .param("id", id.value())
                .query(PostgresBalanceRules::rule)
                .optional();
    }

    @Override
    public void add(BalanceRule rule) {
        sql.sql(ADD)
                .param("id", rule.id().value())
                .param("challenge", rule.challenge().value())
                .param("kind", Word.of(rule.kind()))
                .param("tag", rule.tag())
                .param("number", rule.number())
                .param("use", rule.inUse())
                .update();
    }

    @Override
    public void use(BalanceRuleId id, boolean inUse) {
        sql.sql("update balance_rule set in_use = :use where id = :id")
                .param("id", id.value())
                .param("use", inUse)
                .update();
    }

    @Override
    public void remove(BalanceRuleId id) {
        sql.sql("delete from balance_rule where id = :id")
                .param("id", id.value())
                .update();
    }

    private static BalanceRule rule(ResultSet row, int number) throws SQLException {
        return new BalanceRule(
                new BalanceRuleId(Columns.text(row, "id")),
                new ChallengeId(Columns.text(row, "challenge_id")),
                Word.parse(BalanceRule.Kind.class, Columns.text(row, "kind")),
                Columns.text(row, "tag"),
                row.getInt("number"),
                row.getBoolean("in_use"));
    }
}
