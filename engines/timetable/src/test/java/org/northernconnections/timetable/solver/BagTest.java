package org.northernconnections.timetable.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BagTest {
    private static final int END = 12;

    @Test
    void holdsWhatASetHolds() {
        var random = new Random(7);
        var bag = new Bag(END);
        var set = new TreeSet<Integer>();

        for (int deed = 0; deed < 1_000; deed++) {
            int member = random.nextInt(END);
            if (random.nextBoolean()) {
                bag.add(member);
                set.add(member);
            } else {
                bag.remove(member);
                set.remove(member);
            }

            assertThat(IntStream.range(0, bag.size()).map(bag::get)).containsExactlyInAnyOrderElementsOf(set);
        }
    }
}
