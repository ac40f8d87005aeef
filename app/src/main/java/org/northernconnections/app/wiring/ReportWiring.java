package org.northernconnections.app.wiring;

import java.time.Clock;
import java.util.Comparator;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.match.MissingLinks;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Partner;
import org.northernconnections.postgres.report.PostgresDocuments;
import org.northernconnections.postgres.report.PostgresEditions;
import org.northernconnections.postgres.report.PostgresStrategies;
import org.northernconnections.report.Documents;
import org.northernconnections.report.Editions;
import org.northernconnections.report.KeepDocuments;
import org.northernconnections.report.KeepStrategies;
import org.northernconnections.report.StatusOfPartnership;
import org.northernconnections.report.Strategies;
import org.northernconnections.web.page.Printing;
import org.northernconnections.web.report.RecordPages;
import org.northernconnections.web.report.StatusPages;
import org.northernconnections.web.report.StrategyPages;
import org.northernconnections.web.security.RateLimits;
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
    Strategies strategies(JdbcClient sql) {
        return new PostgresStrategies(sql);
    }

    @Bean
    KeepStrategies keepStrategies(Strategies strategies, Organisations organisations, Ledger ledger, NewIds ids) {
        return new KeepStrategies(strategies, organisations, ledger, ids);
    }

    @Bean
    StrategyPages strategyPages(Strategies strategies, KeepStrategies keep, Organisations organisations) {
        return new StrategyPages(
                strategies,
                keep,
                today -> organisations.listPartners(today).stream()
                        .map(Partner::organisation)
                        .sorted(Comparator.comparing(Organisation::name))
                        .toList());
    }

    @Bean
    Documents documents(JdbcClient sql) {
        return new PostgresDocuments(sql);
    }

    @Bean
    KeepDocuments keepDocuments(Documents documents, Editions editions, Ledger ledger, NewIds ids, Clock clock) {
        return new KeepDocuments(documents, editions, ledger, ids, clock);
    }

    @Bean
    RecordPages recordPages(Editions editions, KeepDocuments documents) {
        return new RecordPages(editions, documents);
    }

    @Bean
    StatusPages statusPages(
            StatusOfPartnership status, Editions editions, MissingLinks missing, Printing printing, RateLimits limits) {
        return new StatusPages(status, editions, missing, printing, limits);
    }
}
