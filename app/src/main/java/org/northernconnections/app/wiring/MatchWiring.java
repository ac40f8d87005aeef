package org.northernconnections.app.wiring;

import org.northernconnections.lab.Challenges;
import org.northernconnections.match.Matches;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.partnership.Companies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds the room `match`.
@Configuration(proxyBeanMethods = false)
public class MatchWiring {
    @Bean
    CompanyIndex companyIndex() {
        return new CompanyIndex();
    }

    @Bean
    Matches matches(CompanyIndex index, Companies companies, Challenges challenges) {
        return new Matches(index, companies, challenges);
    }
}
