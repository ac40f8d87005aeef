package org.northernconnections.timetable.b2b;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.northernconnections.timetable.solver.Clauses;
import org.northernconnections.timetable.solver.Lessons;

/// The clauses of a problem.
///
/// See `docs/engines/timetable.md` for the model in formulas. Everything is a clause, a count, or a counter
/// made of clauses. What a question asks beyond the rules, few breaks or none for many people, is told to the solver
/// alone.
///
/// Making them takes seconds where people and slots are very many. Once it is stopped, no more are added: all that are
/// there hold in every plan, but what they allow need not be a plan. So whoever asks the solver stops for the same
/// reason, before it can say yes.
final class B2bModel {
    static final int NOT_HERE = -1;

    /// Whoever has so many meetings has them counted slot by slot.
    private static final int COUNTED_BY_SLOT = 5;

    final Clauses clauses = new Clauses();
    /// Per meeting and slot; [#NOT_HERE] where the meeting cannot be.
    final int[][] at;
    /// Per participant: at least so many breaks, from 1 on.
    final List<List<Integer>> breaks = new ArrayList<>();
    /// At least so many breaks of all together, from 1 on.
    final List<Integer> total;
    /// What is worth trying both ways before a search: who is busy when, and who hosts when.
    final List<Integer> telling = new ArrayList<>();

    /// Per who may have breaks; empty: everybody. Guarded by itself.
    private final Map<Set<Integer>, Lessons> lessons = new HashMap<>();
    private final B2bProblem problem;
    private final Domains domains;
    private final int fairness;
    private final Set<Ingredient> without;
    private final BooleanSupplier stopped;
    /// The most breaks that anybody may have; a large number if that depends on the fewest.
    private final int limit;
    /// Per participant and slot; [#NOT_HERE] where it has no meeting for sure.
    private final int[][] busy;
    /// Per meeting and slot: it is then or before.
    private final int[][] by;

    /// @param countMax up to how many the breaks of all are counted
    /// @param stopped once it has said yes, it does so for ever
    B2bModel(Domains domains, int fairness, int countMax, Set<Ingredient> without, BooleanSupplier stopped) {
        this.domains = domains;
        this.problem = domains.problem;
        this.fairness = fairness;
        this.without = without;
        this.stopped = stopped;
        this.limit = Arrays.stream(domains.meetingsOf).anyMatch(own -> own.length < 2) ? fairness : problem.slots();
        this.at = nowhere(problem.meetings().size(), problem.slots());
        this.busy = nowhere(problem.participants(), problem.slots());
        this.by = nowhere(at.length, problem.slots());
        addMeetings();
        addOrder();
        addParticipants();
        addTables();
        for (int p = 0; p < problem.participants(); p++) {
            breaks.add(isStopped() ? List.of() : addBreaks(p));
        }
        addFairness();
        total = isStopped()
                ? List.of()
                : countUp(breaks.stream().flatMap(List::stream).toList(), countMax);
    }

    /// Of those who ask about these clauses, under the number of breaks that a plan may have at most.
    ///
    /// @param few who may have any; empty: everybody
    Lessons lessons(Set<Integer> few) {
        synchronized (lessons) {
            return lessons.computeIfAbsent(few, _ -> new Lessons());
        }
    }

    private boolean isStopped() {
        return stopped.getAsBoolean();
    }

    private static int[][] nowhere(int rows, int slots) {
        int[][] literals = new int[rows][slots];
        Arrays.stream(literals).forEach(row -> Arrays.fill(row, NOT_HERE));
        return literals;
    }

