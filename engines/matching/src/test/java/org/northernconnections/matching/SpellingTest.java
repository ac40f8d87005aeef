package org.northernconnections.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void sharedWordsOfTheLanguagesLookAlike() {
        assertThat(Spelling.bare("Technology")).isEqualTo("teknologi").isEqualTo(Spelling.bare("teknologi"));
        assertThat(Spelling.bare("klimaat")).isEqualTo("klimat");
        assertThat(Spelling.bare("Miljø")).isEqualTo(Spelling.bare("miljö"));
        assertThat(Spelling.bare("construction")).isEqualTo(Spelling.bare("konstruktion"));
        assertThat(Spelling.bare("11")).isEqualTo("11");
    }

    @Test
    void aSwapIsOneSlip() {
        assertThat(Spelling.edits("enegry", "energy")).isEqualTo(1);
        assertThat(Spelling.edits("roof", "roof")).isEqualTo(0);
        assertThat(Spelling.edits("", "roof")).isEqualTo(4);
        assertThat(Spelling.edits("insulaton", "insulation")).isEqualTo(1);
    }

    @Test
    void wordsThatAreAlikeByChanceAreNoKin() {
        assertThat(Kinship.of(form("bil"), form("bild"))).isEqualTo(0);
        assertThat(Kinship.of(form("solar"), form("polar"))).isEqualTo(0);
        assertThat(Kinship.of(form("normalisation"), form("digitalisation"))).isEqualTo(0);
    }

    @Test
    void kinshipIsMutual() {
        Trials.check(200, 10, (random, size) -> {
            Form one = form(letters(random, size));
            Form other = form(letters(random, size));

            assertThat(Kinship.of(one, other)).isEqualTo(Kinship.of(other, one)).isBetween(0.0, 1.0);
        });
    }

    private static String letters(java.util.Random random, int size) {
        var word = new StringBuilder("b");
        for (int i = 0; i < size; i++) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    private static Form form(String word) {
        return new Form(Spelling.bare(word), Spelling.bare(word));
    }
}
