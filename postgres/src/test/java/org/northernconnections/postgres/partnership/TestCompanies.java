package org.northernconnections.postgres.partnership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.northernconnections.partnership.Capability;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Visibility;

/// Companies of which a test minds only a few things.
public final class TestCompanies {
    private TestCompanies() {}

    /// A company of eight people since 2020.
    public static Company company(
            String id,
            String name,
            String country,
            String region,
            Visibility visibility,
            Instant changed,
            List<Capability> capabilities) {
        var organisation = new Organisation(
                new OrganisationId(id),
                name,
                "",
                OrganisationKind.COMPANY,
                country,
                "",
                region,
                null,
                "",
                LocalDate.of(2020, 1, 1),
                null,
                null,
                1);
        return new Company(
                organisation, "", "", 8, null, null, List.of(), visibility, changed, capabilities, List.of(), true, 1);
    }
}
