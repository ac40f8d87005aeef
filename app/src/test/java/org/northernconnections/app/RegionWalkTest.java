package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.matching.knowledge.Regions;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;

/// In which region an organisation works: how it is typed, read and looked for.
class RegionWalkTest {
    private static RunningProgram program;
    private static TestBrowser secretariat;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        OrganisationId lead = new OrganisationId(program.sql()
                .sql("select organisation_id from partner where lead")
                .query(String.class)
                .single());
        secretariat = program.browser(program.person("regions@lead.example", lead, Role.SECRETARIAT));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void aCompanySaysItsRegionAndIsFoundByIt() {
        String company = secretariat
                .post("/companies", company("Alunda", "SE", "Västra Götalands län"))
                .path();
        assertThat(company).matches("/companies/[0-9a-z]{12}");

        assertThat(secretariat.get(company).body())
                .contains("href=\"/companies?region=SE232\"", "Västra Götalands län (SE232)");
        assertThat(secretariat.get(company + "/edit").body())
                .contains("value=\"Västra Götalands län (SE232)\"", "<option value=\"Skåne län (SE224)\">");
        assertThat(secretariat
                        .get("/companies?q=Alunda&region=V%C3%A4stsverige")
                        .body())
                .contains(">Alunda<");
        assertThat(secretariat.get("/companies?q=Alunda&region=SE224").body()).doesNotContain(">Alunda<");
        assertThat(new String(secretariat.download("/companies/export.csv?region=SE232"), StandardCharsets.UTF_8))
                .contains(",Alunda,SE,Skara,SE232,")
                .doesNotContain(",DK,", ",SE224,");
    }

    @Test
    void aRegionThatIsNoneOfTheCountryIsRefusedAndNothingIsLost() {
        TestBrowser.Answer unknown = secretariat.post("/companies", company("Bergtall", "SE", "Götaland"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body())
                .contains(
                        "A region of SE was expected, but this is \"Götaland\".",
                        "such as Stockholms län (SE110)",
                        "value=\"Götaland\"",
                        "value=\"Bergtall\"",
                        "<option value=\"Skåne län (SE224)\">");

        TestBrowser.Answer elsewhere = secretariat.post("/companies", company("Bergtall", "DK", "SE232"));
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.body()).contains("Västra Götalands län (SE232) does not lie in DK.", "value=\"Bergtall\"");

        TestBrowser.Answer none = secretariat.post("/companies", company("Bergtall", "GB", "Fife"));
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.body()).contains("no regions of GB are known here");
    }

    @Test
    void aListOfAnUnknownRegionIsEmptyAndSaysWhatWasExpected() {
        TestBrowser.Answer answer = secretariat.get("/companies?region=Atlantis");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("value=\"Atlantis\"", "such as Västra Götalands län or SE232", "class=\"empty\"");
    }

    @Test
    void aRegionAloneInAWiderOneFindsThoseThatSayTheWiderOne() {
        secretariat.post("/companies", company("Elbdeich", "DE", "Hamburg"));
        secretariat.post("/companies", company("Alsterufer", "DE", "DE600"));

        assertThat(secretariat.get("/companies?region=DE600&q=Elbdeich").body()).contains(">Elbdeich<");
        assertThat(secretariat.get("/companies?region=Hamburg&q=Alsterufer").body())
                .contains(">Alsterufer<");
    }

    @Test
    void aPartnerSaysItsRegionAndKeepsItThroughANewNameAndAMerger() {
        String partner = partner("Klippe", "Rogaland");
        assertThat(secretariat.get(partner).body()).contains("Rogaland (NO0A1)");

        secretariat.post(
                partner + "/rename",
                "name",
                "Klippe og hav",
                "nameEnglish",
                "",
                "on",
                "2019-05-08",
                "why",
                "Two harbours",
                "version",
                "1");
        assertThat(secretariat.get(partner).body()).contains("Klippe og hav", "Rogaland (NO0A1)");

        String other = partner("Fjell", "NO0A2");
        secretariat.post(
                "/partners/merge", "merged", id(partner), "successor", id(other), "on", "2019-06-01", "why", "One");
        assertThat(secretariat.get(partner).body()).contains("Rogaland (NO0A1)");
        assertThat(secretariat.get(other).body()).contains("Vestland (NO0A2)");
        assertThat(secretariat
                        .post("/partners", partnerForm("Sund", "Skåne län"))
                        .status())
                .isEqualTo(422);
    }

    private static String id(String path) {
        return path.substring("/partners/".length());
    }

    @Test
    void everyRegionOfTheDemonstrationIsKnown() {
        List<String> regions = program.sql()
                .sql("select region from organisation where seat <> '' and country <> 'GB'")
                .query(String.class)
                .list();

        assertThat(regions).hasSizeGreaterThan(90).doesNotContain("");
        assertThat(Regions.shipped().codes()).containsAll(regions);
    }

    private static String partner(String name, String region) {
        String path = secretariat.post("/partners", partnerForm(name, region)).path();
        assertThat(path).matches("/partners/[0-9a-z]{12}");
        return path;
    }

    private static String[] partnerForm(String name, String region) {
        return new String[] {
            "name",
            name,
            "kind",
            "cluster",
            "level",
            "cluster",
            "country",
            "NO",
            "seat",
            "Stavanger",
            "region",
            region,
            "from",
            "2018-01-01",
            "version",
            "0"
        };
    }

    private static String[] company(String name, String country, String region) {
        return List.of(
                        "version",
                        "0",
                        "name",
                        name,
                        "country",
                        country,
                        "seat",
                        "Skara",
                        "region",
                        region,
                        "readiness",
                        "7",
                        "visibility",
                        "private",
                        "statement",
                        "We weave screens of willow",
                        "statementLanguage",
                        "en")
                .toArray(String[]::new);
    }
}
