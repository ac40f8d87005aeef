package org.northernconnections.matching.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.encoder.StaticEncoder;

class CpvTest {
    private static final StaticEncoder ENCODER = StaticEncoder.shipped();
    private static final CpvSpace SPACE = new CpvSpace(Cpv.shipped(), ENCODER);
    private static final String LOW_FLOOR_BUSES = "34121400";

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
        var subjects = new Subjects(ENCODER, SPACE);

        List<Subjects.Shared> shared = subjects.shared("Schulmöbel", "Møbler til skoler", Language.EN);

        assertThat(shared).isNotEmpty();
        assertThat(shared.getFirst().label().toLowerCase(java.util.Locale.ROOT)).contains("furniture");
    }

    @Test
    void severalTextsInOneGoGetWhatEachGetsByItself() {
        List<CpvSpace.Seen> texts = List.of(
                seen(Language.DE, "Schulmöbel", "Möbel", "Stühle"),
                seen(Language.EN, ""),
                seen(Language.EN, "Electric buses for the city"));

        assertThat(SPACE.weightsOfEach(texts))
                .isEqualTo(texts.stream().map(SPACE::weights).toList());
        assertThat(SPACE.weights(texts.getFirst())).isNotEqualTo(SPACE.weights(texts.getLast()));
        assertThat(SPACE.weights(texts.get(1))).isEmpty();
    }

    @Test
    void aTextSpeaksOfTheCodeWhoseLabelItIs() {
        for (Language language :
                List.of(Language.EN, Language.DA, Language.NB, Language.SV, Language.DE, Language.NL)) {
            String label = Cpv.shipped().label(LOW_FLOOR_BUSES, language).orElseThrow();

            assertThat(heaviest(SPACE.weights(seen(language, label)))).isEqualTo(LOW_FLOOR_BUSES);
        }
    }

    @Test
    void sharedWordingAddsToMeaningInTheLanguageOfTheText() {
        String text = "Die Stadt sucht Niederflurbusse für ihre Linien";

        assertThat(SPACE.weights(seen(Language.DE, text)).getOrDefault(LOW_FLOOR_BUSES, 0f))
                .isGreaterThan(2 * SPACE.weights(seen(Language.SV, text)).getOrDefault(LOW_FLOOR_BUSES, 0f))
                .isGreaterThan(2 * SPACE.weights(seen(Language.OTHER, text)).getOrDefault(LOW_FLOOR_BUSES, 0f));
    }

    private static String heaviest(Map<String, Float> weights) {
        return Collections.max(weights.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private static CpvSpace.Seen seen(Language language, String whole, String... parts) {
        List<float[]> views = Stream.concat(Stream.of(whole), Stream.of(parts))
                .map(ENCODER::encode)
                .toList();
        return new CpvSpace.Seen(language, whole, views);
    }
}
