package org.northernconnections.timetable.b2b;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The clauses of a problem, for CP-SAT.
///
/// See `docs/engines/timetable.md` for the model in formulas. Everything is a clause, or a counter made of clauses.
final class B2bModel {
    final CpModel model = new CpModel();
    /// Per meeting and slot; null where the meeting cannot be.
    final @Nullable BoolVar[][] at;
    /// Per participant: at least so many breaks, from 1 on.
    final List<List<Literal>> breaks = new ArrayList<>();

    private final B2bProblem problem;
    private final Domains domains;
    private final int fairness;
    /// The most breaks that anybody may have; a large number if that depends on the fewest.
    private final int limit;
    /// Per participant and slot; null where it has no meeting for sure.
    private final @Nullable BoolVar[][] busy;

    /// A model whose plans have few breaks: the solver is asked for the fewest.
    ///
    /// @param breaksMax no plan with more breaks is of interest
    static B2bModel of(Domains domains, int fairness, int breaksMax) {
        var model = new B2bModel(domains, fairness);
        var all = new ArrayList<Literal>();
        model.breaks.forEach(all::addAll);
        model.limit(all, breaksMax);
        model.model.minimize(LinearExpr.sum(all.toArray(Literal[]::new)));
        return model;
    }

    /// A model for which any plan will do, however many breaks it has.
    static B2bModel ofAnyPlan(Domains domains, int fairness) {
        return new B2bModel(domains, fairness);
    }

    /// Takes only plans in which this participant has no break.
    void forbidBreaks(int participant) {
        if (!breaks.get(participant).isEmpty()) {
            model.addBoolOr(List.of(breaks.get(participant).getFirst().not()));
        }
    }

    private B2bModel(Domains domains, int fairness) {
        this.domains = domains;
        this.problem = domains.problem;
        this.fairness = fairness;
        this.limit = java.util.Arrays.stream(domains.meetingsOf).anyMatch(own -> own.length < 2)
                ? fairness
                : problem.slots();
        this.at = new BoolVar[problem.meetings().size()][problem.slots()];
        this.busy = new BoolVar[problem.participants()][problem.slots()];
        addMeetings();
        addOrder();
        addParticipants();
        addTables();
        for (int p = 0; p < problem.participants(); p++) {
            breaks.add(addBreaks(p));
        }
        addFairness();
    }

    private void addMeetings() {
        for (int m = 0; m < at.length; m++) {
            var choices = new ArrayList<Literal>();
            for (int slot = domains.slots[m].nextSetBit(0); slot >= 0; slot = domains.slots[m].nextSetBit(slot + 1)) {
                at[m][slot] = model.newBoolVar("");
                choices.add(at[m][slot]);
            }
            model.addExactlyOne(choices);
        }
    }

    private void addOrder() {
        for (int m = 0; m < at.length; m++) {
            for (int earlier : problem.meetings().get(m).after()) {
                // by: the earlier meeting is at this slot or before it.
                Literal by = model.falseLiteral();
                for (int slot = 0; slot < problem.slots(); slot++) {
                    BoolVar now = at[m][slot];
                    if (now != null) {
                        model.addImplication(now, by);
                    }
                    BoolVar then = at[earlier][slot];
                    if (then != null) {
                        BoolVar next = model.newBoolVar("");
                        model.addBoolOr(List.of(next.not(), by, then));
                        model.addImplication(by, next);
                        model.addImplication(then, next);
                        by = next;
                    }
                }
            }
        }
    }

    private void addParticipants() {
        for (int p = 0; p < busy.length; p++) {
            var used = new ArrayList<Literal>();
            for (int slot = 0; slot < problem.slots(); slot++) {
                var here = new ArrayList<Literal>();
                for (int m : domains.meetingsOf[p]) {
                    if (at[m][slot] != null) {
                        here.add(at[m][slot]);
                    }
                }
                if (here.isEmpty()) {
                    continue;
                }
                busy[p][slot] = anyOf(here);
                used.add(busy[p][slot]);
                model.addAtMostOne(here);
            }
            int count = domains.meetingsOf[p].length;
            if (count > 0) {
                List<Literal> sorted = counter(used, count + 1);
                model.addBoolOr(List.of(sorted.get(count - 1)));
                if (sorted.size() > count) {
                    model.addBoolOr(List.of(sorted.get(count).not()));
                }
            }
        }
    }

    /// A slot has no more meetings than tables, counted twice, as each count finds what the other misses: by people,
    /// two a meeting and so never an odd number, and by meetings.
    private void addTables() {
        List<int[]> hosts = domains.hosts();
        for (int slot = 0; slot < problem.slots(); slot++) {
            addPeople(slot);
            addHosted(slot, hosts);
        }
    }

    private void addPeople(int slot) {
        var people = new ArrayList<Literal>();
        for (BoolVar[] participant : busy) {
            if (participant[slot] != null) {
                people.add(participant[slot]);
            }
        }
        List<Literal> sorted = counter(people, 2 * problem.tables() + 1);
        for (int odd = 0; odd < sorted.size(); odd += 2) {
            if (odd + 1 < sorted.size()) {
                model.addImplication(sorted.get(odd), sorted.get(odd + 1));
            } else {
                model.addBoolOr(List.of(sorted.get(odd).not()));
            }
        }
    }

    /// Each host has one meeting at most, so that a few dozen literals count all meetings.
    private void addHosted(int slot, List<int[]> hosts) {
        var hosting = new ArrayList<Literal>();
        for (int[] hosted : hosts) {
            var here = new ArrayList<Literal>();
            for (int m : hosted) {
                if (at[m][slot] != null) {
                    here.add(at[m][slot]);
                }
            }
            if (here.size() == 1) {
                hosting.add(here.getFirst());
            } else if (here.size() > 1) {
                hosting.add(anyOf(here));
            }
        }
        limit(hosting, problem.tables());
    }

