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
/// slot if that is free, else the free slot with the most meetings of its two participants next to it, then the
/// least full one. *Cost*: `r · s · d` steps for `r` requests, `s` slots, `d` requests a participant.
final class FirstDraft {
    private final Grid grid;
    private final int[] draft;
    private final int[] load;

    private FirstDraft(Grid grid) {
        this.grid = grid;
        this.draft = grid.emptyDraft();
        this.load = new int[grid.slots.size()];
    }

    static int[] of(Grid grid, long seed) {
        var first = new FirstDraft(grid);
        order(grid, seed).forEach(first::place);
        return first.draft;
    }

    private static List<Integer> order(Grid grid, long seed) {
        List<Integer> order = IntStream.range(0, grid.requests.size()).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(seed));
        order.sort(Comparator.comparing(
                        (Integer request) -> !grid.requests.get(request).isMust())
                .thenComparingInt(request -> -grid.requests.get(request).likeWeight())
                .thenComparing(request -> grid.earlier[request] == NOWHERE)
                .thenComparingInt(request -> grid.allowed[request].length));
        return order;
    }

    private void place(int request) {
        IntStream.of(grid.allowed[request])
                .filter(slot -> fits(request, slot))
                .boxed()
                .max(Comparator.comparing((Integer slot) -> slot == grid.earlier[request])
                        .thenComparingInt(slot -> neighbours(request, slot))
                        .thenComparingInt(slot -> -load[slot])
                        .thenComparingInt(slot -> -slot))
                .ifPresent(slot -> {
                    draft[request] = slot;
                    load[slot]++;
                });
    }

    private boolean fits(int request, int slot) {
        return load[slot] < grid.problem.tables().size()
                && isFree(grid.first[request], slot)
                && isFree(grid.second[request], slot)
                && IntStream.range(0, draft.length)
                        .noneMatch(other -> draft[other] == slot && grid.sameTable(request, other));
    }

    private boolean isFree(int participant, int slot) {
        return !grid.busy(participant, draft)[slot]
                && grid.meetings(participant, draft)
                        < grid.participants.get(participant).meetingsMax();
    }

    private int neighbours(int request, int slot) {
        return neighbours(grid.busy(grid.first[request], draft), slot)
                + neighbours(grid.busy(grid.second[request], draft), slot);
    }

    private int neighbours(boolean[] busy, int slot) {
        int before = slot > 0 && busy[slot - 1] && grid.slots.get(slot).follows(grid.slots.get(slot - 1)) ? 1 : 0;
        int after = slot + 1 < busy.length
                        && busy[slot + 1]
                        && grid.slots.get(slot + 1).follows(grid.slots.get(slot))
                ? 1
                : 0;
        return before + after;
    }
}
