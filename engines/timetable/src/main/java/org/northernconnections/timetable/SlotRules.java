package org.northernconnections.timetable;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// What the meetings of a slot, and those of adjacent or earlier slots, ask of each other, as clauses and counts.
///
/// `at.get(r).get(s)` says that request `r` stands in slot `s`.
final class SlotRules {
    private final Grid grid;
    private final CpModel model;
    private final List<Map<Integer, BoolVar>> at;

    SlotRules(Grid grid, CpModel model, List<Map<Integer, BoolVar>> at) {
        this.grid = grid;
        this.model = model;
        this.at = at;
    }

    /// Each meeting finds a table, as [Seating] says.
    ///
    /// @param on the literals that must hold for the rule to bind; may be empty
    void tables(Literal... on) {
        for (int slot = 0; slot < grid.slots.size(); slot++) {
            for (int c = 0; c < grid.seating.capacity[slot].length; c++) {
                addSeats(slot, c, on);
            }
            addFixedTables(slot, on);
        }
    }

    private void addSeats(int slot, int seatClass, Literal... on) {
        List<BoolVar> here = IntStream.range(0, at.size())
                .filter(request -> grid.seating.classOf[request] >= seatClass)
                .mapToObj(at::get)
                .filter(places -> places.containsKey(slot))
                .map(places -> known(places, slot))
                .toList();
        if (here.size() > grid.seating.capacity[slot][seatClass]) {
            model.addLessOrEqual(LinearExpr.sum(here.toArray(BoolVar[]::new)), grid.seating.capacity[slot][seatClass])
                    .onlyEnforceIf(on);
        }
    }

    private void addFixedTables(int slot, Literal... on) {
        Map<Integer, List<Literal>> fixed = new HashMap<>();
        for (int request = 0; request < at.size(); request++) {
            int table = grid.seating.fixedTable[request];
            if (table != Seating.ANY && at.get(request).containsKey(slot)) {
                fixed.computeIfAbsent(table, _ -> new ArrayList<>()).add(known(at.get(request), slot));
            }
        }
        for (List<Literal> same : fixed.values()) {
            if (same.size() > 1) {
                LinearExprBuilder count = LinearExpr.newBuilder();
                same.forEach(count::add);
                model.addLessOrEqual(count, 1).onlyEnforceIf(on);
            }
        }
    }

    /// Each meeting that needs one has an interpreter of its own.
    ///
    /// Meetings find helpers of their own if any of these together have no fewer interpreters than they are,
    /// which is to be asked only of unions of the circles of helpers (P. Hall, *On Representatives of Subsets*,
    /// 1935). So who helps whom is left open: interpreters who may stand in for each other would make a search
    /// long. Where the circles have too many unions, a literal says of each helper and meeting whether the one
    /// helps at the other.
    ///
    /// @param draft gives hints where it places a request
    /// @param hints take them
    /// @param on the literals that must hold for the rule to bind; may be empty
    void interpreters(int[] draft, Map<BoolVar, Boolean> hints, Literal... on) {
        for (int slot = 0; slot < grid.slots.size(); slot++) {
            Map<BitSet, List<BoolVar>> circles = circles(slot);
            Set<BitSet> unions = Bridges.unions(circles.keySet());
            if (unions.size() <= Bridges.UNIONS_MAX) {
                addCircles(circles, unions, on);
            } else {
                addHelpers(slot, draft, hints, on);
            }
        }
    }

    /// The meetings in question of a slot, by who could help them there.
    private Map<BitSet, List<BoolVar>> circles(int slot) {
        Map<BitSet, List<BoolVar>> circles = new LinkedHashMap<>();
        for (int request = 0; request < at.size(); request++) {
            BoolVar stands = at.get(request).get(slot);
            if (stands != null && grid.bridges.isNeeded(request)) {
                BitSet helpers = Bridges.circle(grid.bridges.helpers(request, slot));
                circles.computeIfAbsent(helpers, _ -> new ArrayList<>()).add(stands);
            }
        }
        return circles;
    }

