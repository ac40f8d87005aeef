package org.northernconnections.partnership;

import java.util.List;
import org.northernconnections.ledger.Duty;

/// What waits for a person, as one room knows it.
public interface Duties {
    /// The duties of this viewer, the most pressing first.
    List<Duty> of(Viewer viewer);
}
