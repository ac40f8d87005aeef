package org.northernconnections.connection;

import java.util.List;
import org.northernconnections.partnership.OrganisationId;

/// What organisations asked each other.
public interface Askings {
    /// What these two asked each other, the newest first. What was taken back or lapsed waits for nothing.
    List<Asked> listBetween(OrganisationId one, OrganisationId other);
}
