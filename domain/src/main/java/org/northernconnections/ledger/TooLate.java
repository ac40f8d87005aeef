package org.northernconnections.ledger;

import java.util.List;

/// A deed that the present state of things does not allow any more (or not yet): a call that has closed,
/// a step that somebody else took in the meantime.
public final class TooLate extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final transient List<Object> arguments;

    /// @param key of the sentence that says why, such as `application.refused.closed`
    public TooLate(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
