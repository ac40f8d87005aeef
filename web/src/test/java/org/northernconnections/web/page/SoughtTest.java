package org.northernconnections.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoughtTest {
    @Test
    void lettersThatAKeyboardMayLackAreFoundWithoutThem() {
        assertThat(Sought.of("soren").in("Søren Vestergaard, Aarhus Kommune")).isTrue();
        assertThat(Sought.of("SÖREN").in("Soren")).isTrue();
        assertThat(Sought.of("strasse").in("Große Straße")).isTrue();
        assertThat(Sought.of("soren").in("Sven")).isFalse();
    }

    @Test
    void allWordsMustBeThereInAnyOrder() {
        assertThat(Sought.of("aarhus soren").in("Søren Vestergaard, Aarhus Kommune"))
                .isTrue();
        assertThat(Sought.of("esbjerg soren").in("Søren Vestergaard, Aarhus Kommune"))
                .isFalse();
    }

    @Test
    void nothingTypedFindsEverything() {
        assertThat(Sought.of("  ").in("Anybody")).isTrue();
    }
}
