package org.northernconnections.app.wiring;

import org.northernconnections.lab.Challenges;
import org.northernconnections.postgres.lab.PostgresChallenges;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds the room `lab`.
@Configuration(proxyBeanMethods = false)
public class LabWiring {
    @Bean
    Challenges challenges(JdbcClient sql) {
        return new PostgresChallenges(sql);
    }
}
