package org.northernconnections.timetable;

import static org.northernconnections.timetable.Grid.NOWHERE;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Gives each meeting of a draft a table, so that few participants change tables between adjacent slots.
///
/// Slot by slot, the meetings and the tables are matched at least cost, a participant who was at another table in
/// the slot before costing 1. This is optimal for these slots if no table is pinned or to be kept:
///
/// 1. Who can stay between two adjacent slots is a matching of the meetings of the one with the meetings of the
///    other; which tables the first slot uses does not matter, as tables differ by name only.
/// 2. Hence each slot's best matching is as good whatever was chosen before, and the sum of the best is the best.
///
/// With pinned tables or tables to keep, the value of the choice without them is the bound.
/// *Cost*: `s · t³` steps for `s` slots and `t` tables.
///
/// Source of the matching: H. W. Kuhn, *The Hungarian Method for the Assignment Problem*, 1955, with potentials.
final class TableChoice {
    /// Above any sum of changes in one slot, so that a kept table comes first.
    private static final int KEEP = 1_000;

    private static final int NEVER = 1_000_000;

    private final Grid grid;
    private final int[] draft;
    private final boolean free;
    private final int[] tables;
    private int changes;

    private TableChoice(Grid grid, int[] draft, boolean free) {
        this.grid = grid;
        this.draft = draft;
        this.free = free;
        this.tables = grid.emptyDraft();
        for (int slot = 0; slot < grid.slots.size(); slot++) {
            choose(slot);
        }
    }

    static TableChoice of(Grid grid, int[] draft) {
        return new TableChoice(grid, draft, false);
    }

    LevelResult result() {
        int bound = free ? changes : new TableChoice(grid, draft, true).changes;
        return new LevelResult(Level.TABLE_CHANGES, changes, Math.min(bound, changes));
    }

    private void choose(int slot) {
        int[] meetings = IntStream.range(0, draft.length)
                .filter(request -> draft[request] == slot)
                .toArray();
        Map<Integer, Integer> seats = seatsBefore(slot);
        int count = grid.problem.tables().size();
        int[][] cost = new int[meetings.length][count];
        for (int i = 0; i < meetings.length; i++) {
            for (int table = 0; table < count; table++) {
                cost[i][table] = changes(meetings[i], table, seats) + constraints(meetings[i], table);
            }
        }
        int[] chosen = match(cost, count);
        for (int i = 0; i < meetings.length; i++) {
            tables[meetings[i]] = chosen[i];
            changes += changes(meetings[i], chosen[i], seats);
        }
    }

    /// The table at which each participant sat in the slot before, if that is adjacent.
    private Map<Integer, Integer> seatsBefore(int slot) {
        Map<Integer, Integer> seats = new HashMap<>();
        if (slot > 0 && grid.slots.get(slot).follows(grid.slots.get(slot - 1))) {
            for (int request = 0; request < draft.length; request++) {
                if (draft[request] == slot - 1) {
                    seats.put(grid.first[request], tables[request]);
                    seats.put(grid.second[request], tables[request]);
                }
            }
        }
        return seats;
    }

    private int changes(int request, int table, Map<Integer, Integer> seats) {
        return changes(seats.getOrDefault(grid.first[request], table), table)
                + changes(seats.getOrDefault(grid.second[request], table), table);
    }

    private static int changes(int before, int table) {
        return before == table ? 0 : 1;
    }

    private int constraints(int request, int table) {
        if (free) {
            return 0;
        }
        String name = grid.problem.tables().get(table);
        String pinned = grid.requests.get(request).pinnedTable();
        if (pinned != null) {
            return pinned.equals(name) ? 0 : NEVER;
        }
        return grid.problem.previous().keep() && !name.equals(grid.tableToKeep(request, draft[request])) ? KEEP : 0;
    }

    /// The column of each row in a matching of least cost; there are at least as many columns as rows.
    private static int[] match(int[][] cost, int columns) {
        int rows = cost.length;
        long[] rowPotential = new long[rows + 1];
        long[] columnPotential = new long[columns + 1];
        int[] rowOf = new int[columns + 1];
        for (int row = 1; row <= rows; row++) {
            augment(cost, row, rowPotential, columnPotential, rowOf);
        }
        int[] columnOf = new int[rows];
        Arrays.fill(columnOf, NOWHERE);
        for (int column = 1; column <= columns; column++) {
            if (rowOf[column] > 0) {
                columnOf[rowOf[column] - 1] = column - 1;
            }
        }
        return columnOf;
    }

    /// Adds one row by a shortest augmenting path. Rows and columns count from 1; column 0 is where the path starts.
    private static void augment(int[][] cost, int row, long[] rowPotential, long[] columnPotential, int[] rowOf) {
        int columns = columnPotential.length;
        long[] least = new long[columns];
        Arrays.fill(least, Long.MAX_VALUE);
        int[] cameFrom = new int[columns];
        boolean[] used = new boolean[columns];
        rowOf[0] = row;
        int column = 0;
        do {
            used[column] = true;
            int current = rowOf[column];
            long delta = Long.MAX_VALUE;
            int next = 0;
            for (int j = 1; j < columns; j++) {
                if (!used[j]) {
                    long reduced = cost[current - 1][j - 1] - rowPotential[current] - columnPotential[j];
                    if (reduced < least[j]) {
                        least[j] = reduced;
                        cameFrom[j] = column;
                    }
                    if (least[j] < delta) {
                        delta = least[j];
                        next = j;
                    }
                }
            }
            for (int j = 0; j < columns; j++) {
                if (used[j]) {
                    rowPotential[rowOf[j]] += delta;
                    columnPotential[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            }
            column = next;
        } while (rowOf[column] != 0);
        while (column != 0) {
            rowOf[column] = rowOf[cameFrom[column]];
            column = cameFrom[column];
        }
    }

    /// The placements, by slot, then by table.
    List<Placement> placements() {
        return IntStream.range(0, draft.length)
                .filter(request -> draft[request] != NOWHERE)
                .boxed()
                .sorted(Comparator.comparingInt((Integer request) -> draft[request])
                        .thenComparingInt(request -> tables[request]))
                .map(request -> new Placement(
                        grid.requests.get(request).id(),
                        draft[request],
                        grid.problem.tables().get(tables[request])))
                .toList();
    }
}
