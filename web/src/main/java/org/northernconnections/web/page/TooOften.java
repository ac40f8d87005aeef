package org.northernconnections.web.page;

/// Something was tried more often than it may be; nothing was done.
public final class TooOften extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;

    /// @param key of the text that says how long to wait
    public TooOften(String key) {
        super(key);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
