package org.northernconnections.connection;

import java.util.List;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// What organisations asked each other.
public interface Askings {
    /// What these two asked each other, the newest first; whoever has merged is its heir. What was taken back or lapsed
    /// waits for nothing.
    List<Between> listBetween(OrganisationId one, OrganisationId other);

    /// Something asked, with the two sides that can open it: what had ended before one of them merged stays with the
    /// organisation that it was.
    ///
    /// @param receiver who was asked
    /// @param asker who asked
    record Between(Asked asked, OrganisationId receiver, OrganisationId asker) {
        /// As this viewer may read it. A word that was asked for is read by those who give words for the cluster and
        /// those who answer for the challenge; a promise by all who speak for one of the two.
        public Asked told(Viewer viewer) {
            boolean opens = switch (asked.kind()) {
                case RECOMMENDATION ->
                    viewer.secretariat()
                            || viewer.speaksFor(receiver, Role.CLUSTER)
                            || viewer.speaksFor(asker, Role.OWNER);
                case PROMISE -> viewer.speaksFor(receiver) || viewer.speaksFor(asker);
            };
            return opens ? asked : asked.unopened();
        }
    }
}
