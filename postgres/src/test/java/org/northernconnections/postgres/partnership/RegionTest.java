package org.northernconnections.postgres.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.CompanyBrief;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.partnership.Visibility;
import org.northernconnections.postgres.ledger.PostgresLedger;
import org.northernconnections.postgres.server.TestDatabase;

class RegionTest {
    private static final Instant NOW = Instant.parse("2026-02-08T12:00:00Z");

    private static TestDatabase database;
    private static PostgresOrganisations organisations;
    private static PostgresCompanies companies;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        organisations = new PostgresOrganisations(database.sql(), new PostgresLedger(database.sql()));
        companies = new PostgresCompanies(database.sql(), organisations, TestDatabase.ids());
        database.change(() -> {
            add("vastragotala", "SE", "SE232", Visibility.PUBLIC);
            add("skane0000000", "SE", "SE224", Visibility.PUBLIC);
            add("sverige00000", "SE", "SE", Visibility.PUBLIC);
            add("nowhere00000", "SE", "", Visibility.PUBLIC);
            add("hidden000000", "SE", "SE232", Visibility.PRIVATE);
            add("attiki000000", "GR", "EL301", Visibility.PUBLIC);
        });
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static void add(String id, String country, String region, Visibility visibility) {
        companies.add(
                TestCompanies.company(id, id, country, region, visibility, NOW, List.of()), LocalDate.of(2020, 1, 1));
    }

    @Test
    void aListIsNarrowedToARegionAndAllWithinIt() {
        assertThat(listed(List.of("SE232"))).containsExactly("vastragotala");
        assertThat(listed(List.of("SE2"))).containsExactlyInAnyOrder("vastragotala", "skane0000000");
        assertThat(listed(List.of("SE"))).containsExactlyInAnyOrder("vastragotala", "skane0000000", "sverige00000");
        assertThat(listed(List.of("SE224", "EL"))).containsExactlyInAnyOrder("skane0000000", "attiki000000");
        assertThat(listed(List.of())).isEmpty();
        assertThat(listed(null)).hasSize(5).contains("nowhere00000");
    }

    private static List<String> listed(@Nullable List<String> regions) {
        Companies.Listed listed =
                companies.list(Viewer.PUBLIC, new Companies.Narrowed("", "", regions, "", 0, false, null), 0, 25);
        assertThat(listed.total()).isEqualTo(listed.companies().size());
        return listed.companies().stream().map(company -> company.id().value()).toList();
    }

    @Test
    void aBriefSaysTheRegion() {
        assertThat(companies.briefs(List.of(new OrganisationId("vastragotala"))))
                .extracting(CompanyBrief::region)
                .containsExactly("SE232");
    }

    @Test
    void aRegionIsKeptWithWhatIsSaved() {
        database.change(() -> {
            Company company = companies.get(new OrganisationId("attiki000000"));
            companies.save(company, LocalDate.of(2026, 2, 8));
            Organisation organisation = organisations.get(company.id());
            organisations.rename(organisation, "Attiki", "", LocalDate.of(2026, 2, 8), "A better name");
        });

        assertThat(organisations.get(new OrganisationId("attiki000000")))
                .extracting(Organisation::name, Organisation::region)
                .containsExactly("Attiki", "EL301");
    }

    @Test
    void theDatabaseTakesRegionsOfTheCountryAlone() {
        for (String refused : List.of("SE/DK011", "SE/SE2321", "SE/se232", "GR/GR301", "GB/GB1", "SE/S")) {
            assertThatThrownBy(() -> say(refused)).as(refused).hasMessageContaining("region_of_its_country");
        }
        for (String taken : List.of("GB/UKM8", "GR/EL3", "DK/DK", "DK/")) {
            assertThat(say(taken)).as(taken).isEqualTo(1);
        }
    }

    private static int say(String countryAndRegion) {
        int cut = countryAndRegion.indexOf('/');
        var kept = new int[1];
        database.change(() -> kept[0] = database.sql()
                .sql("update organisation set country = ?, region = ? where id = 'nowhere00000'")
                .params(countryAndRegion.substring(0, cut), countryAndRegion.substring(cut + 1))
                .update());
        return kept[0];
    }
}
