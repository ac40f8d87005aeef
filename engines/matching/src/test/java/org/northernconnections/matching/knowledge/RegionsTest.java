package org.northernconnections.matching.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionsTest {
    private static final Regions REGIONS = Regions.shipped();

    @Test
    void regionsLieInRegions() {
        assertThat(REGIONS.name("SE232")).contains("Västra Götalands län");
        assertThat(Regions.isWithin("SE232", "SE")).isTrue();
        assertThat(Regions.isWithin("SE232", "DK")).isFalse();
    }

    @Test
    void aRegionIsFoundByItsCodeItsNameOrBothInWhateverLetters() {
        var region = new Region("SE232", "Västra Götalands län");

        assertThat(REGIONS.listNamed("se232 ")).containsExactly(region);
        assertThat(REGIONS.listNamed("VÄSTRA GÖTALANDS LÄN")).containsExactly(region);
        assertThat(REGIONS.listNamed(region.label())).containsExactly(region);
        assertThat(REGIONS.listNamed("Götaland")).isEmpty();
        assertThat(REGIONS.listNamed("")).isEmpty();
    }

    @Test
    void aNameThatEndsInBracketsIsNoCode() {
        assertThat(REGIONS.listNamed("Limburg (NL)")).extracting(Region::code).containsExactly("NL42");
        assertThat(REGIONS.listNamed("Limburg (NL) (NL42)"))
                .extracting(Region::code)
                .containsExactly("NL42");
    }

    @Test
    void aNameOnSeveralLevelsIsTheWidest() {
        assertThat(REGIONS.listNamed("Hamburg")).extracting(Region::code).containsExactly("DE6");
        assertThat(REGIONS.listNamed("Leipzig")).extracting(Region::code).containsExactly("DED5");
    }

    @Test
    void aRegionAloneInOneIsTheSameArea() {
        assertThat(REGIONS.widest("DE600")).isEqualTo("DE6");
        assertThat(REGIONS.widest("DK050")).isEqualTo("DK05");
        assertThat(REGIONS.widest("SE232")).isEqualTo("SE232");
        assertThat(REGIONS.widest("DED52")).isEqualTo("DED52");
        assertThat(REGIONS.widest("DK0")).isEqualTo("DK");
    }

    @Test
    void greeceAndTheUnitedKingdomBeginWithOtherLettersThanTheirCountryCodes() {
        assertThat(REGIONS.listOf("GR"))
                .isNotEmpty()
                .allMatch(region -> region.code().startsWith("EL"));
        assertThat(Regions.isOf("EL301", "GR")).isTrue();
        assertThat(Regions.isOf("GR301", "GR")).isFalse();
        assertThat(Regions.isOf("UKM8", "GB")).isTrue();
        assertThat(Regions.isOf("SE232", "SE")).isTrue();
        assertThat(Regions.isOf("SE232", "DK")).isFalse();
        assertThat(Regions.isOf("SE2321", "SE")).isFalse();
    }

    @Test
    void aCountryListsItsRegionsAndNotWhatBelongsToNone() {
        assertThat(REGIONS.codes()).contains("DKZZZ");
        assertThat(REGIONS.listOf("DK"))
                .extracting(Region::code)
                .isSorted()
                .contains("DK", "DK05", "DK050")
                .doesNotContain("DKZ", "DKZZ", "DKZZZ");
        assertThat(REGIONS.listOf("GB")).isEmpty();
    }
}
