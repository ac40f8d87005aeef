package org.northernconnections.app.wiring;

import java.time.Clock;
import org.northernconnections.app.mail.MailServer;
import org.northernconnections.app.mail.NoMailServer;
import org.northernconnections.ledger.Changes;
import org.northernconnections.mail.Outbox;
import org.northernconnections.mail.Postman;
import org.northernconnections.mail.SendMail;
import org.northernconnections.web.mail.OutboxPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Builds the room `mail`.
@Configuration(proxyBeanMethods = false)
public class MailWiring {
    @Bean
    Postman postman(Environment environment) {
        String url = environment.getProperty("MAIL_URL", "");
        return url.isBlank() ? new NoMailServer() : MailServer.at(url);
    }

    @Bean
    SendMail sendMail(Outbox outbox, Postman postman, Changes changes, Clock clock) {
        return new SendMail(outbox, postman, changes, clock);
    }

    @Bean
    OutboxPages outboxPages(Outbox outbox, Postman postman) {
        return new OutboxPages(outbox, postman);
    }
}
