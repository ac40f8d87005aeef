package org.northernconnections.app.wiring;

import java.time.Clock;
import org.northernconnections.lab.Challenges;
import org.northernconnections.match.CompanyVersions;
import org.northernconnections.match.Matches;
import org.northernconnections.match.Together;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.KeepCompanies;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.postgres.match.PostgresCompanyVersions;
import org.northernconnections.postgres.match.PostgresReached;
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
        var byMeaning = new CompanyIndex(StaticEncoder.shipped());
        return new Matches(byMeaning, new CompanyIndex(), companies, challenges, versions, clock);
    }

    /// Reads all companies once everything is built, beside the first calls.
    @Bean
    SmartLifecycle firstReading(Matches matches) {
        return new FirstReading(matches);
    }

    @Bean
    Together together(Organisations organisations, JdbcClient sql) {
        return new Together(organisations, new PostgresReached(sql));
    }

    @Bean
    MatchPages matchPages(
            Matches matches, Together together, Challenges challenges, KeepCompanies companies, RateLimits limits) {
        return new MatchPages(matches, together, challenges, companies, limits);
    }
}
