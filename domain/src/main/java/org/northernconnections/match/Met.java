package org.northernconnections.match;

import java.util.Set;
import org.northernconnections.partnership.OrganisationId;

/// Which partners have met: they held a meeting with each other, or one recommended a company to the other.
///
/// That is what the map of the partnership counts openly. Other facts between two, such as a broken promise,
/// are their own, and nobody shall find them out by a pair that is missing from a list. What companies do is
/// not asked for.
public interface Met {
    /// Two partners, in whichever order they were met.
    record Pair(OrganisationId one, OrganisationId other) {
        public Pair {
            if (one.value().compareTo(other.value()) > 0) {
                OrganisationId first = one;
                one = other;
                other = first;
            }
        }
    }

    /// All pairs that have ever met.
    Set<Pair> list();
}
