package org.northernconnections.mail;

/// Puts messages into words and into the outbox.
public interface Post {
    /// The letter as it would be written, for a preview.
    Letter compose(Message message);

    /// Writes the letter, unless one was written for the same cause.
    ///
    /// @return whether it is new
    boolean send(Message message);
}