    /// A meeting is in one of its slots. That it is then or before is known by each slot (an *order encoding*), so that
    /// what is learned holds for many slots at once.
    ///
    /// Source: N. Tamura, A. Taga, S. Kitagawa, M. Banbara, *Compiling Finite Linear CSP into SAT*, 2009.
    private void addMeetings() {
        for (int m = 0; m < at.length && !isStopped(); m++) {
            int last = domains.slots[m].length() - 1;
            int sooner = clauses.never();
            for (int slot = 0; slot < problem.slots(); slot++) {
                if (domains.slots[m].get(slot)) {
                    int now = clauses.literal();
                    at[m][slot] = now;
                    clauses.imply(sooner, Clauses.not(now));
                    sooner = either(sooner, now);
                }
                by[m][slot] = slot < last ? sooner : Clauses.not(clauses.never());
            }
            clauses.add(sooner);
        }
    }

    private void addOrder() {
        for (int m = 0; m < at.length && !isStopped(); m++) {
            for (int earlier : problem.meetings().get(m).after()) {
                for (int slot = 0; slot < problem.slots(); slot++) {
                    clauses.imply(by[m][slot], slot == 0 ? clauses.never() : by[earlier][slot - 1]);
                }
            }
        }
    }

    private void addParticipants() {
        for (int p = 0; p < busy.length; p++) {
            var used = new ArrayList<Integer>();
            for (int slot = 0; slot < problem.slots(); slot++) {
                if (isStopped()) {
                    return;
                }
                var here = new ArrayList<Integer>();
                for (int m : domains.meetingsOf[p]) {
                    if (at[m][slot] != NOT_HERE) {
                        here.add(at[m][slot]);
                    }
                }
                if (here.isEmpty()) {
                    continue;
                }
                busy[p][slot] = here.size() == 1 ? here.getFirst() : anyOf(here);
                used.add(busy[p][slot]);
                telling.add(busy[p][slot]);
                clauses.atMostOne(here);
            }
            int count = domains.meetingsOf[p].length;
            if (count < COUNTED_BY_SLOT || without.contains(Ingredient.HALL)) {
                clauses.atLeast(count, used);
                clauses.atMost(count, used);
            } else {
                addMet(p);
            }
        }
    }

    /// By each slot, a participant was busy in as many slots as it has meetings that are then or before. So too many of
    /// them for the first or the last slots of a block are seen at once.
    ///
    /// Sources: P. Hall, *On Representatives of Subsets*, 1935; C. Bessiere et al., *Decompositions of
    /// All Different, Global Cardinality and Related Constraints*, IJCAI 2009.
    private void addMet(int p) {
        var used = new ArrayList<Integer>();
        for (int slot = 0; slot < problem.slots() && !isStopped(); slot++) {
            if (busy[p][slot] != NOT_HERE) {
                used.add(busy[p][slot]);
                addAsMany(by(domains.meetingsOf[p], slot), used);
            }
        }
    }

    private List<Integer> by(int[] meetings, int slot) {
        return Arrays.stream(meetings).map(m -> by[m][slot]).boxed().toList();
    }

    /// Of both lists as many hold.
    private void addAsMany(List<Integer> one, List<Integer> other) {
        clauses.atLeast(other.size(), withOpposites(one, other));
        clauses.atLeast(one.size(), withOpposites(other, one));
    }

    private static List<Integer> withOpposites(List<Integer> literals, List<Integer> opposites) {
        return Stream.concat(literals.stream(), opposites.stream().map(Clauses::not))
                .toList();
    }

    /// A slot has no more meetings than tables, counted twice, as each count finds what the other misses: by people,
    /// two a meeting, and by meetings.
    private void addTables() {
        List<int[]> hosts = !without.contains(Ingredient.HOSTS)
                ? domains.hosts()
                : without.contains(Ingredient.PEOPLE) ? eachOfItsOwn() : List.of();
        for (int slot = 0; slot < problem.slots() && !isStopped(); slot++) {
            if (!without.contains(Ingredient.PEOPLE)) {
                addPeople(slot);
            }
            addHosted(slot, hosts);
        }
    }

    private List<int[]> eachOfItsOwn() {
        return IntStream.range(0, at.length).mapToObj(m -> new int[] {m}).toList();
    }

