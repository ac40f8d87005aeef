package org.northernconnections.timetable.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LubyTest {
    @Test
    void everyPartComesTwiceAndThenTwiceAsMuch() {
        var luby = new Luby();

        assertThat(LongStream.range(0, 15).map(_ -> luby.next()))
                .containsExactly(1L, 1L, 2L, 1L, 1L, 2L, 4L, 1L, 1L, 2L, 1L, 1L, 2L, 4L, 8L);
    }
}
