package org.northernconnections.app.wiring;

import java.time.Clock;
import org.northernconnections.lab.Challenges;
import org.northernconnections.match.CompanyVersions;
import org.northernconnections.match.Matches;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.KeepCompanies;
import org.northernconnections.postgres.match.PostgresCompanyVersions;
import org.northernconnections.web.match.MatchPages;
import org.northernconnections.web.security.RateLimits;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds the room `match`.
@Configuration(proxyBeanMethods = false)
public class MatchWiring {
    @Bean
    CompanyVersions companyVersions(JdbcClient sql) {
        return new PostgresCompanyVersions(sql);
    }

    @Bean(destroyMethod = "")
    Matches matches(Companies companies, Challenges challenges, CompanyVersions versions, Clock clock) {
        return new Matches(new CompanyIndex(), new CompanyIndex(), companies, challenges, versions, clock);
    }

    /// Reads all companies once everything is built, beside the first calls.
    @Bean
    SmartLifecycle firstReading(Matches matches) {
        return new FirstReading(matches);
    }

    @Bean
    MatchPages matchPages(Matches matches, Challenges challenges, KeepCompanies companies, RateLimits limits) {
        return new MatchPages(matches, challenges, companies, limits);
    }
}
