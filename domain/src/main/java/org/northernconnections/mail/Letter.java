package org.northernconnections.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;

/// What is to be written to somebody: a mail before it is in the outbox.
///
/// @param life for how long it is of use once it is written; null for ever
public record Letter(
        String cause,
        String to,
        @Nullable AccountId account,
        Language language,
        String subject,
        String body,
        boolean secret,
        Mail.Calendar calendar,
        @Nullable Duration life) {
    /// A letter without secrets and without a calendar file.
    public static Letter of(
            String cause, String to, @Nullable AccountId account, Language language, String subject, String body) {
        return new Letter(cause, to, account, language, subject, body, false, Mail.Calendar.NONE, null);
    }
}
