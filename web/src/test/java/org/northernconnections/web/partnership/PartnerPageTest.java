package org.northernconnections.web.partnership;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationEvent;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Partner;
import org.northernconnections.partnership.Point;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.page.GoldenPages;
import org.northernconnections.web.page.Page;
import org.northernconnections.web.page.Problems;

class PartnerPageTest {
    private static final OrganisationId OLD = new OrganisationId("old000000000");
    private static final OrganisationId NEW = new OrganisationId("new000000000");
    private static final LocalDate FOUNDED = LocalDate.of(2009, 3, 1);
    private static final LocalDate MERGED = LocalDate.of(2019, 1, 1);

    @Test
    void aMergedPartnerTellsItsHistory() {
        Organisation old = organisation(OLD, "Offshoreenergy.dk", MERGED, NEW);
        Organisation successor = organisation(NEW, "Energy Cluster Denmark", null, null);
        List<OrganisationEvent> history = List.of(
                new OrganisationEvent(OLD, OrganisationEvent.Kind.FOUNDED, FOUNDED, "", "Offshore Center", null, ""),
                new OrganisationEvent(
                        OLD,
                        OrganisationEvent.Kind.RENAMED,
                        LocalDate.of(2014, 6, 1),
                        "Offshore Center",
                        "Offshoreenergy.dk",
                        null,
                        "More than <one> centre"),
                new OrganisationEvent(
                        OLD,
                        OrganisationEvent.Kind.MERGED_INTO,
                        MERGED,
                        "Offshoreenergy.dk",
                        "Energy Cluster Denmark",
                        NEW,
                        "One cluster for energy"));
        Page page = GoldenPages.call(Viewer.PUBLIC, Language.EN, "/partners/" + OLD);

        GoldenPages.assertReadsAs(
                "partner.html",
                "partnership/partner",
                new PartnerPages.ShowPage(
                        page,
                        old,
                        new Partner(old, Level.CLUSTER, false, FOUNDED, MERGED),
                        history,
                        List.of(),
                        successor,
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        false,
                        PartnerForms.PersonForm.empty(),
                        Problems.none()));
    }

    private static Organisation organisation(
            OrganisationId id, String name, @Nullable LocalDate until, @Nullable OrganisationId successor) {
        return new Organisation(
                id,
                name,
                "",
                OrganisationKind.CLUSTER,
                "DK",
                "Esbjerg",
                "",
                new Point(55.47, 8.45),
                "https://cluster.example",
                FOUNDED,
                until,
                successor,
                3);
    }
}
