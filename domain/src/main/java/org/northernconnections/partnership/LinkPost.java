package org.northernconnections.partnership;

import java.time.Duration;

/// Brings sign-in links to their readers. Mail knows people, so people only know this much of mail.
public interface LinkPost {
    /// A link that signs somebody in.
    ///
    /// @param language that the reader reads
    /// @param path of the link within this program
    /// @param cause no second link is sent for the same one
    /// @param life for how long it works
    record Link(String email, Language language, String path, String cause, Duration life) {
        @Override
        public String toString() {
            return "Link[" + cause + "]";
        }
    }

    void send(Link link);
}
