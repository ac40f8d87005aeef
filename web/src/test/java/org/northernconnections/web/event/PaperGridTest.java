package org.northernconnections.web.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaperGridTest {
    @Test
    void textIsBrokenBetweenWordsAndWithinLongOnes() {
        assertThat(PaperGrid.lines("Table 1", 10)).isEqualTo(1);
        assertThat(PaperGrid.lines("Business Region", 10)).isEqualTo(2);
        assertThat(PaperGrid.lines("Cluster Erneuerbare", 9)).isEqualTo(3);
        assertThat(PaperGrid.lines("13:20–13:40", 6)).isEqualTo(2);
    }
}
