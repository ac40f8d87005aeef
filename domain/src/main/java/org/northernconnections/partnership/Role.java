package org.northernconnections.partnership;

/// In which role a person speaks for an organisation.
public enum Role {
    /// Runs the partnership's events and books for the lead partner.
    SECRETARIAT,
    /// Recommends the members of a cluster.
    CLUSTER,
    /// Answers for challenges of a city, utility or developer.
    OWNER,
    /// Speaks for a company.
    COMPANY,
    /// Sits on the political board.
    POLICY
}
