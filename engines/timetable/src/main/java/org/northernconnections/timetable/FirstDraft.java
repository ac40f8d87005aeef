package org.northernconnections.timetable;

import static org.northernconnections.timetable.Grid.NOWHERE;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A first draft that keeps the rules, from which the solver starts and below which no plan falls.
///
/// Requests are taken in turn: musts, then likes by weight, those with fewer slots first. Each takes its earlier
/// slot if that is free, else the free slot with the most meetings of its participants next to it, then the
/// least full one. *Cost*: `r log r + r · s` steps of [Draft] for `r` requests and `s` slots.
final class FirstDraft {
    private final Grid grid;
    private final Draft draft;

    private FirstDraft(Grid grid) {
        this.grid = grid;
        this.draft = new Draft(grid, grid.emptyDraft());
    }

    static int[] of(Grid grid, long seed) {
        var first = new FirstDraft(grid);
        order(grid, seed).forEach(first::place);
        return first.draft.slotOf;
    }

    private static List<Integer> order(Grid grid, long seed) {
        List<Integer> order = IntStream.range(0, grid.requests.size()).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(seed));
        order.sort(Comparator.comparing((Integer request) -> !grid.isFirm(request))
                .thenComparing(request -> !grid.requests.get(request).isMust())
                .thenComparingInt(request -> -grid.requests.get(request).likeWeight())
                .thenComparing(request -> grid.earlier[request] == NOWHERE)
                .thenComparingInt(request -> grid.allowed[request].length));
        return order;
    }

    private void place(int request) {
        IntStream.of(grid.allowed[request])
                .filter(slot -> draft.fits(request, slot))
                .boxed()
                .max(Comparator.comparing((Integer slot) -> slot == grid.earlier[request])
                        .thenComparingInt(slot -> neighbours(request, slot))
                        .thenComparingInt(slot -> -draft.load[slot])
                        .thenComparingInt(slot -> -slot))
                .ifPresent(slot -> draft.put(request, slot));
    }

    private int neighbours(int request, int slot) {
        int neighbours = 0;
        for (int person : grid.people[request]) {
            int[] busy = draft.occupant[person];
            if (grid.follows(slot) && busy[slot - 1] != NOWHERE) {
                neighbours++;
            }
            if (slot + 1 < busy.length && grid.follows(slot + 1) && busy[slot + 1] != NOWHERE) {
                neighbours++;
            }
        }
        return neighbours;
    }
}
