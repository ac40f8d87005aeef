package org.northernconnections.ledger;

/// What became of a save: kept, or refused because somebody else saved in the meantime.
///
/// @param <T> what was saved
public sealed interface Saved<T> {
    /// It was kept.
    record Kept<T>(T now) implements Saved<T> {}

    /// Somebody else was faster; nothing was changed. Show both texts.
    ///
    /// @param theirs as it stands now
    record Conflict<T>(T theirs) implements Saved<T> {}
}
