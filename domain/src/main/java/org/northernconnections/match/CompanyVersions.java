package org.northernconnections.match;

import java.util.Map;
import org.northernconnections.partnership.OrganisationId;

/// The versions of all companies' profiles, by which a node sees what another has changed.
public interface CompanyVersions {
    /// The version of each company that exists today.
    Map<OrganisationId, Integer> list();
}
