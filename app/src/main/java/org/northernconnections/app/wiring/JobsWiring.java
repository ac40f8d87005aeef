package org.northernconnections.app.wiring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import org.northernconnections.application.Apply;
import org.northernconnections.application.Recommend;
import org.northernconnections.connection.AskSurvey;
import org.northernconnections.connection.RemindPromises;
import org.northernconnections.lab.CloseDueChallenges;
import org.northernconnections.lab.RemindFollowers;
import org.northernconnections.mail.Postman;
import org.northernconnections.mail.SendMail;
import org.northernconnections.postgres.server.Tidy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the program does by itself, where no room of its own has it.
@Configuration(proxyBeanMethods = false)
public class JobsWiring {
    @Bean
    RecurringTask<Void> mailJob(SendMail sendMail, Postman postman, Jobs jobs) {
        return jobs.withoutTurns("mail", Duration.ofSeconds(5), () -> {
            if (postman.connected()) {
                sendMail.send();
            }
        });
    }

    @Bean
    RecurringTask<Void> closeCallsJob(CloseDueChallenges due, Jobs jobs) {
        return jobs.job("close calls", Duration.ofMinutes(1), Jobs.deed(due::close));
    }

    @Bean
    RecurringTask<Void> remindFollowersJob(RemindFollowers reminders, Jobs jobs) {
        return jobs.job("remind followers", Duration.ofHours(1), Jobs.deed(reminders::remind));
    }

    @Bean
    RecurringTask<Void> connectionsJob(AskSurvey survey, RemindPromises promises, Jobs jobs) {
        return jobs.job("connections", Duration.ofHours(1), Jobs.deed(survey::ask), Jobs.deed(promises::remind));
    }

    @Bean
    RecurringTask<Void> remindersJob(Apply apply, Recommend recommend, Jobs jobs) {
        return jobs.job(
                "reminders",
                Duration.ofMinutes(15),
                Jobs.deed(apply::remindDrafts),
                Jobs.deed("The call has closed", recommend::lapse));
    }

    @Bean
    RecurringTask<Void> tidyJob(Tidy tidy, Jobs jobs) {
        return jobs.withoutTurns("tidy", Duration.ofHours(1), tidy::tidy);
    }
}
