package org.northernconnections.matching.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    @Test
    void theNordicLanguagesShareTheirLetters() {
        assertThat(Features.words("Grön GRØN grön")).containsExactly("grøn", "grøn", "grøn");
        assertThat(Features.words("Kläder klæder")).containsExactly("klæder", "klæder");
        assertThat(Features.words("Straße, Café & 2. Etage")).containsExactly("strasse", "cafe", "2", "etage");
    }

    @Test
    void accentsMayComeAsCharactersOfTheirOwn() {
        for (String text : new String[] {"förskola", "måltid", "Räume", "über", "é"}) {
            assertThat(Features.words(Normalizer.normalize(text, Normalizer.Form.NFD)))
                    .isEqualTo(Features.words(text));
        }
    }

    /// `<bro>` has three pieces of 3, two of 4 and one of 5 characters, and the word itself is one more.
    @Test
    void aWordHasItselfAndItsPieces() {
        assertThat(Features.of("bro")).hasSize(7).doesNotHaveDuplicates();
        assertThat(Features.of("2019")).hasSize(1);
    }

    @Test
    void compoundsShareTheirParts() {
        assertThat(Features.of("energilagring")).contains(Features.of("energi")[1]);
    }
}
