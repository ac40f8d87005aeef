package org.northernconnections.partnership;

/// The level on which a partner takes part in decisions.
public enum Level {
    POLICY,
    CITY,
    CLUSTER
}