    private void addPeople(int slot) {
        var people = new ArrayList<Integer>();
        for (int[] participant : busy) {
            if (participant[slot] != NOT_HERE) {
                people.add(participant[slot]);
            }
        }
        clauses.atMost(2 * problem.tables(), people);
    }

    /// Each host has one meeting at most, so that a few dozen literals count all meetings.
    private void addHosted(int slot, List<int[]> hosts) {
        var hosting = new ArrayList<Integer>();
        for (int[] hosted : hosts) {
            var here = new ArrayList<Integer>();
            for (int m : hosted) {
                if (at[m][slot] != NOT_HERE) {
                    here.add(at[m][slot]);
                }
            }
            if (here.size() == 1) {
                hosting.add(here.getFirst());
            } else if (here.size() > 1) {
                int host = anyOf(here);
                telling.add(host);
                hosting.add(host);
            }
        }
        clauses.atMost(problem.tables(), hosting);
    }

    private int anyOf(List<Integer> literals) {
        int any = clauses.literal();
        literals.forEach(literal -> clauses.imply(literal, any));
        var clause = new ArrayList<>(literals);
        clause.add(Clauses.not(any));
        clauses.add(clause);
        return any;
    }

    private int either(int one, int other) {
        return one == clauses.never() ? other : anyOf(List.of(one, other));
    }

    /// Literals for at least one break, two breaks, and so on: how many blocks of meetings have begun, but for the
    /// first.
    private List<Integer> addBreaks(int p) {
        int count = domains.meetingsOf[p].length;
        if (count < 2) {
            return List.of();
        }
        int last = problem.slots() - 1;
        int most = Math.min(count - 1, last / 2);
        var kept = new ArrayList<Integer>();
        int[] first = addFirst(p);
        int[] begun = first;
        for (int k = 0; k < Math.min(most, limit + 1); k++) {
            begun = addNext(p, begun);
            if (k >= limit) {
                clauses.add(Clauses.not(begun[last]));
            } else if (begun[last] != clauses.never()) {
                kept.add(begun[last]);
            }
        }
        if (!without.contains(Ingredient.BLOCKS)) {
            addOneBlock(p, first, kept);
        }
        return kept;
    }

    /// By each slot: the participant has been busy.
    private int[] addFirst(int p) {
        int[] first = new int[problem.slots()];
        int sooner = clauses.never();
        for (int slot = 0; slot < first.length; slot++) {
            if (busy[p][slot] != NOT_HERE) {
                sooner = either(sooner, busy[p][slot]);
            }
            first[slot] = sooner;
        }
        return first;
    }

    /// By each slot: another block has begun, as a meeting came after a slot without one, before which these had begun.
    private int[] addNext(int p, int[] begun) {
        int[] next = new int[problem.slots()];
        int sooner = clauses.never();
        for (int slot = 0; slot < next.length; slot++) {
            if (slot >= 2 && busy[p][slot] != NOT_HERE && begun[slot - 2] != clauses.never()) {
                int before = busy[p][slot - 1];
                sooner = orAll(
                        sooner,
                        busy[p][slot],
                        before == NOT_HERE ? Clauses.not(clauses.never()) : Clauses.not(before),
                        begun[slot - 2]);
            }
            next[slot] = sooner;
        }
        return next;
    }

    /// One literal or all others hold. It may hold as well where they do not, unless breaks are compared:
    /// that is enough to forbid more.
    private int orAll(int one, int... others) {
        int any = clauses.literal();
        clauses.imply(one, any);
        clauses.add(IntStream.concat(IntStream.of(any), Arrays.stream(others).map(Clauses::not))
                .toArray());
        if (isCompared()) {
            Arrays.stream(others).forEach(other -> clauses.add(Clauses.not(any), one, other));
        }
        return any;
    }

