package org.northernconnections.timetable;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/// What one more request in a plan is worth in a weighted sum of levels, and what it costs there.
///
/// | word | counts |
/// |---|---|
/// | worth | the request itself, its participants' least numbers, and its slot in an earlier plan that people hold |
/// | cost | the breaks of all, and of whoever and of the group that has most; below 0 where breaks are filled |
///
/// So the sum is smaller by the difference. Changes of table count in no sum.
///
/// *Cost*: built in participants times slots; a question takes as long as there are participants.
final class Worth {
    private final Grid grid;
    private final int[] draft;
    private final Map<Level, Integer> weights;
    /// Of each participant.
    private final int[] breaks;

    /// @param weights of the levels; not empty
    Worth(Grid grid, int[] draft, Map<Level, Integer> weights) {
        this.grid = grid;
        this.draft = draft;
        this.weights = Map.copyOf(weights);
        this.breaks = IntStream.range(0, grid.participants.size())
                .map(person -> grid.idle(person, draft).breaks())
                .toArray();
    }

    /// By how much the place of a request makes the sum smaller, waiting aside.
    long worth(int request, int slot) {
        Request wanted = grid.requests.get(request);
        long shortOf = Arrays.stream(grid.people[request])
                .filter(person -> grid.meetings(person, draft)
                        < grid.participants.get(person).meetingsMin())
                .count();
        boolean comesBack = grid.problem.previous().keep() && grid.earlier[request] == slot;
        return weighted(Level.UNPLACED_MUSTS, wanted.isMust() ? 1 : 0)
                + weighted(Level.UNPLACED_LIKES, wanted.likeWeight())
                + weighted(Level.MEETINGS_SHORT, shortOf)
                + weighted(Level.MOVES, comesBack ? 1 : 0);
    }

    /// By how much its waiting makes the sum larger.
    long cost(int request, int slot) {
        int[] moved = draft.clone();
        moved[request] = slot;
        int[] after = breaks.clone();
        for (int person : grid.people[request]) {
            after[person] = grid.idle(person, moved).breaks();
        }
        return waiting(after) - waiting(breaks);
    }

    private long waiting(int[] breaksOf) {
        long[] ofGroup = new long[grid.groupSizes.length];
        for (int person = 0; person < breaksOf.length; person++) {
            ofGroup[grid.groupOf[person]] += breaksOf[person];
        }
        long mostOfGroup = IntStream.range(0, ofGroup.length)
                .mapToLong(group -> Math.ceilDiv(100 * ofGroup[group], grid.groupSizes[group]))
                .max()
                .orElse(0);
        return weighted(Level.BREAKS, Arrays.stream(breaksOf).asLongStream().sum())
                + weighted(Level.UNFAIRNESS, Arrays.stream(breaksOf).max().orElse(0))
                + weighted(Level.GROUP_UNFAIRNESS, mostOfGroup);
    }

    private long weighted(Level level, long value) {
        return weights.getOrDefault(level, 0) * value;
    }
}
