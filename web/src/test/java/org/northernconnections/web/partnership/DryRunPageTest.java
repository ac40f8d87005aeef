package org.northernconnections.web.partnership;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.partnership.CompanySheet;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.ReadCompanySheet;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.page.GoldenPages;
import org.northernconnections.web.page.Page;

class DryRunPageTest {
    private static final List<String> HEADER =
            List.of("name", "country", "readiness", "visibility", "consent", "statement 1");

    @Test
    void everyMistakeIsNamedByRowAndColumn() {
        Page page = GoldenPages.call(Viewer.PUBLIC, Language.EN, "/companies/import");
        CompanySheet.Read read = read(
                row(2, "Norrtre AB", "Sweden", "8", "public", "yes", "Walls of wood"),
                row(3, "Marsk Energi", "DK", "11", "public", "no", "Heat pumps that drink sea water"),
                row(4, "marsk energi", "DK", "7", "everybody", "yes", "Hafenwände aus Holz & Lehm <b>"));

        GoldenPages.assertReadsAs(
                "dry-run-with-mistakes.html",
                "company/dry-run",
                new CompanyImportPages.DryRunPage(page, "members <2019>.csv", "sheet0000000", read));
    }

    @Test
    void whatIsRightCanBeImported() {
        Page page = GoldenPages.call(Viewer.PUBLIC, Language.DE, "/companies/import");
        CompanySheet.Read read = read(row(2, "Norrtre AB", "SE", "8", "", "yes", "sv: Ytterväggar av trä utan plast"));

        GoldenPages.assertReadsAs(
                "dry-run.html",
                "company/dry-run",
                new CompanyImportPages.DryRunPage(page, "members.xlsx", "sheet0000000", read));
    }

    private static CompanySheet.Read read(CompanySheet.Row... rows) {
        return new ReadCompanySheet(new NewIds(new Random(7)), GoldenPages.NOW, Viewer.PUBLIC, List.of(), List.of())
                .read(HEADER, List.of(rows));
    }

    private static CompanySheet.Row row(
            int number, String name, String country, String readiness, String visibility, String consent, String says) {
        return new CompanySheet.Row(
                number,
                Map.of(
                        "name", name,
                        "country", country,
                        "readiness", readiness,
                        "visibility", visibility,
                        "consent", consent,
                        "statement 1", says));
    }
}
