package org.northernconnections.application;

import java.util.Optional;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;

/// A company that has confirmed that it presents.
///
/// @param by who of the company has said so; empty where the account is gone
public record Presenter(OrganisationId company, Optional<AccountId> by) {}
