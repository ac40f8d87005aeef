package org.northernconnections.partnership;

/// Who may do what with companies' profiles.
public final class CompanyRules {
    private CompanyRules() {}

    /// A profile is edited by the company's own people, its clusters, and the secretariat.
    public static boolean mayEdit(Viewer viewer, Company company) {
        return viewer.speaksFor(company.id(), Role.COMPANY)
                || viewer.secretariat()
                || company.clusters().stream().anyMatch(cluster -> viewer.speaksFor(cluster.id(), Role.CLUSTER));
    }

    /// Whole lists are imported by clusters and the secretariat.
    public static boolean mayImport(Viewer viewer) {
        return viewer.secretariat() || viewer.is(Role.CLUSTER);
    }

    /// A cluster adds members to itself only; the secretariat adds them to any.
    public static boolean mayAddTo(Viewer viewer, OrganisationId cluster) {
        return viewer.secretariat() || viewer.speaksFor(cluster, Role.CLUSTER);
    }

    /// Who may change which clusters a company belongs to. Membership lends trust, so it is the cluster's word.
    public static boolean mayNameClusters(Viewer viewer) {
        return mayImport(viewer);
    }
}
