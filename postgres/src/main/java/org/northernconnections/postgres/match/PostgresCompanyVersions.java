package org.northernconnections.postgres.match;

import java.util.HashMap;
import java.util.Map;
import org.northernconnections.match.CompanyVersions;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The versions of companies' profiles in SQL.
public final class PostgresCompanyVersions implements CompanyVersions {
    private static final String LIST = """
            select c.organisation_id, c.version
              from company c join organisation o on o.id = c.organisation_id
             where o.valid_until is null
            """;

    private final JdbcClient sql;

    public PostgresCompanyVersions(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Map<OrganisationId, Integer> list() {
        Map<OrganisationId, Integer> versions = new HashMap<>();
        sql.sql(LIST).query(row -> {
            versions.put(new OrganisationId(Columns.text(row, "organisation_id")), row.getInt("version"));
        });
        return versions;
    }
}
