package org.northernconnections.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.TypedRegion.Known;
import org.northernconnections.partnership.TypedRegion.Refused;

class TypedRegionTest {
    @Test
    void aRegionOfTheCountryIsKnownByItsCode() {
        assertThat(TypedRegion.read("SE", "Västra Götalands län")).isEqualTo(new Known("SE232"));
        assertThat(TypedRegion.read("GR", "el301")).isEqualTo(new Known("EL301"));
        assertThat(TypedRegion.read("SE", " ")).isEqualTo(new Known(""));
    }

    @Test
    void aRegionOfAnotherCountryIsRefusedByItsName() {
        assertThat(TypedRegion.read("DK", "SE232"))
                .isEqualTo(new Refused("company.form.region_elsewhere", List.of("Västra Götalands län (SE232)", "DK")));
        assertThat(TypedRegion.code("DK", "SE232")).isEmpty();
    }

    @Test
    void whatIsNoRegionIsRefusedWithOneOfTheCountry() {
        assertThat(TypedRegion.read("DK", "Jylland"))
                .isEqualTo(new Refused("company.form.region", List.of("DK", "Jylland", "Byen København (DK011)")));
        assertThat(TypedRegion.read("GB", "Fife"))
                .isEqualTo(new Refused("company.form.region_none", List.of("GB", "Fife")));
    }

    @Test
    void anOrganisationLiesInARegionOfItsCountryAndKeepsItUnderAnotherName() {
        assertThat(organisation("SE", "SE232").withName("Vind", "").region()).isEqualTo("SE232");
        assertThat(organisation("GB", "UKM8").region()).isEqualTo("UKM8");
        assertThatThrownBy(() -> organisation("DK", "SE232"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SE232")
                .hasMessageContaining("DK");
    }

    private static Organisation organisation(String country, String region) {
        return new Organisation(
                new OrganisationId("aaaaaaaaaaaa"),
                "Sol",
                "",
                OrganisationKind.CLUSTER,
                country,
                "",
                region,
                null,
                "",
                LocalDate.of(2019, 5, 8),
                null,
                null,
                1);
    }
}
