package org.northernconnections.timetable.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final int VARIABLES = 50;

    @Test
    void whoeverWasMetMostComesFirst() {
        var random = new Random(3);
        var order = new Order(VARIABLES);
        int[] met = new int[VARIABLES];
        for (int i = 0; i < 2_000; i++) {
            int variable = random.nextInt(VARIABLES);
            met[variable]++;
            order.bump(variable);
        }

        int[] polled = IntStream.range(0, VARIABLES).map(_ -> order.poll()).toArray();

        assertThat(polled)
                .containsExactlyInAnyOrder(IntStream.range(0, VARIABLES).toArray());
        assertThat(Arrays.stream(polled).map(variable -> -met[variable])).isSorted();
        assertThat(order.poll()).isEqualTo(Order.NONE);
    }

    @Test
    void laterConflictsWeighMoreHoweverManyThereWere() {
        var order = new Order(2);
        for (int i = 0; i < 10_000; i++) {
            order.bump(0);
            order.fade(0.4);
        }
        order.bump(1);

        assertThat(order.poll()).isEqualTo(1);
        order.add(1);
        order.bump(0);
        order.bump(0);
        assertThat(order.poll()).isEqualTo(0);
    }

    @Test
    void whatIsInIsNotPutInAgain() {
        var order = new Order(1);
        order.add(0);

        assertThat(order.poll()).isEqualTo(0);
        assertThat(order.poll()).isEqualTo(Order.NONE);
        order.add(0);
        assertThat(order.poll()).isEqualTo(0);
    }
}
