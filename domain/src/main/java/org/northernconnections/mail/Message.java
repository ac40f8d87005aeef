package org.northernconnections.mail;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;

/// Something to tell a person by mail: what kind of news, and the facts in it. The words are put to it
/// by [Post], in the reader's language.
///
/// @param kind names the texts `mail.<kind>.subject` and `mail.<kind>.body`
/// @param cause no second mail is written for the same one
/// @param path where the mail's link leads within this program, such as `/labs`
/// @param arguments fill `{1}`, `{2}`, … of the texts; `{0}` is the link
/// @param secret the link signs somebody in
/// @param life for how long it is of use once it is written; null for ever
public record Message(
        String kind,
        String cause,
        String to,
        @Nullable AccountId account,
        Language language,
        String path,
        List<Object> arguments,
        boolean secret,
        Mail.Calendar calendar,
        @Nullable Duration life) {
    /// A message that is of use however late it arrives.
    public Message(
            String kind,
            String cause,
            String to,
            @Nullable AccountId account,
            Language language,
            String path,
            List<Object> arguments,
            boolean secret,
            Mail.Calendar calendar) {
        this(kind, cause, to, account, language, path, arguments, secret, calendar, null);
    }

    /// News for a person with an account.
    public static Message to(Account reader, String kind, String cause, String path, Object... arguments) {
        return new Message(
                kind,
                cause,
                reader.email(),
                reader.id(),
                reader.language(),
                path,
                List.of(arguments),
                false,
                Mail.Calendar.NONE);
    }

    /// The same message with a calendar file.
    public Message with(Mail.Calendar file) {
        return new Message(kind, cause, to, account, language, path, arguments, secret, file, life);
    }

    /// The same message, which is not sent any more once it is older than this.
    public Message lapsingAfter(Duration time) {
        return new Message(kind, cause, to, account, language, path, arguments, secret, calendar, time);
    }
}
