package org.northernconnections.partnership;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A company's profile: typed once, used in every application.
///
/// @param proof where it has been done before
/// @param readiness technology readiness level, 5 (shown in a relevant setting) to 9 (in use)
/// @param languages in which it can work
/// @param consentAt when it agreed that its profile is kept and shown as `visibility` says; null if it has not
/// @param capabilities what it solves, one sentence each
/// @param clusters it is a member of, in the order of their names
/// @param newcomer it has never presented at an event of the partnership
public record Company(
        Organisation organisation,
        String summary,
        String proof,
        int readiness,
        @Nullable Integer employees,
        @Nullable Integer founded,
        List<Language> languages,
        Visibility visibility,
        @Nullable Instant consentAt,
        List<Capability> capabilities,
        List<ClusterOf> clusters,
        boolean newcomer,
        int version) {
    public static final int READINESS_MIN = 5;
    public static final int READINESS_MAX = 9;
    /// How many statements a profile has at most: two companies are compared statement by statement.
    public static final int STATEMENTS_MAX = 50;

    public Company {
        if (readiness < READINESS_MIN || readiness > READINESS_MAX) {
            throw new IllegalArgumentException(
                    "The readiness level of a company is 5 to 9, but this is %d.".formatted(readiness));
        }
        languages = List.copyOf(languages);
        capabilities = List.copyOf(capabilities);
        clusters = List.copyOf(clusters);
    }

    /// A cluster that the company is a member of.
    public record ClusterOf(OrganisationId id, String name) {}

    public OrganisationId id() {
        return organisation.id();
    }

    public String name() {
        return organisation.name();
    }

    public CompanyBrief brief() {
        return new CompanyBrief(
                id(),
                name(),
                organisation.country(),
                organisation.region(),
                languages,
                visibility,
                consentAt != null,
                clusters,
                newcomer);
    }

    /// May this viewer see the profile?
    public boolean visibleTo(Viewer viewer) {
        return brief().visibleTo(viewer);
    }
}
