package org.northernconnections.matching.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.encoder.StaticEncoder;

class CpvTest {
    @Test
    void aCodeKnowsWhatIsAboveIt() {
        assertThat(Cpv.shipped().above("45213150"))
                .containsExactly("45213100", "45213000", "45210000", "45200000", "45000000");
        assertThat(Cpv.shipped().above("45000000")).isEmpty();
    }

    @Test
    void labelsAreInTheLanguageAskedForElseInEnglish() {
        assertThat(Cpv.shipped().label("03111000", Language.DA)).contains("Frø");
        assertThat(Cpv.shipped().label("03111000", Language.OTHER)).contains("Seeds");
        assertThat(Cpv.shipped().label("00000000", Language.DA)).isEmpty();
        assertThat(Cpv.shipped().codes()).hasSize(9453);
    }

    @Test
    void whatIsLeftOutIsNotThere() {
        Cpv less = Cpv.shipped().without(Set.of("03111000"));

        assertThat(less.label("03111000", Language.EN)).isEmpty();
        assertThat(less.codes()).hasSize(9452).doesNotContain("03111000");
    }

    @Test
    void textsOfTwoLanguagesMeetInTheirSubject() {
        StaticEncoder encoder = StaticEncoder.shipped();
        var subjects = new Subjects(encoder, new CpvSpace(Cpv.shipped(), encoder));

        List<Subjects.Shared> shared = subjects.shared("Schulmöbel", "Møbler til skoler", Language.EN);

        assertThat(shared).isNotEmpty();
        assertThat(shared.getFirst().label().toLowerCase(java.util.Locale.ROOT)).contains("furniture");
    }

    @Test
    void severalTextsInOneGoGetWhatEachGetsByItself() {
        StaticEncoder encoder = StaticEncoder.shipped();
        var space = new CpvSpace(Cpv.shipped(), encoder);
        List<List<float[]>> texts = List.of(
                List.of(encoder.encode("Schulmöbel"), encoder.encode("Möbel"), encoder.encode("Stühle")),
                List.of(encoder.encode("")),
                List.of(encoder.encode("Electric buses for the city")));

        assertThat(space.weightsOfEach(texts))
                .isEqualTo(texts.stream().map(space::weights).toList());
        assertThat(space.weights(texts.getFirst())).isNotEqualTo(space.weights(texts.getLast()));
    }

    @Test
    void regionsLieInRegions() {
        assertThat(Regions.shipped().name("SE232")).contains("Västra Götalands län");
        assertThat(Regions.isWithin("SE232", "SE")).isTrue();
        assertThat(Regions.isWithin("SE232", "DK")).isFalse();
    }
}
