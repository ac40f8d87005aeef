package org.northernconnections.app.wiring;

import java.time.Clock;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.postgres.report.PostgresEditions;
import org.northernconnections.report.Editions;
import org.northernconnections.report.StatusOfPartnership;
import org.northernconnections.web.report.StatusPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds the room `report`.
@Configuration(proxyBeanMethods = false)
public class ReportWiring {
    @Bean
    Editions editions(JdbcClient sql) {
        return new PostgresEditions(sql);
    }

    @Bean
    StatusOfPartnership statusOfPartnership(Editions editions, Ledger ledger, Clock clock) {
        return new StatusOfPartnership(editions, ledger, clock);
    }

    @Bean
    StatusPages statusPages(StatusOfPartnership status, Editions editions) {
        return new StatusPages(status, editions);
    }
}
