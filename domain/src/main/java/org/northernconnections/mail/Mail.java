package org.northernconnections.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;

/// A mail in the outbox.
///
/// @param cause what it is written for, such as `release:…:…`; no second mail is written for one cause
/// @param account whom it is written to, where this is a person with an account
/// @param secret holds a sign-in link, so its text is forgotten once it is sent
/// @param sentAt null while it waits, and if it lapsed
/// @param lapsedAt when it was given up unsent, as it was of no use any more; null otherwise
/// @param failure why the last attempt failed; empty if none did
public record Mail(
        MailId id,
        String cause,
        String to,
        @Nullable AccountId account,
        Language language,
        String subject,
        String body,
        boolean secret,
        Calendar calendar,
        Instant writtenAt,
        @Nullable Instant sentAt,
        @Nullable Instant lapsedAt,
        int attempts,
        String failure) {

    /// A calendar file that goes with a mail.
    ///
    /// @param file the iCalendar text; empty if there is none
    /// @param method `REQUEST`, `CANCEL` or `PUBLISH`; empty if there is no file
    public record Calendar(String file, String method) {
        public static final Calendar NONE = new Calendar("", "");
    }
}
