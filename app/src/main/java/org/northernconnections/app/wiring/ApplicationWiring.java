package org.northernconnections.app.wiring;

import java.time.Clock;
import org.northernconnections.application.ApplicationDuties;
import org.northernconnections.application.Applications;
import org.northernconnections.application.Apply;
import org.northernconnections.application.BalanceRules;
import org.northernconnections.application.JudgeApplicants;
import org.northernconnections.application.Presenters;
import org.northernconnections.application.Recommend;
import org.northernconnections.application.Recommendations;
import org.northernconnections.application.Release;
import org.northernconnections.application.Screen;
import org.northernconnections.application.Screening;
import org.northernconnections.application.Select;
import org.northernconnections.application.Standings;
import org.northernconnections.application.WaitingList;
import org.northernconnections.connection.NoteAnswer;
import org.northernconnections.lab.Challenges;
import org.northernconnections.lab.Follows;
import org.northernconnections.lab.WordChallenge;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.postgres.application.PostgresApplications;
import org.northernconnections.postgres.application.PostgresBalanceRules;
import org.northernconnections.postgres.application.PostgresRecommendations;
import org.northernconnections.postgres.application.PostgresScreening;
import org.northernconnections.selection.SelectionEngine;
import org.northernconnections.web.application.ApplicationPages;
import org.northernconnections.web.application.RecommendationPages;
import org.northernconnections.web.application.ScreeningPages;
import org.northernconnections.web.application.SelectionPages;
import org.northernconnections.web.security.RateLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds the room `application`.
@Configuration(proxyBeanMethods = false)
public class ApplicationWiring {
    @Bean
    PostgresApplications applications(JdbcClient sql) {
        return new PostgresApplications(sql);
    }

    @Bean
    Recommendations recommendations(JdbcClient sql) {
        return new PostgresRecommendations(sql);
    }

    @Bean
    Screening screening(JdbcClient sql) {
        return new PostgresScreening(sql);
    }

    @Bean
    BalanceRules balanceRules(JdbcClient sql) {
        return new PostgresBalanceRules(sql);
    }

    @Bean
    SelectionEngine selectionEngine() {
        return new SelectionEngine();
    }

    @Bean
    Standings standings(
            Applications applications, Recommendations recommendations, Screening screening, Companies companies) {
        return new Standings(applications, recommendations, screening, companies);
    }

    @Bean
    Recommend recommend(
            Recommendations recommendations,
            Challenges challenges,
            Companies companies,
            People people,
            Post post,
            NoteAnswer noteAnswer,
            NewIds ids,
            Clock clock) {
        return new Recommend(recommendations, challenges, companies, people, post, noteAnswer, ids, clock);
    }

    @Bean
    WaitingList waitingList(
            Applications applications,
            Challenges challenges,
            Standings standings,
            BalanceRules rules,
            Select select,
            SelectionEngine engine,
            People people,
            Post post,
            Presenters presenters,
            Clock clock) {
        return new WaitingList(
                applications, challenges, standings, rules, select, engine, people, post, presenters, clock);
    }

    @Bean
    Apply apply(
            Applications applications,
            Challenges challenges,
            Follows follows,
            WaitingList waitingList,
            People people,
            Post post,
            Clock clock) {
        return new Apply(applications, challenges, follows, waitingList, people, post, clock);
    }

    @Bean
    Screen screen(
            Applications applications, Screening screening, People people, Post post, Ledger ledger, Clock clock) {
        return new Screen(applications, screening, people, post, ledger, clock);
    }

    @Bean
    JudgeApplicants judgeApplicants(Applications applications, Challenges challenges, Screen screen) {
        return new JudgeApplicants(applications, challenges, screen);
    }

    @Bean
    Select select(
            Applications applications,
            Standings standings,
            Challenges challenges,
            BalanceRules rules,
            Organisations organisations,
            SelectionEngine engine,
            Ledger ledger) {
        return new Select(applications, standings, challenges, rules, organisations, engine, ledger);
    }

    @Bean
    Release release(
            Applications applications,
            Challenges challenges,
            WaitingList waitingList,
            Presenters presenters,
            People people,
            Post post,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        return new Release(applications, challenges, waitingList, presenters, people, post, ledger, ids, clock);
    }

    @Bean
    ApplicationDuties applicationDuties(
            Applications applications,
            Recommendations recommendations,
            Screening screening,
            Challenges challenges,
            Clock clock) {
        return new ApplicationDuties(applications, recommendations, screening, challenges, clock);
    }

    @Bean
    ApplicationPages applicationPages(
            Applications applications,
            Apply apply,
            Release release,
            WordChallenge challenges,
            Companies companies,
            Recommendations recommendations,
            RateLimits limits,
            NewIds ids) {
        return new ApplicationPages(applications, apply, release, challenges, companies, recommendations, limits, ids);
    }

    @Bean
    RecommendationPages recommendationPages(
            Recommendations recommendations,
            Recommend recommend,
            WordChallenge challenges,
            Organisations organisations,
            Companies companies,
            RateLimits limits) {
        return new RecommendationPages(recommendations, recommend, challenges, organisations, companies, limits);
    }

    @Bean
    ScreeningPages screeningPages(
            Applications applications,
            Standings standings,
            Screening screening,
            Screen screen,
            Recommendations recommendations,
            Companies companies,
            Challenges challenges,
            People people) {
        return new ScreeningPages(
                applications, standings, screening, screen, recommendations, companies, challenges, people);
    }

    @Bean
    SelectionPages selectionPages(
            Applications applications,
            Select select,
            Release release,
            BalanceRules rules,
            Screening screening,
            Challenges challenges,
            Organisations organisations,
            NewIds ids) {
        return new SelectionPages(applications, select, release, rules, screening, challenges, organisations, ids);
    }
}
