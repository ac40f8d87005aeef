package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Role;

/// Companies from sheets: every mistake at once, then all rows or none.
class CompanyImportTest {
    private static final OrganisationId CLUSTER = new OrganisationId("bbbbbbbbbbbb");
    private static final Pattern IMPORT = Pattern.compile("action=\"(/companies/import/[0-9a-z]{12})\"");

    private static RunningProgram program;
    private static TestBrowser manager;
    private static TestBrowser colleague;

    private List<String> before = List.of();

    @BeforeAll
    static void start() {
        program = RunningProgram.named();
        program.change(() -> {
            Organisations organisations = program.part(Organisations.class);
            organisations.add(new Organisation(
                    CLUSTER,
                    "House of Energy",
                    "",
                    OrganisationKind.CLUSTER,
                    "DK",
                    "Aalborg",
                    "",
                    null,
                    "",
                    LocalDate.of(2015, 1, 1),
                    null,
                    null,
                    1));
            organisations.join(CLUSTER, Level.CLUSTER, false, LocalDate.of(2015, 1, 1));
        });
        manager = program.browser(program.person("manager@cluster.example", CLUSTER, Role.CLUSTER));
        colleague = program.browser(program.person("colleague@cluster.example", CLUSTER, Role.CLUSTER));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @BeforeEach
    void remember() {
        before = names();
    }

    @Test
    void aSheetWithMistakesChangesNothing() {
        TestBrowser.Answer answer = dryRun("""
                name,country,readiness,visibility,consent,clusters
                Norrtre,SE,8,public,yes,House of Energy
                Marsk,Denmark,11,public,no,House of Wind
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "4 mistakes were found. Nothing was changed.",
                        "Two letters were expected, such as NO, but this is \"Denmark\".",
                        "A whole number from 5 to 9 was expected, but this is \"11\".",
                        "You speak for no cluster called \"House of Wind\".",
                        "needs \"yes\" here")
                .doesNotContainPattern(IMPORT);
        assertThat(added()).isEmpty();
    }

    @Test
    void aColumnThatIsThereTwiceIsAMistakeOfTheFirstRow() {
        TestBrowser.Answer answer = dryRun("""
                name,country,readiness,consent,summary,Summary,,
                Norrtre,SE,8,yes,One,Two,,
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "One mistake was found",
                        "Each column is expected once, but there are several called \"summary\".")
                .doesNotContainPattern(IMPORT);
        assertThat(added()).isEmpty();
    }

    @Test
    void aCompanyThatIsRenamedKeepsItsOldNameInItsHistory() {
        String company = manager.post("/companies", profile("0", "Gezeit")).path();
        assertThat(company).matches("/companies/[0-9a-z]{12}");

        assertThat(manager.post(company + "/edit", profile("1", "Gezeit")).path())
                .isEqualTo(company);
        assertThat(renamings(company)).isEmpty();
        assertThat(manager.post(company + "/edit", profile("2", "Gezeit Hamburg"))
                        .path())
                .isEqualTo(company);
        assertThat(manager.post(company + "/edit", profile("2", "Too late")).status())
                .isEqualTo(409);

        assertThat(renamings(company)).containsExactly("Gezeit > Gezeit Hamburg on " + LocalDate.now(ZoneOffset.UTC));
    }

    private static String[] profile(String version, String name) {
        return new String[] {
            "version",
            version,
            "name",
            name,
            "country",
            "DE",
            "readiness",
            "7",
            "visibility",
            "private",
            "clusters",
            CLUSTER.value(),
            "statement",
            "We ask the tide",
            "statementLanguage",
            "en"
        };
    }

    private static List<String> renamings(String company) {
        return program.sql()
                .sql("""
                        select name_before || ' > ' || name_after || ' on ' || on_day from organisation_event
                         where organisation_id = :id and kind = 'renamed' and actor like 'account:%' order by id
                        """)
                .param("id", company.replace("/companies/", ""))
                .query(String.class)
                .list();
    }

    @Test
    void aSheetIsImportedAfterItsDryRun() {
        TestBrowser.Answer shown = dryRun("""
                name;country;readiness;visibility;consent;clusters;statement 1
                Norrtre;SE;8;public;yes;House of Energy;sv: Ytterväggar av trä utan plast
                Marsk Energi;DK;7;private;no;;
                """);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(added()).isEmpty();

        TestBrowser.Answer done = manager.post(importOf(shown));

        assertThat(done.path()).isEqualTo("/companies");
        assertThat(done.body()).contains("New: 2, changed: 0.", "Norrtre");
        assertThat(added()).containsExactly("Marsk Energi", "Norrtre");
        assertThat(manager.post(importOf(shown)).status()).isEqualTo(404);
    }

    @Test
    void aNameThatWasTakenInTheMeantimeStopsTheWholeImport() {
        String sheet = "name,country,readiness,consent\nTidevann,NO,7,yes\nFjordvarme,NO,8,yes\n";
        String first = importOf(dryRun(sheet.replace("Tidevann,NO,7,yes\n", "")));
        String second = importOf(dryRun(sheet));
        manager.post(first);

        TestBrowser.Answer answer = manager.post(second);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("A company called Fjordvarme exists in this country");
        assertThat(added()).containsExactly("Fjordvarme");
    }

    @Test
    void aSheetIsImportedByWhoeverUploadedItOnly() {
        String shown = importOf(dryRun("name,country,readiness,consent\nStrandlyd,SE,8,yes\n"));

        assertThat(colleague.post(shown).status()).isEqualTo(404);
        assertThat(added()).isEmpty();
    }

    @Test
    void theExampleCanBeImportedAndSoCanTheExport() {
        manager.post(importOf(dryRun("example.csv", manager.download("/companies/import/example.csv"))));
        String exported = new String(manager.download("/companies/export.csv"), StandardCharsets.UTF_8);
        String row = exported.lines()
                .filter(line -> line.contains(",Example Timber AS,"))
                .findFirst()
                .orElseThrow();
        String other = withoutId(row).replace("Example Timber AS", "Second Timber AS");

        manager.post(importOf(dryRun(exported.lines().findFirst().orElseThrow() + "\n" + other)));

        assertThat(added()).containsExactly("Example Timber AS", "Second Timber AS");
        assertThat(new String(manager.download("/companies/export.csv"), StandardCharsets.UTF_8))
                .contains(row, other.substring(",,".length()));
    }

    /// The same row, to be added as a new company.
    private static String withoutId(String row) {
        return row.replaceFirst("^[^,]*,[^,]*,", ",,");
    }

    @Test
    void aWorkbookReadsAsTheSameTable() {
        manager.post(importOf(dryRun(
                "name,country,readiness,consent,statement 1\nWerft,DE,9,yes,de: Kaimauern aus Lehm und Holz\n")));

        TestBrowser.Answer answer = dryRun("companies.xlsx", manager.download("/companies/export.xlsx"));

        assertThat(answer.body())
                .containsPattern("New: 0, changed: 0, as they are: [1-9]")
                .doesNotContainPattern(IMPORT);
    }

    @Test
    void anExportWithChangedCellsChangesThoseCompanies() {
        manager.post(importOf(dryRun("""
                name,country,readiness,consent,clusters,summary,statement 1
                Kystlys,NO,7,yes,House of Energy,=Light,nb: Vi lyser opp kaier uten strøm
                Kaivarme,NO,7,yes,House of Energy,Heat,nb: Vi varmer kaier med sjøvann
                """)));
        String exported = export();
        TestBrowser.Answer shown = dryRun(exported.replaceFirst("(Kystlys.*?),7,", "$1,8,"));

        assertThat(shown.body())
                .contains("New: 0, changed: 1, as they are: ", "<td>readiness</td>", "<del>7</del>", "<ins>8</ins>");
        assertThat(profiles("Kystlys")).containsExactly("Kystlys 7 =Light 1");
        TestBrowser.Answer done = manager.post(importOf(shown));

        assertThat(done.body()).contains("New: 0, changed: 1.");
        assertThat(profiles("Kystlys")).containsExactly("Kystlys 8 =Light 2");
        assertThat(profiles("Kaivarme")).containsExactly("Kaivarme 7 Heat 1");
        assertThat(export().lines().filter(line -> line.contains("Kystlys")))
                .singleElement()
                .asString()
                .contains("House of Energy,partnership,yes", "nb: Vi lyser opp kaier uten strøm");
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsShownBesideTheSheet() {
        manager.post(
                importOf(dryRun("name,country,readiness,consent,clusters\nBølgekraft,DK,6,yes,House of Energy\n")));
        String exported = export();
        manager.post(importOf(dryRun(exported.replaceFirst("(Bølgekraft.*?),6,", "$1,7,"))));

        TestBrowser.Answer answer = dryRun(exported.replaceFirst("(Bølgekraft.*?),6,", "$1,9,"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("It says \"7\" now, and the sheet says \"9\".")
                .doesNotContainPattern(IMPORT);
        assertThat(profiles("Bølgekraft")).containsExactly("Bølgekraft 7  2");
    }

    @Test
    void aColumnThatTheSheetLacksStaysAsItIs() {
        manager.post(importOf(dryRun(
                "name,country,readiness,consent,clusters,summary\nSandsug,DK,6,yes,House of Energy,Old words\n")));
        String id = export().lines()
                .filter(line -> line.contains("Sandsug"))
                .findFirst()
                .orElseThrow()
                .substring(0, 12);

        manager.post(importOf(dryRun("id,version,summary\n%s,1,New words\n".formatted(id))));

        assertThat(profiles("Sandsug")).containsExactly("Sandsug 6 New words 2");
    }

    @Test
    void aRegionIsReadByNameOrCodeAndShownAsItIsAndWillBe() {
        manager.post(importOf(dryRun("""
                name,country,seat,region,readiness,consent,clusters
                Tangskov,SE,Lysekil,Västra Götalands län,7,yes,House of Energy
                """)));
        String exported = export();
        assertThat(exported.lines().findFirst().orElseThrow()).contains(",seat,region,latitude,");
        assertThat(exported).contains(",Tangskov,SE,Lysekil,SE232,");

        TestBrowser.Answer shown = dryRun(exported.replace("Lysekil,SE232", "Lysekil,SE224"));
        assertThat(shown.body()).contains("<td>region</td>", "<del>SE232</del>", "<ins>SE224</ins>");
        manager.post(importOf(shown));
        assertThat(regions("Tangskov")).containsExactly("SE224");
    }

    @Test
    void aSheetWithoutRegionsChangesNone() {
        manager.post(importOf(
                dryRun("name,country,region,readiness,consent,clusters\nStrandeng,DK,DK031,6,yes,House of Energy\n")));
        String id = export().lines()
                .filter(line -> line.contains("Strandeng"))
                .findFirst()
                .orElseThrow()
                .substring(0, 12);

        manager.post(importOf(dryRun("id,version,seat\n%s,1,Odense\n".formatted(id))));

        assertThat(regions("Strandeng")).containsExactly("DK031");
        assertThat(export()).contains(",Strandeng,DK,Odense,DK031,");
    }

    @Test
    void aRegionThatIsNoneOfTheCountryIsAMistakeOfItsRow() {
        TestBrowser.Answer answer = dryRun("""
                name,country,region,readiness,consent
                Marehalm,DK,Jylland,7,yes
                Lyme,DK,SE232,7,yes
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "2 mistakes were found",
                        "A region of DK was expected, but this is \"Jylland\".",
                        "such as Byen København (DK011)",
                        "Västra Götalands län (SE232) does not lie in DK.")
                .containsPattern("(?s)<td[^>]*>2</td>.*<td[^>]*>3</td>");
        assertThat(added()).isEmpty();
    }

    private static List<String> regions(String name) {
        return program.sql()
                .sql("select region from organisation where name = :name")
                .param("name", name)
                .query(String.class)
                .list();
    }

    @Test
    void aRowIsRefusedThatChangesACompanyOfOthersOrOneThatIsNotThere() {
        manager.post(importOf(dryRun("name,country,readiness,consent\nFremdes,DE,6,yes\n")));
        String row = export().lines()
                .filter(line -> line.contains("Fremdes"))
                .findFirst()
                .orElseThrow();
        String id = row.substring(0, 12);

        TestBrowser.Answer answer = dryRun("""
                id,version,readiness
                %s,1,9
                zzzzzzzzzzzz,1,9
                %s,,6
                """.formatted(id, id));

        assertThat(answer.body())
                .contains(
                        "3 mistakes were found",
                        "Fremdes is changed by its own people, its clusters and the secretariat only.",
                        "There is no company with the id \"zzzzzzzzzzzz\" that you may see.",
                        "stands in several rows");
        assertThat(profiles("Fremdes")).containsExactly("Fremdes 6  1");
    }

    private static String export() {
        return new String(manager.download("/companies/export.csv"), StandardCharsets.UTF_8);
    }

    private static List<String> profiles(String name) {
        return program.sql().sql("""
                        select o.name || ' ' || c.readiness || ' ' || c.summary || ' ' || c.version
                          from company c join organisation o on o.id = c.organisation_id
                         where o.name = :name
                        """).param("name", name).query(String.class).list();
    }

    @Test
    void whatIsNoSheetIsRefusedByName() {
        TestBrowser.Answer answer = dryRun("photo.xlsx", new byte[] {'P', 'K', 3, 4, 0, 1, 2, 3});

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("The file photo.xlsx is neither CSV in UTF-8 nor XLSX.");
    }

    @Test
    void aMissingColumnIsNamedWithThoseThatAreThere() {
        TestBrowser.Answer answer = dryRun("Company,country\nNorrtre,SE\n");

        assertThat(answer.body())
                .contains(
                        "The column \"name\" is needed, but the first row has: company, country.",
                        "The column \"readiness\" is needed",
                        "There is no column \"company\".");
    }

    private static TestBrowser.Answer dryRun(String sheet) {
        return dryRun("members.csv", sheet.getBytes(StandardCharsets.UTF_8));
    }

    private static TestBrowser.Answer dryRun(String name, byte[] sheet) {
        manager.get("/companies/import");
        return manager.upload("/companies/import", "file", name, sheet);
    }

    private static String importOf(TestBrowser.Answer shown) {
        Matcher found = IMPORT.matcher(shown.body());
        if (!found.find()) {
            throw new IllegalStateException("Nothing to import: " + shown.status() + " " + shown.body());
        }
        return found.group(1);
    }

    /// The companies that were not there when the test began.
    private List<String> added() {
        List<String> added = names();
        added.removeAll(before);
        return added;
    }

    private static List<String> names() {
        return program.sql()
                .sql("select name from organisation where kind = 'company' order by name")
                .query(String.class)
                .list();
    }
}
