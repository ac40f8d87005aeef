package org.northernconnections.app.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.northernconnections.mail.Mail;
import org.northernconnections.mail.Postman;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/// Hands mails to an SMTP server.
public final class MailServer implements Postman {
    private final JavaMailSenderImpl server;
    private final String from;

    private MailServer(MailUrl url) {
        this.server = url.sender();
        this.from = url.from();
    }

    /// The server at an address such as `smtp://user:password@host:587?from=name@host`.
    ///
    /// @throws IllegalArgumentException if the address cannot be read
    public static MailServer at(String url) {
        return new MailServer(MailUrl.parse(url));
    }

    @Override
    public boolean connected() {
        return true;
    }

    @Override
    public void deliver(Mail mail) throws Undelivered {
        try {
            server.send(message(mail));
        } catch (MailException | MessagingException e) {
            throw new Undelivered(firstLine(e), e);
        }
    }

    /// Signs in to the server and sends nothing.
    ///
    /// @return the server's name
    /// @throws IllegalStateException if it cannot be reached or refuses
    public String greet() {
        try {
            server.testConnection();
            return server.getHost() + ":" + server.getPort() + " answers";
        } catch (MessagingException e) {
            throw new IllegalStateException(
                    "%s:%d does not answer: %s".formatted(server.getHost(), server.getPort(), firstLine(e)), e);
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        MimeMessage message = new NumberedMessage(server, "<" + mail.id() + "@" + domain() + ">");
        var helper = new MimeMessageHelper(message, !mail.calendar().file().isEmpty(), StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(mail.to());
        helper.setSubject(mail.subject());
        helper.setText(mail.body());
        helper.setSentDate(Date.from(mail.writtenAt()));
        message.setHeader("Content-Language", mail.language().code());
        message.setHeader("Auto-Submitted", "auto-generated");
        int number = 0;
        for (String calendar : calendars(mail.calendar().file())) {
            number++;
            helper.addAttachment(
                    number == 1 ? "plan.ics" : "plan-" + number + ".ics",
                    new ByteArrayResource(calendar.getBytes(StandardCharsets.UTF_8)),
                    "text/calendar;charset=UTF-8;method=" + mail.calendar().method());
        }
        return message;
    }

    /// A file may hold several calendars, one after the other; calendar programs want each by itself.
    private static List<String> calendars(String file) {
        return Arrays.stream(file.split("(?<=END:VCALENDAR\r\n)"))
                .filter(part -> !part.isBlank())
                .toList();
    }

    private String domain() {
        try {
            String address = new InternetAddress(from).getAddress();
            return address.substring(address.indexOf('@') + 1);
        } catch (MessagingException e) {
            return "localhost";
        }
    }

    private static String firstLine(Exception e) {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        return reason.lines().findFirst().orElse(e.toString());
    }

    /// A message whose id is that of the mail in the outbox, so that a copy is known as a copy.
    private static final class NumberedMessage extends MimeMessage {
        private final String id;

        NumberedMessage(JavaMailSenderImpl server, String id) {
            super(server.getSession());
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