    private void addCircles(Map<BitSet, List<BoolVar>> circles, Set<BitSet> unions, Literal... on) {
        for (BitSet union : unions) {
            List<BoolVar> within = new ArrayList<>();
            circles.forEach((circle, meetings) -> {
                if (Bridges.isWithin(circle, union)) {
                    within.addAll(meetings);
                }
            });
            if (within.size() > union.cardinality()) {
                model.addLessOrEqual(LinearExpr.sum(within.toArray(BoolVar[]::new)), union.cardinality())
                        .onlyEnforceIf(on);
            }
        }
    }

    private void addHelpers(int slot, int[] draft, Map<BoolVar, Boolean> hints, Literal... on) {
        List<Integer> drafted = IntStream.range(0, at.size())
                .filter(request -> draft[request] == slot && grid.bridges.isNeeded(request))
                .boxed()
                .toList();
        List<Integer> chosen = grid.bridges.choose(drafted, slot);
        Map<Integer, List<Literal>> serves = new HashMap<>();
        for (int request = 0; request < at.size(); request++) {
            BoolVar stands = at.get(request).get(slot);
            if (stands != null && grid.bridges.isNeeded(request)) {
                List<Literal> choices = new ArrayList<>(List.of(stands.not()));
                int hinted = drafted.indexOf(request);
                for (int helper : grid.bridges.helpers(request, slot)) {
                    BoolVar literal = model.newBoolVar("helps %d %d %d".formatted(request, slot, helper));
                    hints.put(literal, hinted >= 0 && chosen.get(hinted) == helper);
                    choices.add(literal);
                    serves.computeIfAbsent(helper, _ -> new ArrayList<>()).add(literal);
                }
                model.addBoolOr(choices).onlyEnforceIf(on);
            }
        }
        serves.values().forEach(model::addAtMostOne);
    }

    /// Nobody has more meetings in a row than it may.
    ///
    /// @param busy says of each participant, where it may meet, whether it does
    void pauses(List<Map<Integer, BoolVar>> busy) {
        for (int person = 0; person < grid.participants.size(); person++) {
            pauses(person, busy.get(person));
        }
    }

    /// The same for one participant.
    ///
    /// @param on the literals that must hold for the rule to bind; may be empty
    void pauses(int person, Map<Integer, BoolVar> busy, Literal... on) {
        int most = grid.participants.get(person).inARowMax();
        for (int first = 0; most < grid.slots.size() && first + most < grid.slots.size(); first++) {
            addPause(busy, first, first + most, on);
        }
    }

    private void addPause(Map<Integer, BoolVar> busy, int first, int last, Literal... on) {
        boolean row = IntStream.rangeClosed(first, last)
                .allMatch(slot -> busy.containsKey(slot) && (slot == first || grid.follows(slot)));
        if (row) {
            model.addBoolOr(IntStream.rangeClosed(first, last)
                            .mapToObj(slot -> known(busy, slot).not())
                            .toArray(Literal[]::new))
                    .onlyEnforceIf(on);
        }
    }

    /// A meeting that comes after another does so where both are placed.
    ///
    /// @param on the literals that must hold for the rule to bind; may be empty
    void order(Literal... on) {
        for (int later = 0; later < at.size(); later++) {
            for (int earlier : grid.before[later]) {
                addOrder(at.get(earlier), at.get(later), on);
            }
        }
    }

    private void addOrder(Map<Integer, BoolVar> earlier, Map<Integer, BoolVar> later, Literal... on) {
        later.forEach((slot, stands) -> earlier.forEach((other, before) -> {
            if (other >= slot) {
                model.addBoolOr(new Literal[] {stands.not(), before.not()}).onlyEnforceIf(on);
            }
        }));
    }

    static BoolVar known(Map<Integer, BoolVar> literals, int slot) {
        BoolVar literal = literals.get(slot);
        if (literal == null) {
            throw new IllegalStateException("No literal for slot " + slot);
        }
        return literal;
    }
}
