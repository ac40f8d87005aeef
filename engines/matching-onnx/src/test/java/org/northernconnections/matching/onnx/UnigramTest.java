package org.northernconnections.matching.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UnigramTest {
    private static final String JSON = """
            {"version":"1.0","model":{"type":"Unigram","unk_id":3,"vocab":[
            ["<s>",0.0],["<pad>",0.0],["</s>",0.0],["<unk>",0.0],
            ["\u2581",-3.0],["\u2581tim",-5.0],["ber",-5.0],["\u2581timber",-8.0],
            ["t",-6.0],["i",-6.0],["\\"",-7.0],["\u2581r\u00e5",-5.0]]}}
            """;

    private final Unigram pieces = Unigram.ofTokenizerJson(JSON);

    /// Whole it costs 8, in two pieces 10.
    @Test
    void theLikeliestCutIsTaken() {
        assertThat(pieces.ids("timber", 10)).containsExactly(0, 7, 2);
        assertThat(pieces.ids("timber ti", 10)).containsExactly(0, 7, 4, 8, 9, 2);
    }

    @Test
    void whatIsNotKnownIsOnePieceALetter() {
        assertThat(pieces.ids("timx", 10)).containsExactly(0, 5, 3, 2);
        assertThat(pieces.ids("\"", 10)).containsExactly(0, 4, 10, 2);
    }

    @Test
    void lettersWrittenInTwoPartsAreOne() {
        assertThat(pieces.ids("ra\u030a", 10)).containsExactly(0, 11, 2);
    }

    @Test
    void longTextsAreCutAndEmptyOnesAreMarksAlone() {
        assertThat(pieces.ids("timber timber timber", 3)).containsExactly(0, 7, 2);
        assertThat(pieces.ids("  ", 10)).containsExactly(0, 2);
    }

    @Test
    void anotherKindOfVocabularyIsRefusedWithWhatWasExpected() {
        assertThat(Unigram.isIn("{\"vocab\": {\"a\": 1}}")).isFalse();
        assertThatThrownBy(() -> Unigram.ofTokenizerJson("{\"vocab\": {\"a\": 1}}"))
                .hasMessageContaining("was expected to hold");
    }
}
