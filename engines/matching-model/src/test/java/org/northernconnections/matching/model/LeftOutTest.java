package org.northernconnections.matching.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is left out of the teaching, so that the model can be tested on it.
class LeftOutTest {
    private static final Aligned BRIDGES =
            new Aligned("cpv", "45221111", Map.of("en", "Road bridges", "da", "Vejbroer"));
    private static final Aligned DOORS = new Aligned("cpv", "44221200", Map.of("en", "Doors", "da", "Døre"));

    @Test
    void aCodeIsLeftOutWithWhateverSaysTheSameInAnySource() {
        var sameDanish = new Aligned("osm", "bridge", Map.of("en", "Bridge of a road", "da", "Vejbroer"));
        var sameEnglish = new Aligned("gettext", "7", Map.of("en", "Road bridges", "de", "Brücken"));
        var sameKeyElsewhere = new Aligned("eforms", "45221111", Map.of("en", "Notice", "da", "Bekendtgørelse"));
        var sameInAnotherLanguage = new Aligned("help", "9", Map.of("en", "Vejbroer", "da", "Noget andet"));
        List<Aligned> cpv = List.of(BRIDGES, DOORS);
        Set<String> excluded = Set.of("45221111");

        assertThat(BuildModel.without(excluded, cpv, cpv)).containsExactly(DOORS);
        assertThat(BuildModel.without(
                        excluded, cpv, List.of(sameDanish, sameEnglish, sameKeyElsewhere, sameInAnotherLanguage)))
                .containsExactly(sameKeyElsewhere, sameInAnotherLanguage);
    }

    @Test
    void withoutExcludedCodesAllIsTaught() {
        assertThat(BuildModel.without(Set.of(), List.of(BRIDGES), List.of(BRIDGES, DOORS)))
                .containsExactly(BRIDGES, DOORS);
    }
}
