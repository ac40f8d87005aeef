package org.northernconnections.ledger;

import java.util.List;

/// The lines of the ledger. Steps of state write their line by themselves; other deeds are noted here.
public interface Ledger {
    /// Notes a deed that is no step of state, in the name of whoever makes the present change.
    void note(String kind, String objectId, String deed, String why);

    /// The lines about one thing, oldest first.
    List<LedgerLine> listAbout(String kind, String objectId);

    /// The newest lines about anything, newest first, at most `count` after leaving out the first `skip`.
    List<LedgerLine> listNewest(int skip, int count);
}
