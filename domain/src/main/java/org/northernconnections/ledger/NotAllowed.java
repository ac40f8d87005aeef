package org.northernconnections.ledger;

/// A viewer asked for what is not his or hers to see or do. Pages offer no such thing, so whoever gets
/// here typed an address or was too late.
public final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean known;

    private NotAllowed(String message, boolean known) {
        super(message);
        this.known = known;
    }

    /// The viewer may see the thing and may not do this to it.
    public static NotAllowed toDo(String deed) {
        return new NotAllowed("Not allowed: " + deed, true);
    }

    /// The viewer may not even know that the thing exists; the answer is the same as if it did not.
    public static NotAllowed toKnow() {
        return new NotAllowed("Not allowed to know.", false);
    }

    /// May the viewer know of the thing?
    public boolean known() {
        return known;
    }
}
