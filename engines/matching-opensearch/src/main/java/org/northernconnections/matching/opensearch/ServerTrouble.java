package org.northernconnections.matching.opensearch;

import org.jspecify.annotations.Nullable;

/// Something is wrong with the search server; the message is for the people who run it and holds no password and no
/// text of a document.
public final class ServerTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public enum Kind {
        /// No answer: try again later.
        AWAY,
        /// It has too much to do: try again later.
        BUSY,
        /// The server or the index is not of the version that this program expects.
        OTHER_VERSION,
        INDEX_MISSING,
        INDEX_EXISTS,
        /// The login is wrong or may not do this.
        NOT_ALLOWED,
        /// It refused for another reason, which the message names.
        REFUSED
    }

    ServerTrouble(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
