package org.northernconnections.partnership;

/// What an organisation is.
public enum OrganisationKind {
    CITY,
    REGION,
    CLUSTER,
    AGENCY,
    RESEARCH,
    COMPANY
}
