package org.northernconnections.app.mail;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// Where the mail server is, as `MAIL_URL` says: `smtp://user:password@host:587?from=name@host`.
///
/// @param tls `smtps`: encrypted from the first byte; otherwise encrypted as soon as the server offers it
/// @param user empty for a server that asks for none
record MailUrl(String host, int port, boolean tls, String user, String password, String from) {
    private static final int TIMEOUT_MILLIS = 20_000;

    /// @throws IllegalArgumentException if it cannot be read, without repeating the password
    static MailUrl parse(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw wrong("it cannot be read");
        }
        boolean tls = "smtps".equals(uri.getScheme());
        if (!tls && !"smtp".equals(uri.getScheme())) {
            throw wrong("it begins with '%s'".formatted(uri.getScheme()));
        }
        if (uri.getHost() == null) {
            throw wrong("it names no host");
        }
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        if (!query.startsWith("from=") || !query.contains("@")) {
            throw wrong("it does not say from which address mails come");
        }
        String[] user =
                uri.getRawUserInfo() == null ? new String[] {"", ""} : (uri.getRawUserInfo() + ":").split(":", -1);
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 465 : 587;
        return new MailUrl(uri.getHost(), port, tls, decoded(user[0]), decoded(user[1]), decoded(query.substring(5)));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException wrong(String found) {
        return new IllegalArgumentException("MAIL_URL must be like smtp://user:password@mail.example:587"
                + "?from=northern@mail.example, but " + found + ".");
    }

    JavaMailSenderImpl sender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setPort(port);
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        var settings = new Properties();
        if (!user.isEmpty()) {
            sender.setUsername(user);
            sender.setPassword(password);
            settings.setProperty("mail.smtp.auth", "true");
        }
        settings.setProperty("mail.smtp.ssl.enable", String.valueOf(tls));
        settings.setProperty("mail.smtp.starttls.enable", "true");
        for (String what : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            settings.setProperty("mail.smtp." + what, String.valueOf(TIMEOUT_MILLIS));
        }
        sender.setJavaMailProperties(settings);
        return sender;
    }

    @Override
    public String toString() {
        return "MailUrl[" + host + ":" + port + "]";
    }
}
