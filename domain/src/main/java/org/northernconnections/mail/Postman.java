package org.northernconnections.mail;

/// Brings a mail to its reader's mail server.
public interface Postman {
    /// The mail could not be handed over now; it is tried again later.
    final class Undelivered extends Exception {
        private static final long serialVersionUID = 1;

        public Undelivered(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /// Returns once the mail server has taken the mail.
    void deliver(Mail mail) throws Undelivered;

    /// Is there a mail server at all? Without one, mails wait in the outbox and links go to the console.
    boolean connected();
}
