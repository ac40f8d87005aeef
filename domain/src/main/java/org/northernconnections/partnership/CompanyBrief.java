package org.northernconnections.partnership;

import java.util.List;

/// A company without its texts: what lists count, teams weigh and rules ask of it.
///
/// @param region that it works from, a NUTS code; may be empty
/// @param languages in which it can work
/// @param consented it agreed that its profile is kept and shown as `visibility` says
/// @param clusters it is a member of, in the order of their names
/// @param newcomer it has never presented at an event of the partnership
public record CompanyBrief(
        OrganisationId id,
        String name,
        String country,
        String region,
        List<Language> languages,
        Visibility visibility,
        boolean consented,
        List<Company.ClusterOf> clusters,
        boolean newcomer) {
    public CompanyBrief {
        languages = List.copyOf(languages);
        clusters = List.copyOf(clusters);
    }

    /// May this viewer see the profile?
    public boolean visibleTo(Viewer viewer) {
        return switch (visibility) {
            case PUBLIC -> true;
            case PARTNERSHIP -> viewer.partner() || close(viewer);
            case PRIVATE -> close(viewer);
        };
    }

    private boolean close(Viewer viewer) {
        return viewer.speaksFor(id)
                || viewer.secretariat()
                || clusters.stream().anyMatch(cluster -> viewer.speaksFor(cluster.id(), Role.CLUSTER));
    }
}