    private void limit(List<Literal> literals, int most) {
        if (most >= literals.size()) {
            return;
        }
        model.addBoolOr(List.of(counter(literals, most + 1).get(most).not()));
    }

    private BoolVar anyOf(List<Literal> literals) {
        BoolVar any = model.newBoolVar("");
        literals.forEach(literal -> model.addImplication(literal, any));
        var clause = new ArrayList<>(literals);
        clause.add(any.not());
        model.addBoolOr(clause);
        return any;
    }

    /// Literals for at least one break, two breaks, and so on.
    private List<Literal> addBreaks(int p) {
        int count = domains.meetingsOf[p].length;
        if (count < 2) {
            return List.of();
        }
        int slots = problem.slots();
        // sooner: a meeting before this slot.
        var starts = new ArrayList<Literal>();
        Literal sooner = model.falseLiteral();
        for (int slot = 0; slot < slots; slot++) {
            BoolVar here = busy[p][slot];
            if (slot >= 2 && here != null) {
                // A block begins here, and another lay before the slot just passed.
                BoolVar starting = model.newBoolVar("");
                var clause = new ArrayList<Literal>(List.of(starting, here.not(), sooner.not()));
                BoolVar before = busy[p][slot - 1];
                if (before != null) {
                    clause.add(before);
                }
                model.addBoolOr(clause);
                if (limit >= slots) {
                    model.addImplication(starting, here);
                    model.addImplication(starting, sooner);
                    if (before != null) {
                        model.addImplication(starting, before.not());
                    }
                }
                starts.add(starting);
            }
            BoolVar passed = slot == 0 ? null : busy[p][slot - 1];
            if (passed != null) {
                BoolVar next = model.newBoolVar("");
                model.addImplication(passed, next);
                model.addImplication(sooner, next);
                model.addBoolOr(List.of(next.not(), passed, sooner));
                sooner = next;
            }
        }
        int most = Math.min(starts.size(), Math.min(count - 1, (slots - 1) / 2));
        List<Literal> counted = counter(starts, Math.min(most, limit + 1));
        var kept = new ArrayList<Literal>();
        for (int k = 0; k < counted.size(); k++) {
            if (k >= limit) {
                model.addBoolOr(List.of(counted.get(k).not()));
            } else {
                kept.add(counted.get(k));
            }
        }
        addPatterns(p, count, kept);
        return kept;
    }

    /// A participant without a break has its meetings in one block; which blocks there can be is known beforehand.
    private void addPatterns(int p, int count, List<Literal> counted) {
        var clause = new ArrayList<Literal>();
        if (!counted.isEmpty()) {
            clause.add(counted.getFirst());
        }
        for (int start : domains.starts(p)) {
            BoolVar block = model.newBoolVar("");
            clause.add(block);
            for (int slot = 0; slot < problem.slots(); slot++) {
                boolean inside = slot >= start && slot < start + count;
                BoolVar here = busy[p][slot];
                if (here != null) {
                    model.addImplication(block, inside ? here : here.not());
                }
            }
        }
        model.addBoolOr(clause);
    }

    private void addFairness() {
        if (limit < problem.slots()) {
            return;
        }
        int longest = breaks.stream().mapToInt(List::size).max().orElse(0);
        // floor k: everybody has at least k breaks. Whoever has k + fairness needs it.
        for (int k = 1; k + fairness <= longest; k++) {
            BoolVar floor = model.newBoolVar("");
            for (List<Literal> own : breaks) {
                if (own.size() >= k) {
                    model.addImplication(floor, own.get(k - 1));
                } else {
                    model.addBoolOr(List.of(floor.not()));
                }
                if (own.size() >= k + fairness) {
                    model.addImplication(own.get(k + fairness - 1), floor);
                }
            }
        }
    }

    /// Literals that say "at least 1", "at least 2", … up to `most` of these hold (a totalizer; O. Bailleux,
    /// Y. Boufkhad, *Efficient CNF Encoding of Boolean Cardinality Constraints*, 2003).
    private List<Literal> counter(List<Literal> literals, int most) {
        if (literals.size() <= 1) {
            return literals;
        }
        List<Literal> left = counter(literals.subList(0, literals.size() / 2), most);
        List<Literal> right = counter(literals.subList(literals.size() / 2, literals.size()), most);
        int size = Math.min(most, left.size() + right.size());
        var sum = new ArrayList<Literal>();
        for (int i = 0; i < size; i++) {
            sum.add(model.newBoolVar(""));
        }
        for (int i = 0; i <= left.size(); i++) {
            for (int k = 0; k <= right.size(); k++) {
                if (i + k >= 1 && i + k <= size) {
                    // i on the left and k on the right make at least i + k.
                    var clause = new ArrayList<Literal>(List.of(sum.get(i + k - 1)));
                    if (i > 0) {
                        clause.add(left.get(i - 1).not());
                    }
                    if (k > 0) {
                        clause.add(right.get(k - 1).not());
                    }
                    model.addBoolOr(clause);
                }
                if (i + k < size) {
                    // At most i on the left and k on the right make at most i + k.
                    var clause = new ArrayList<Literal>(List.of(sum.get(i + k).not()));
                    if (i < left.size()) {
                        clause.add(left.get(i));
                    }
                    if (k < right.size()) {
                        clause.add(right.get(k));
                    }
                    model.addBoolOr(clause);
                }
            }
        }
        return sum;
    }
}
