package org.northernconnections.followup;

/// Why a follow-up stopped.
public enum Why {
    /// The need went away, or was met by other means.
    NO_NEED,
    NO_MONEY,
    /// The solution did not fit.
    NO_FIT,
    /// Procurement, permits or law.
    RULES,
    /// The people who carried it went elsewhere.
    PEOPLE,
    ANOTHER_CHOSEN,
    /// The other side did not answer any more.
    SILENCE,
    /// The other side did not do what it had promised.
    THEIR_FAULT
}
