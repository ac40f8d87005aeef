package org.northernconnections.timetable;

import static org.northernconnections.timetable.Grid.NOWHERE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Gives each meeting of a draft a table, so that few participants change tables between adjacent slots.
///
/// Slot by slot, the meetings and the tables are matched at least cost, a participant who was at another table in
/// the slot before costing 1. Of what costs the same, less change of rooms is better. This is optimal for these slots
/// if any meeting may have any table:
///
/// 1. Who can stay between two adjacent slots is a matching of the meetings of the one with the meetings of the
///    other; which tables the first slot uses does not matter, as tables differ by name only.
/// 2. Hence each slot's best matching is as good whatever was chosen before, and the sum of the best is the best.
///
/// With pinned tables, tables to keep, hosts or few seats, the value of the choice without them is the bound; 0 for
/// events so large that a second choice would take long.
/// *Cost*: `s · t³` steps for `s` slots and `t` tables.
///
/// Source of the matching: H. W. Kuhn, *The Hungarian Method for the Assignment Problem*, 1955, with potentials.
final class TableChoice {
    /// Above any sum of changes of room in one slot.
    private static final long CHANGE = 10_000;
    /// Above any sum of changes in one slot, so that a kept table comes first.
    private static final long KEEP = 10_000 * CHANGE;

    private static final long NEVER = 10_000 * KEEP;
    /// Above so many steps a bound is not worth a second choice.
    private static final long BOUND_WORK_MAX = 20_000_000;

    private final Grid grid;
    private final int[] draft;
    private final boolean free;
    private final List<List<Integer>> inSlot = new ArrayList<>();
    /// The tables that meetings have in the earlier plan in the same slot.
    private final Map<Integer, String> earlierTables = new HashMap<>();
    /// The interpreters that they have there, by number.
    private final Map<Integer, Integer> earlierInterpreters = new HashMap<>();

    private final int[] tables;
    /// The last slot in which each participant sat at a table, and that table.
    private final int[] seatIn;

    private final int[] seatAt;
    private int changes;

    private TableChoice(Grid grid, int[] draft, boolean free) {
        this.grid = grid;
        this.draft = draft;
        this.free = free;
        this.tables = grid.emptyDraft();
        this.seatIn = new int[grid.participants.size()];
        this.seatAt = new int[grid.participants.size()];
        Arrays.fill(seatIn, NOWHERE);
        grid.slots.forEach(_ -> inSlot.add(new ArrayList<>()));
        for (int request = 0; request < draft.length; request++) {
            if (draft[request] != NOWHERE) {
                inSlot.get(draft[request]).add(request);
            }
        }
        readEarlierPlaces();
        for (int slot = 0; slot < grid.slots.size(); slot++) {
            choose(slot);
        }
    }

    private void readEarlierPlaces() {
        Map<String, Integer> interpreters = new HashMap<>();
        grid.problem.interpreters().forEach(helper -> interpreters.put(helper.id(), interpreters.size()));
        Map<String, Placement> earlier = new HashMap<>();
        grid.problem.previous().placements().forEach(placement -> earlier.put(placement.request(), placement));
        for (int request = 0; request < draft.length; request++) {
            Placement placement = earlier.get(grid.requests.get(request).id());
            if (placement != null && placement.slot() == draft[request]) {
                earlierTables.put(request, placement.table());
                String helper = placement.interpreter();
                if (helper != null) {
                    earlierInterpreters.put(request, interpreters.getOrDefault(helper, Bridges.NOBODY));
                }
            }
        }
    }

    static TableChoice of(Grid grid, int[] draft) {
        return new TableChoice(grid, draft, false);
    }

    LevelResult result() {
        long tables = grid.problem.tables().size();
        int bound = free || anyTableWillDo()
                ? changes
                : tables * tables * tables * inSlot.size() > BOUND_WORK_MAX
                        ? 0
                        : new TableChoice(grid, draft, true).changes;
        return new LevelResult(Level.TABLE_CHANGES, changes, Math.min(bound, changes));
    }

    /// Whether nothing but the tables before decides the choice, so that it is the best.
    private boolean anyTableWillDo() {
        return earlierTables.isEmpty()
                && Arrays.stream(grid.seating.fixedTable).allMatch(table -> table == Seating.ANY)
                && grid.problem.tables().stream()
                        .allMatch(table -> table.host() == null
                                && table.closed().isEmpty()
                                && table.seats() >= grid.seating.seatsNeeded());
    }

    private void choose(int slot) {
        int[] meetings = inSlot.get(slot).stream().mapToInt(request -> request).toArray();
        int count = grid.problem.tables().size();
        long[][] cost = new long[meetings.length][count];
        for (int i = 0; i < meetings.length; i++) {
            fill(cost[i], meetings[i], slot);
        }
        int[] chosen = match(cost, count);
        for (int i = 0; i < meetings.length; i++) {
            tables[meetings[i]] = chosen[i];
            changes += changes(meetings[i], chosen[i], slot);
        }
        for (int i = 0; i < meetings.length; i++) {
            for (int person : grid.people[meetings[i]]) {
                seatIn[person] = slot;
                seatAt[person] = chosen[i];
            }
        }
    }

