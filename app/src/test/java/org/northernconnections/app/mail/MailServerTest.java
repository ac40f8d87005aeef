package org.northernconnections.app.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.mail.Letter;
import org.northernconnections.mail.Mail;
import org.northernconnections.mail.MailId;
import org.northernconnections.mail.Postman;
import org.northernconnections.mail.SendMail;
import org.northernconnections.partnership.Language;
import org.northernconnections.postgres.mail.PostgresOutbox;
import org.northernconnections.postgres.server.HandClock;
import org.northernconnections.postgres.server.TestDatabase;

class MailServerTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private MailServer postman() {
        return MailServer.at("smtp://127.0.0.1:%d?from=northern@partnership.example"
                .formatted(server.getSmtp().getPort()));
    }

    @Test
    void aMailArrivesAsItWasWritten() throws Exception {
        postman().deliver(mail("Välkommen til Göteborg", "Ses den 8. maj på øen", Mail.Calendar.NONE));

        MimeMessage arrived = server.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("Välkommen til Göteborg");
        assertThat(String.valueOf(arrived.getContent()).strip()).isEqualTo("Ses den 8. maj på øen");
        assertThat(arrived.getFrom()[0]).hasToString("northern@partnership.example");
        assertThat(arrived.getHeader("Message-ID")).containsExactly("<aaaaaaaaaaaa@partnership.example>");
        assertThat(arrived.getHeader("Content-Language")).containsExactly("da");
    }

    @Test
    void aCalendarFileGoesAlongWithItsMethod() throws Exception {
        postman()
                .deliver(mail(
                        "Plan", "Your plan", new Mail.Calendar("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "REQUEST")));

        assertThat(new String(server.getReceivedMessages()[0].getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("text/calendar", "method=REQUEST", "plan.ics");
    }

    @Test
    void eachCalendarGoesAsAFileOfItsOwn() throws Exception {
        String calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
        postman().deliver(mail("Plan", "Your plan", new Mail.Calendar(calendar + calendar, "REQUEST")));

        var parts = (jakarta.mail.internet.MimeMultipart) server.getReceivedMessages()[0].getContent();
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("plan.ics");
        assertThat(parts.getBodyPart(2).getFileName()).isEqualTo("plan-2.ics");
        assertThat(new String(parts.getBodyPart(2).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(calendar);
    }

    @Test
    void theJobSendsEachMailOnceAndTriesAgainLater() {
        try (TestDatabase database = TestDatabase.fresh()) {
            Clock clock = Clock.systemUTC();
            var outbox = new PostgresOutbox(database.sql(), new NewIds(new java.util.Random(1)), clock);
            var letter = Letter.of("cause:1", "reader@company.example", null, Language.EN, "Hello", "Good day");
            database.change(() -> outbox.write(letter));
            database.change(() -> assertThat(outbox.write(letter)).isFalse());
            var job = new SendMail(outbox, postman(), database.changes(clock), clock);

            assertThat(job.send()).isEqualTo(1);
            assertThat(job.send()).isZero();
            assertThat(server.getReceivedMessages()).hasSize(1);

            server.stop();
            database.change(() -> outbox.write(
                    Letter.of("cause:2", "reader@company.example", null, Language.EN, "Again", "Good day")));
            assertThat(job.send()).isZero();
            Mail waiting = outbox.listNewest(0, 1).getFirst();
            assertThat(waiting.sentAt()).isNull();
            assertThat(waiting.failure()).isNotEmpty();
            assertThat(outbox.takeDue(clock.instant().plus(Duration.ofMinutes(2)), Duration.ofMinutes(1), 9))
                    .hasSize(1);
        }
    }

    @Test
    void aMailWhoseLinkIsDeadLapsesUnsent() {
        try (TestDatabase database = TestDatabase.fresh()) {
            var clock = new HandClock(Instant.parse("2026-05-08T08:00:00Z"));
            var outbox = new PostgresOutbox(database.sql(), new NewIds(new java.util.Random(1)), clock);
            var job = new SendMail(outbox, postman(), database.changes(clock), clock);
            var news = Letter.of("news:1", "reader@company.example", null, Language.EN, "News", "Good day");
            var link = new Letter(
                    "sign-in:1",
                    "reader@company.example",
                    null,
                    Language.EN,
                    "Your link",
                    "Sign in here: …",
                    true,
                    Mail.Calendar.NONE,
                    Duration.ofMinutes(15));
            database.change(() -> {
                outbox.write(link);
                outbox.write(news);
            });
            int port = server.getSmtp().getPort();
            server.stop();
            assertThat(job.send()).isZero();

            clock.wind(Duration.ofMinutes(20));
            var back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            back.start();
            try {
                assertThat(job.send()).isEqualTo(1);
                assertThat(back.getReceivedMessages())
                        .singleElement()
                        .satisfies(mail -> assertThat(mail.getSubject()).isEqualTo("News"));
            } finally {
                back.stop();
            }
            Mail lapsed = outbox.listNewest(0, 2).stream()
                    .filter(Mail::secret)
                    .findFirst()
                    .orElseThrow();
            assertThat(lapsed.lapsedAt()).isEqualTo(clock.instant());
            assertThat(lapsed.sentAt()).isNull();
            assertThat(lapsed.body()).isEmpty();
            assertThat(outbox.takeDue(clock.instant().plus(Duration.ofDays(1)), Duration.ofMinutes(1), 9))
                    .isEmpty();
        }
    }

    @Test
    void anAddressThatCannotBeReadIsRefusedWithoutItsPassword() {
        assertThatThrownBy(() -> MailServer.at("http://user:secret@mail.example"))
                .hasMessageContaining("MAIL_URL must be like")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> MailServer.at("smtp://user:secret@mail.example:587"))
                .hasMessageContaining("from which address")
                .hasMessageNotContaining("secret@");
    }

    @Test
    void aServerThatDoesNotAnswerIsNotBelieved() {
        int port = server.getSmtp().getPort();
        server.stop();

        MailServer gone = MailServer.at("smtp://127.0.0.1:%d?from=a@b.example".formatted(port));

        assertThatThrownBy(() -> gone.deliver(mail("x", "y", Mail.Calendar.NONE)))
                .isInstanceOf(Postman.Undelivered.class);
    }

    private static Mail mail(String subject, String body, Mail.Calendar calendar) {
        return new Mail(
                new MailId("aaaaaaaaaaaa"),
                "cause",
                "reader@company.example",
                null,
                Language.DA,
                subject,
                body,
                false,
                calendar,
                Instant.now(),
                null,
                null,
                0,
                "");
    }
}
