package org.northernconnections.mail;

import org.northernconnections.ledger.NewIds;

/// The id of a mail.
public record MailId(String value) {
    public MailId {
        NewIds.requireId("a mail", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