    private void fill(long[] cost, int request, int slot) {
        String kept = grid.problem.previous().keep() ? earlierTables.get(request) : null;
        for (int table = 0; table < cost.length; table++) {
            cost[table] = CHANGE * changes(request, table, slot) + roomChanges(request, table, slot);
            if (!free && !(grid.seating.mayBeAt(request, table) && grid.seating.isOpen(table, slot))) {
                cost[table] += NEVER;
            } else if (!free && kept != null && !kept.equals(name(table))) {
                cost[table] += KEEP;
            }
        }
    }

    private int changes(int request, int table, int slot) {
        int count = 0;
        for (int person : grid.people[request]) {
            count += wasSeated(person, slot) && seatAt[person] != table ? 1 : 0;
        }
        return count;
    }

    private int roomChanges(int request, int table, int slot) {
        int count = 0;
        for (int person : grid.people[request]) {
            count += wasSeated(person, slot) && !room(seatAt[person]).equals(room(table)) ? 1 : 0;
        }
        return count;
    }

    /// Whether a participant had a meeting in the slot before, if that is adjacent.
    private boolean wasSeated(int person, int slot) {
        return grid.follows(slot) && seatIn[person] == slot - 1;
    }

    private String name(int table) {
        return grid.problem.tables().get(table).name();
    }

    private String room(int table) {
        return grid.problem.tables().get(table).room();
    }

    /// The column of each row in a matching of least cost; there are at least as many columns as rows.
    private static int[] match(long[][] cost, int columns) {
        int rows = cost.length;
        long[] rowPotential = new long[rows + 1];
        long[] columnPotential = new long[columns + 1];
        int[] rowOf = new int[columns + 1];
        boolean[] matched = new boolean[rows + 1];
        for (int row : choosyFirst(cost)) {
            matched[row] = takeBestIfFree(cost[row - 1], row, rowPotential, rowOf);
        }
        for (int row = 1; row <= rows; row++) {
            if (!matched[row]) {
                augment(cost, row, rowPotential, columnPotential, rowOf);
            }
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

    /// The rows, from 1, those with few cheapest columns first.
    private static int[] choosyFirst(long[][] cost) {
        long[] choices = Arrays.stream(cost)
                .mapToLong(row -> {
                    long least = Arrays.stream(row).min().orElse(0);
                    return Arrays.stream(row).filter(value -> value == least).count();
                })
                .toArray();
        return IntStream.rangeClosed(1, cost.length)
                .boxed()
                .sorted(Comparator.comparingLong(row -> choices[row - 1]))
                .mapToInt(row -> row)
                .toArray();
    }

    /// Gives a row one of its cheapest columns if any of them is free, which most are; sets its potential either way.
    private static boolean takeBestIfFree(long[] cost, int row, long[] rowPotential, int[] rowOf) {
        long least = Arrays.stream(cost).min().orElse(0);
        rowPotential[row] = least;
        for (int column = 1; column < rowOf.length; column++) {
            if (cost[column - 1] == least && rowOf[column] == 0) {
                rowOf[column] = row;
                return true;
            }
        }
        return false;
    }

    /// Adds one row by a shortest augmenting path. Rows and columns count from 1; column 0 is where the path starts.
    private static void augment(long[][] cost, int row, long[] rowPotential, long[] columnPotential, int[] rowOf) {
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

    /// The placements, by slot, then by table. If people hold the earlier plan, who helped at a meeting that stays
    /// helps there again, unless some meeting of the slot would have nobody then.
    List<Placement> placements() {
        Map<Integer, String> interpreters = new HashMap<>();
        for (int slot = 0; slot < inSlot.size(); slot++) {
            List<Integer> requests =
                    inSlot.get(slot).stream().filter(grid.bridges::isNeeded).toList();
            List<Integer> chosen = grid.problem.previous().keep()
                    ? grid.bridges.choose(requests, slot, earlierInterpreters(requests))
                    : grid.bridges.choose(requests, slot);
            for (int i = 0; i < requests.size(); i++) {
                interpreters.put(
                        requests.get(i),
                        grid.problem.interpreters().get(chosen.get(i)).id());
            }
        }
        return inSlot.stream()
                .flatMap(requests -> requests.stream().sorted(Comparator.comparingInt(request -> tables[request])))
                .map(request -> new Placement(
                        grid.requests.get(request).id(),
                        draft[request],
                        name(tables[request]),
                        interpreters.get(request)))
                .toList();
    }

    private int[] earlierInterpreters(List<Integer> requests) {
        return requests.stream()
                .mapToInt(request -> earlierInterpreters.getOrDefault(request, Bridges.NOBODY))
                .toArray();
    }
}
