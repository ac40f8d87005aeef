package org.northernconnections.web.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.northernconnections.mail.Mail;
import org.northernconnections.mail.MailId;

/// A mail of the outbox.
///
/// @param body empty in lists, and where the text is only for its reader
/// @param sentAt null until it is sent
/// @param lapsedAt when it was given up unsent, as its link worked no more; null otherwise
/// @param failure of the last attempt; empty if there was none
public record MailShape(
        MailId id,
        String to,
        String language,
        String subject,
        String body,
        Instant writtenAt,
        @Nullable Instant sentAt,
        @Nullable Instant lapsedAt,
        int attempts,
        String failure) {
    static MailShape of(Mail mail, boolean withBody) {
        return new MailShape(
                mail.id(),
                mail.to(),
                mail.language().code(),
                mail.subject(),
                withBody ? mail.body() : "",
                mail.writtenAt(),
                mail.sentAt(),
                mail.lapsedAt(),
                mail.attempts(),
                mail.failure());
    }

    static MailShape line(Mail mail) {
        return of(mail, false);
    }
}
