package org.northernconnections.web.mail;

import org.northernconnections.mail.Letter;

/// A mail before it is sent.
public record LetterShape(String to, String language, String subject, String body) {
    public static LetterShape of(Letter letter) {
        return new LetterShape(
                letter.to(), letter.language().code(), letter.subject(), letter.secret() ? "" : letter.body());
    }
}
