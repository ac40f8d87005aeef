package org.northernconnections.timetable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which tables a request may have, and what that asks of a slot as a whole.
///
/// A request is *fixed* to a table if it is pinned there or if one of its participants is the host of it. The others
/// share the tables without a host. Whoever fits at a table fits at one with more seats; so the meetings of a slot all
/// find a table if no two are fixed to one table and, for each number of seats in question, no more of them need that
/// many than there are tables that have them (Hall's condition for nested sets). A fixed meeting counts with the seats
/// of its table, as it takes that table from the others; one at a host's own table takes nothing.
final class Seating {
    static final int ANY = -1;
    /// Of a request at a host's own table.
    static final int AT_HOST = -1;

    /// The table of each fixed request, else [#ANY].
    final int[] fixedTable;
    /// The class of seats of each request, ascending with the number, or [#AT_HOST].
    final int[] classOf;
    /// How many open tables have the seats of a class, or more, by slot and class.
    final int[][] capacity;

    private final MeetingProblem problem;
    private final int[][] people;
    private final int[] ownTable;
    private final int seatsMost;

    Seating(MeetingProblem problem, int[][] people, Map<String, Integer> ids) {
        this.problem = problem;
        this.people = people;
        List<Table> tables = problem.tables();
        this.ownTable = new int[problem.participants().size()];
        Arrays.fill(ownTable, ANY);
        for (int table = 0; table < tables.size(); table++) {
            Integer host = index(ids, tables.get(table).host());
            if (host != null) {
                ownTable[host] = table;
            }
        }
        this.seatsMost = shared().mapToInt(Table::seats).max().orElse(0);
        Map<String, Integer> names = new HashMap<>();
        tables.forEach(table -> names.put(table.name(), names.size()));
        this.fixedTable = IntStream.range(0, people.length)
                .map(request -> fixedTable(request, names))
                .toArray();
        int[] needs = IntStream.range(0, people.length)
                .map(this::seatsTaken)
                .filter(seats -> seats > 0)
                .distinct()
                .sorted()
                .toArray();
        this.classOf = IntStream.range(0, people.length)
                .map(request -> seatsTaken(request) == 0 ? AT_HOST : Arrays.binarySearch(needs, seatsTaken(request)))
                .toArray();
        this.capacity = IntStream.range(0, problem.slots().size())
                .mapToObj(slot -> Arrays.stream(needs)
                        .map(need -> (int) shared().filter(table -> table.seats() >= need)
                                .filter(table -> !table.closed().contains(slot))
                                .count())
                        .toArray())
                .toArray(int[][]::new);
    }

    /// Whether a request may be at a table at all.
    boolean isPossible(int request) {
        int fixed = fixedTable[request];
        return fixed == ANY ? people[request].length <= seatsMost : mayBeAt(request, fixed);
    }

    /// Whether a request may be at a table in a slot, other meetings aside.
    boolean isPossible(int request, int slot) {
        int fixed = fixedTable[request];
        return fixed == ANY ? capacity[slot][classOf[request]] > 0 : isOpen(fixed, slot);
    }

    /// The seats that any request has at most.
    int seatsNeeded() {
        return Arrays.stream(people).mapToInt(there -> there.length).max().orElse(0);
    }

    boolean isOpen(int table, int slot) {
        return !problem.tables().get(table).closed().contains(slot);
    }

    /// Whether a request may be at a table, other meetings aside.
    boolean mayBeAt(int request, int table) {
        Table place = problem.tables().get(table);
        boolean ownTables =
                Arrays.stream(people[request]).allMatch(person -> ownTable[person] == ANY || ownTable[person] == table);
        boolean allowed = fixedTable[request] == ANY ? place.host() == null : fixedTable[request] == table;
        boolean host = place.host() == null || problem.requests().get(request).concerns(place.host());
        return allowed && ownTables && host && place.seats() >= people[request].length;
    }

    /// Why a request may be at no table at all.
    List<Reason> whyNot(int request) {
        int fixed = fixedTable[request];
        List<Reason> reasons = new ArrayList<>();
        if (fixed != ANY) {
            Table table = problem.tables().get(fixed);
            if (table.host() != null && !problem.requests().get(request).concerns(table.host())) {
                reasons.add(new Reason.TableOfHost(table.name(), table.host()));
            }
            Arrays.stream(people[request])
                    .filter(person -> ownTable[person] != ANY && ownTable[person] != fixed)
                    .mapToObj(person -> new Reason.HostStays(
                            problem.participants().get(person).id(),
                            problem.tables().get(ownTable[person]).name()))
                    .forEach(reasons::add);
        }
        if (reasons.isEmpty()) {
            int seats = fixed == ANY ? seatsMost : problem.tables().get(fixed).seats();
            reasons.add(new Reason.TooFewSeats(people[request].length, seats));
        }
        return reasons;
    }

    private int fixedTable(int request, Map<String, Integer> names) {
        Integer pinned = index(names, problem.requests().get(request).pinnedTable());
        if (pinned != null) {
            return pinned;
        }
        return Arrays.stream(people[request])
                .map(person -> ownTable[person])
                .filter(table -> table != ANY)
                .findFirst()
                .orElse(ANY);
    }

    /// The seats of the kind of table that a request takes from the others; 0 if none.
    private int seatsTaken(int request) {
        int fixed = fixedTable[request];
        if (fixed == ANY) {
            return people[request].length;
        }
        Table table = problem.tables().get(fixed);
        return table.host() == null ? table.seats() : 0;
    }

    private Stream<Table> shared() {
        return problem.tables().stream().filter(table -> table.host() == null);
    }

    private static @Nullable Integer index(Map<String, Integer> indexes, @Nullable String name) {
        return name == null ? null : indexes.get(name);
    }
}
