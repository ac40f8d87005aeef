package org.northernconnections.app.wiring;

import java.time.Clock;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.match.Matches;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.CompanyImports;
import org.northernconnections.partnership.Departures;
import org.northernconnections.partnership.EraseAccount;
import org.northernconnections.partnership.KeepCompanies;
import org.northernconnections.partnership.KeepOrganisations;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.PersonalData;
import org.northernconnections.partnership.SigningIn;
import org.northernconnections.partnership.Tokens;
import org.northernconnections.postgres.partnership.PostgresCompanies;
import org.northernconnections.postgres.partnership.PostgresCompanyImports;
import org.northernconnections.postgres.partnership.PostgresPersonalData;
import org.northernconnections.web.account.AccountPages;
import org.northernconnections.web.home.PartnershipMap;
import org.northernconnections.web.partnership.CompanyImportPages;
import org.northernconnections.web.partnership.CompanyPages;
import org.northernconnections.web.partnership.PartnerPages;
import org.northernconnections.web.partnership.SuccessionPages;
import org.northernconnections.web.security.RateLimits;
import org.northernconnections.web.security.Sessions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds the room `partnership`.
@Configuration(proxyBeanMethods = false)
public class PartnershipWiring {
    @Bean
    Companies companies(JdbcClient sql, Organisations organisations, NewIds ids) {
        return new PostgresCompanies(sql, organisations, ids);
    }

    @Bean
    CompanyImports companyImports(JdbcClient sql) {
        return new PostgresCompanyImports(sql);
    }

    @Bean
    PersonalData personalData(JdbcClient sql) {
        return new PostgresPersonalData(sql);
    }

    @Bean
    KeepCompanies keepCompanies(
            Companies companies,
            People people,
            Ledger ledger,
            Clock clock,
            KeepCompanies.Watcher watcher,
            KeepCompanies.Judges judges) {
        return new KeepCompanies(companies, people, ledger, clock, watcher, judges);
    }

    @Bean
    KeepOrganisations keepOrganisations(
            Organisations organisations, People people, Departures departures, Ledger ledger, NewIds ids, Clock clock) {
        return new KeepOrganisations(organisations, people, departures, ledger, ids, clock);
    }

    @Bean
    EraseAccount eraseAccount(People people, PersonalData data, Departures departures, Ledger ledger, Clock clock) {
        return new EraseAccount(people, data, departures, ledger, clock);
    }

    @Bean
    CompanyPages companyPages(
            Companies companies,
            KeepCompanies keep,
            Organisations organisations,
            KeepOrganisations organisationsKept,
            People people,
            Matches matches,
            RateLimits limits,
            NewIds ids) {
        return new CompanyPages(companies, keep, organisations, organisationsKept, people, matches, limits, ids);
    }

    @Bean
    CompanyImportPages companyImportPages(
            Companies companies, KeepCompanies keep, Organisations organisations, CompanyImports imports, NewIds ids) {
        return new CompanyImportPages(companies, keep, organisations, imports, ids);
    }

    @Bean
    PartnerPages partnerPages(
            Organisations organisations,
            KeepOrganisations keep,
            Companies companies,
            People people,
            PartnershipMap map,
            RateLimits limits,
            NewIds ids) {
        return new PartnerPages(organisations, keep, companies, people, map, limits, ids);
    }

    @Bean
    SuccessionPages successionPages(Organisations organisations, KeepOrganisations keep) {
        return new SuccessionPages(organisations, keep);
    }

    @Bean
    AccountPages accountPages(
            People people,
            Tokens tokens,
            SigningIn signingIn,
            PersonalData data,
            EraseAccount erase,
            Sessions sessions,
            Ledger ledger,
            NewIds ids) {
        return new AccountPages(people, tokens, signingIn, data, erase, sessions, ledger, ids);
    }
}