    /// A participant without a break has its meetings in one block, so it is busy from when the first begins, for as
    /// many slots as it has meetings; when that can be is known beforehand.
    private void addOneBlock(int p, int[] first, List<Integer> counted) {
        int count = domains.meetingsOf[p].length;
        List<Integer> starts = domains.starts(p);
        if (starts.isEmpty()) {
            addUnlessBroken(List.of(), counted);
            return;
        }
        addUnlessBroken(List.of(first[starts.getLast()]), counted);
        for (int slot = 0; slot < problem.slots(); slot++) {
            int here = busy[p][slot];
            if (here == NOT_HERE) {
                continue;
            }
            int isOver = slot < count ? clauses.never() : first[slot - count];
            addUnlessBroken(List.of(Clauses.not(here), Clauses.not(isOver)), counted);
            addUnlessBroken(List.of(Clauses.not(first[slot]), isOver, here), counted);
            if (!starts.contains(slot)) {
                int sooner = slot == 0 ? clauses.never() : first[slot - 1];
                addUnlessBroken(List.of(Clauses.not(first[slot]), sooner), counted);
            }
        }
    }

    /// One of these holds, or the participant has a break.
    private void addUnlessBroken(List<Integer> literals, List<Integer> counted) {
        var clause = new ArrayList<>(literals);
        if (!counted.isEmpty()) {
            clause.add(counted.getFirst());
        }
        clauses.add(clause);
    }

    /// Whether the breaks of some limit those of others, and not only everybody's own number.
    private boolean isCompared() {
        return limit >= problem.slots();
    }

    private void addFairness() {
        if (!isCompared() || isStopped()) {
            return;
        }
        int longest = breaks.stream().mapToInt(List::size).max().orElse(0);
        // floor k: everybody has at least k breaks. Whoever has k + fairness needs it.
        for (int k = 1; k + fairness <= longest; k++) {
            int floor = clauses.literal();
            for (List<Integer> own : breaks) {
                if (own.size() >= k) {
                    clauses.imply(floor, own.get(k - 1));
                } else {
                    clauses.add(Clauses.not(floor));
                }
                if (own.size() >= k + fairness) {
                    clauses.imply(own.get(k + fairness - 1), floor);
                }
            }
        }
    }

    /// Literals that say "at least 1", "at least 2", … up to `most` of these hold (a totalizer [1]). Each may
    /// hold as well where fewer do: that is enough to forbid more, with half of the clauses [2].
    ///
    /// Sources:
    /// - [1] O. Bailleux, Y. Boufkhad, *Efficient CNF Encoding of Boolean Cardinality Constraints*, 2003
    /// - [2] D. Plaisted, S. Greenbaum, *A Structure-preserving Clause Form Translation*, 1986
    private List<Integer> countUp(List<Integer> literals, int most) {
        int[] all = literals.stream().mapToInt(literal -> literal).toArray();
        return Arrays.stream(countUp(all, 0, all.length, most)).boxed().toList();
    }

    private int[] countUp(int[] literals, int from, int to, int most) {
        if (to - from <= 1) {
            return Arrays.copyOfRange(literals, from, to);
        }
        int middle = (from + to) / 2;
        int[] left = countUp(literals, from, middle, most);
        int[] right = countUp(literals, middle, to, most);
        int[] sum = new int[Math.min(most, left.length + right.length)];
        Arrays.setAll(sum, _ -> clauses.literal());
        for (int i = 0; i <= left.length; i++) {
            for (int k = 0; k <= right.length && i + k <= sum.length; k++) {
                if (i + k >= 1) {
                    // i on the left and k on the right make at least i + k.
                    add(
                            sum[i + k - 1],
                            i > 0 ? Clauses.not(left[i - 1]) : NOT_HERE,
                            k > 0 ? Clauses.not(right[k - 1]) : NOT_HERE);
                }
            }
        }
        return sum;
    }

    /// A clause of those that are there.
    private void add(int first, int second, int third) {
        if (second == NOT_HERE && third == NOT_HERE) {
            clauses.add(first);
        } else if (second == NOT_HERE || third == NOT_HERE) {
            clauses.add(first, Math.max(second, third));
        } else {
            clauses.add(first, second, third);
        }
    }
}
