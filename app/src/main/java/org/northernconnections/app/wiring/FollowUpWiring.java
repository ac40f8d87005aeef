package org.northernconnections.app.wiring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import org.northernconnections.connection.Facts;
import org.northernconnections.connection.Promise;
import org.northernconnections.followup.AnswerFollowUp;
import org.northernconnections.followup.FollowUpDuties;
import org.northernconnections.followup.FollowUps;
import org.northernconnections.followup.GivenWords;
import org.northernconnections.followup.WordComesBack;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.SigningIn;
import org.northernconnections.postgres.followup.PostgresFollowUps;
import org.northernconnections.postgres.followup.PostgresGivenWords;
import org.northernconnections.web.followup.FollowUpPages;
import org.northernconnections.web.followup.WordRecordPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds the room `followup`.
@Configuration(proxyBeanMethods = false)
public class FollowUpWiring {
    @Bean
    FollowUps followUps(JdbcClient sql) {
        return new PostgresFollowUps(sql);
    }

    @Bean
    GivenWords givenWords(JdbcClient sql) {
        return new PostgresGivenWords(sql);
    }

    @Bean
    WordComesBack wordComesBack(GivenWords words, Facts facts, People people, Post post, NewIds ids, Clock clock) {
        return new WordComesBack(words, facts, people, post, ids, clock);
    }

    @Bean
    AnswerFollowUp answerFollowUp(
            FollowUps followUps,
            WordComesBack recommended,
            Facts facts,
            Promise promise,
            People people,
            Post post,
            Ledger ledger,
            NewIds ids,
            SigningIn signingIn,
            Clock clock) {
        return new AnswerFollowUp(
                followUps, recommended, facts, promise, people, post, ledger, ids, signingIn::newSecret, clock);
    }

    @Bean
    FollowUpDuties followUpDuties(FollowUps followUps) {
        return new FollowUpDuties(followUps);
    }

    @Bean
    FollowUpPages followUpPages(FollowUps followUps, AnswerFollowUp answering) {
        return new FollowUpPages(followUps, answering);
    }

    @Bean
    WordRecordPages wordRecordPages(GivenWords words) {
        return new WordRecordPages(words);
    }

    @Bean
    RecurringTask<Void> followUpsJob(AnswerFollowUp answering, Jobs jobs) {
        return jobs.job("follow ups", Duration.ofHours(1), Jobs.deed(answering::ask));
    }
}
