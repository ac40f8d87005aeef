package org.northernconnections.app.wiring;

import java.time.Clock;
import org.northernconnections.connection.AnswerSurvey;
import org.northernconnections.connection.AskSurvey;
import org.northernconnections.connection.Askings;
import org.northernconnections.connection.Commitments;
import org.northernconnections.connection.ConnectionDuties;
import org.northernconnections.connection.Expect;
import org.northernconnections.connection.Facts;
import org.northernconnections.connection.NoteAnswer;
import org.northernconnections.connection.Promise;
import org.northernconnections.connection.RemindPromises;
import org.northernconnections.connection.Retrace;
import org.northernconnections.connection.Surveys;
import org.northernconnections.followup.FollowUps;
import org.northernconnections.followup.GivenWords;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.postgres.connection.PostgresAskings;
import org.northernconnections.postgres.connection.PostgresCommitments;
import org.northernconnections.postgres.connection.PostgresFacts;
import org.northernconnections.postgres.connection.PostgresSurveys;
import org.northernconnections.report.StatusOfPartnership;
import org.northernconnections.trust.Settings;
import org.northernconnections.web.connection.CommitmentPages;
import org.northernconnections.web.connection.ConnectionPages;
import org.northernconnections.web.connection.PairPages;
import org.northernconnections.web.connection.SurveyPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds the room `connection`.
@Configuration(proxyBeanMethods = false)
public class ConnectionWiring {
    @Bean
    Facts facts(JdbcClient sql) {
        return new PostgresFacts(sql);
    }

    @Bean
    Commitments commitments(JdbcClient sql) {
        return new PostgresCommitments(sql);
    }

    @Bean
    Expect expect(Facts facts, Organisations organisations, Companies companies) {
        return new Expect(facts, organisations, companies, Settings.DEFAULT);
    }

    @Bean
    Retrace retrace(Facts facts) {
        return new Retrace(facts, Settings.DEFAULT);
    }

    @Bean
    NoteAnswer noteAnswer(Facts facts, Ledger ledger, NewIds ids, Clock clock) {
        return new NoteAnswer(facts, ledger, ids, clock);
    }

    @Bean
    Promise promise(
            Commitments commitments,
            Facts facts,
            Organisations organisations,
            Companies companies,
            People people,
            Post post,
            NoteAnswer noteAnswer,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        return new Promise(commitments, facts, organisations, companies, people, post, noteAnswer, ledger, ids, clock);
    }

    @Bean
    ConnectionDuties connectionDuties(Commitments commitments, Clock clock) {
        return new ConnectionDuties(commitments, clock);
    }

    @Bean
    ConnectionPages connectionPages(
            Expect expect, Retrace retrace, Facts facts, Commitments commitments, GivenWords words) {
        return new ConnectionPages(expect, retrace, facts, commitments, words);
    }

    @Bean
    Surveys surveys(JdbcClient sql) {
        return new PostgresSurveys(sql);
    }

    @Bean
    AnswerSurvey answerSurvey(Surveys surveys, Organisations organisations, Ledger ledger, Clock clock) {
        return new AnswerSurvey(surveys, organisations, ledger, clock);
    }

    @Bean
    AskSurvey askSurvey(Surveys surveys, Organisations organisations, People people, Post post, Clock clock) {
        return new AskSurvey(surveys, organisations, people, post, clock);
    }

    @Bean
    RemindPromises remindPromises(Commitments commitments, People people, Post post, Clock clock) {
        return new RemindPromises(commitments, people, post, clock);
    }

    @Bean
    SurveyPages surveyPages(AskSurvey survey) {
        return new SurveyPages(survey);
    }

    @Bean
    Askings askings(JdbcClient sql) {
        return new PostgresAskings(sql);
    }

    @Bean
    PairPages pairPages(
            Expect expect,
            Facts facts,
            Commitments commitments,
            FollowUps followUps,
            GivenWords words,
            AnswerSurvey survey,
            Askings askings,
            StatusOfPartnership status) {
        return new PairPages(expect, facts, commitments, followUps, words, survey, askings, status);
    }

    @Bean
    CommitmentPages commitmentPages(
            Commitments commitments, Promise promise, Organisations organisations, Companies companies) {
        return new CommitmentPages(commitments, promise, organisations, companies);
    }
}
