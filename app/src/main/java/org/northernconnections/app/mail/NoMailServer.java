package org.northernconnections.app.mail;

import org.northernconnections.mail.Mail;
import org.northernconnections.mail.Postman;

/// Where no mail server is set up: mails wait in the outbox.
public final class NoMailServer implements Postman {
    @Override
    public boolean connected() {
        return false;
    }

    @Override
    public void deliver(Mail mail) throws Undelivered {
        throw new Undelivered("No mail server is set up.", new IllegalStateException("MAIL_URL is not set"));
    }
}
