package org.northernconnections.partnership;

/// A person speaks for an organisation in a role.
public record Membership(OrganisationId organisation, String organisationName, Role role) {}
