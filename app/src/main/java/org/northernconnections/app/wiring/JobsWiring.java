package org.northernconnections.app.wiring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.northernconnections.application.Apply;
import org.northernconnections.application.Recommend;
import org.northernconnections.connection.AskSurvey;
import org.northernconnections.connection.RemindPromises;
import org.northernconnections.lab.CloseDueChallenges;
import org.northernconnections.lab.RemindFollowers;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Changes;
import org.northernconnections.mail.Postman;
import org.northernconnections.mail.SendMail;
import org.northernconnections.postgres.server.Tidy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the program does by itself. The scheduler keeps its book in the database, so that of several
/// nodes one does each job at a time.
@Configuration(proxyBeanMethods = false)
public class JobsWiring {
    @Bean
    RecurringTask<Void> mailJob(SendMail sendMail, Postman postman) {
        return job("mail", Duration.ofSeconds(5), () -> {
            if (postman.connected()) {
                sendMail.send();
            }
        });
    }

    @Bean
    RecurringTask<Void> closeCallsJob(CloseDueChallenges due, Changes changes) {
        return job(
                "close calls", Duration.ofMinutes(1), () -> changes.run(Actor.system("close calls"), "", due::close));
    }

    @Bean
    RecurringTask<Void> remindFollowersJob(RemindFollowers reminders, Changes changes) {
        return job(
                "remind followers",
                Duration.ofHours(1),
                () -> changes.run(Actor.system("remind followers"), "", reminders::remind));
    }

    @Bean
    RecurringTask<Void> connectionsJob(AskSurvey survey, RemindPromises promises, Changes changes) {
        return job("connections", Duration.ofHours(1), () -> {
            changes.run(Actor.system("connections"), "", survey::ask);
            changes.run(Actor.system("connections"), "", promises::remind);
        });
    }

    @Bean
    RecurringTask<Void> remindersJob(Apply apply, Recommend recommend, Changes changes) {
        return job("reminders", Duration.ofMinutes(15), () -> {
            changes.run(Actor.system("reminders"), "", apply::remindDrafts);
            changes.run(Actor.system("reminders"), "The call has closed", recommend::lapse);
        });
    }

    @Bean
    RecurringTask<Void> tidyJob(Tidy tidy) {
        return job("tidy", Duration.ofHours(1), tidy::tidy);
    }

    private static RecurringTask<Void> job(String name, Duration pause, Runnable deed) {
        return Tasks.recurring(name, FixedDelay.of(pause)).execute((_, _) -> deed.run());
    }
}
