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
    /// Per meeting, once it is asked for, and slot: it is then or before.
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
        this.by = new int[at.length][];
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

    private void addMeetings() {
        for (int m = 0; m < at.length && !isStopped(); m++) {
            var choices = new ArrayList<Integer>();
            for (int slot = domains.slots[m].nextSetBit(0); slot >= 0; slot = domains.slots[m].nextSetBit(slot + 1)) {
                at[m][slot] = clauses.literal();
                choices.add(at[m][slot]);
            }
            clauses.add(choices);
            clauses.atMostOne(choices);
        }
    }

    private void addOrder() {
        for (int m = 0; m < at.length && !isStopped(); m++) {
            for (int earlier : problem.meetings().get(m).after()) {
                for (int slot = 0; slot < problem.slots(); slot++) {
                    if (at[m][slot] != NOT_HERE) {
                        clauses.imply(at[m][slot], slot == 0 ? clauses.never() : by(earlier)[slot - 1]);
                    }
                }
            }
        }
    }

    /// Per slot: a meeting is then or before (an *order encoding*, see [#addOrderOfBlocks]).
    private int[] by(int m) {
        if (by[m] == null) {
            by[m] = new int[problem.slots()];
            int last = domains.slots[m].length() - 1;
            int sooner = clauses.never();
            for (int slot = 0; slot < by[m].length; slot++) {
                int now = at[m][slot];
                if (slot == last) {
                    sooner = Clauses.not(clauses.never());
                } else if (now != NOT_HERE) {
                    sooner = sooner == clauses.never() ? now : either(sooner, now);
                }
                by[m][slot] = sooner;
            }
        }
        return by[m];
    }

    /// One or the other holds, but not both.
    private int either(int one, int other) {
        clauses.imply(one, Clauses.not(other));
        return anyOf(List.of(one, other));
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
        return Arrays.stream(meetings).map(m -> by(m)[slot]).boxed().toList();
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

    /// Literals for at least one break, two breaks, and so on.
    private List<Integer> addBreaks(int p) {
        int count = domains.meetingsOf[p].length;
        if (count < 2) {
            return List.of();
        }
        int slots = problem.slots();
        // sooner: a meeting before this slot.
        var starts = new ArrayList<Integer>();
        int sooner = clauses.never();
        for (int slot = 0; slot < slots; slot++) {
            int here = busy[p][slot];
            if (slot >= 2 && here != NOT_HERE) {
                // A block begins here, and another lay before the slot just passed.
                int starting = clauses.literal();
                var clause = new ArrayList<Integer>(List.of(starting, Clauses.not(here), Clauses.not(sooner)));
                int before = busy[p][slot - 1];
                if (before != NOT_HERE) {
                    clause.add(before);
                }
                clauses.add(clause);
                if (limit >= slots) {
                    clauses.imply(starting, here);
                    clauses.imply(starting, sooner);
                    if (before != NOT_HERE) {
                        clauses.imply(starting, Clauses.not(before));
                    }
                }
                starts.add(starting);
            }
            int passed = slot == 0 ? NOT_HERE : busy[p][slot - 1];
            if (passed != NOT_HERE) {
                int next = clauses.literal();
                clauses.imply(passed, next);
                clauses.imply(sooner, next);
                clauses.add(Clauses.not(next), passed, sooner);
                sooner = next;
            }
        }
        int most = Math.min(starts.size(), Math.min(count - 1, (slots - 1) / 2));
        List<Integer> counted = counter(starts, Math.min(most, limit + 1));
        var kept = new ArrayList<Integer>();
        for (int k = 0; k < counted.size(); k++) {
            if (k >= limit) {
                clauses.add(Clauses.not(counted.get(k)));
            } else {
                kept.add(counted.get(k));
            }
        }
        if (!without.contains(Ingredient.BLOCKS)) {
            addPatterns(p, count, kept);
        }
        return kept;
    }

    /// A participant without a break has its meetings in one block; which blocks there can be is known beforehand.
    private void addPatterns(int p, int count, List<Integer> counted) {
        List<Integer> starts = domains.starts(p);
        var blocks = new ArrayList<Integer>();
        for (int start : starts) {
            int block = clauses.literal();
            blocks.add(block);
            for (int slot = 0; slot < problem.slots(); slot++) {
                boolean inside = slot >= start && slot < start + count;
                int here = busy[p][slot];
                if (here != NOT_HERE) {
                    clauses.imply(block, inside ? here : Clauses.not(here));
                }
            }
        }
        addUnlessBroken(blocks, counted);
        addOrderOfBlocks(p, count, counted, starts, blocks);
    }

    /// The same by when the block begins at the latest, so that what is learned holds for many blocks at once.
    ///
    /// Source: N. Tamura, A. Taga, S. Kitagawa, M. Banbara, *Compiling Finite Linear CSP into SAT*, 2009, which
    /// calls this an order encoding.
    private void addOrderOfBlocks(int p, int count, List<Integer> counted, List<Integer> starts, List<Integer> blocks) {
        // begun: per block, whether it is that one or one before it.
        int[] begun = new int[blocks.size()];
        int sooner = clauses.never();
        for (int i = 0; i < begun.length; i++) {
            begun[i] = clauses.literal();
            clauses.imply(sooner, begun[i]);
            clauses.imply(blocks.get(i), begun[i]);
            clauses.add(Clauses.not(begun[i]), sooner, blocks.get(i));
            clauses.imply(blocks.get(i), Clauses.not(sooner));
            sooner = begun[i];
        }
        for (int slot = 0; slot < problem.slots(); slot++) {
            int here = busy[p][slot];
            if (here == NOT_HERE) {
                continue;
            }
            int latest = lastUpTo(starts, slot);
            int over = lastUpTo(starts, slot - count);
            int hasBegun = latest == NOT_HERE ? clauses.never() : begun[latest];
            int isOver = over == NOT_HERE ? clauses.never() : begun[over];
            addUnlessBroken(List.of(Clauses.not(here), hasBegun), counted);
            clauses.imply(here, Clauses.not(isOver));
            clauses.add(Clauses.not(hasBegun), isOver, here);
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

    /// The last of the blocks that begins in this slot or before it; [#NOT_HERE] if none does.
    private static int lastUpTo(List<Integer> starts, int slot) {
        return (int) starts.stream().filter(start -> start <= slot).count() - 1;
    }

    private void addFairness() {
        if (limit < problem.slots() || isStopped()) {
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

    /// Literals that say "at least 1", "at least 2", … up to `most` of these hold (a totalizer; O. Bailleux,
    /// Y. Boufkhad, *Efficient CNF Encoding of Boolean Cardinality Constraints*, 2003).
    private List<Integer> counter(List<Integer> literals, int most) {
        return counter(literals, most, true);
    }

    /// The same, but each may hold as well where fewer do: that is enough to forbid more, with half of the clauses
    /// (D. Plaisted, S. Greenbaum, *A Structure-preserving Clause Form Translation*, 1986).
    private List<Integer> countUp(List<Integer> literals, int most) {
        return counter(literals, most, false);
    }

    private List<Integer> counter(List<Integer> literals, int most, boolean exactly) {
        int[] all = literals.stream().mapToInt(literal -> literal).toArray();
        return Arrays.stream(counter(all, 0, all.length, most, exactly)).boxed().toList();
    }

    private int[] counter(int[] literals, int from, int to, int most, boolean exactly) {
        if (to - from <= 1) {
            return Arrays.copyOfRange(literals, from, to);
        }
        int middle = (from + to) / 2;
        int[] left = counter(literals, from, middle, most, exactly);
        int[] right = counter(literals, middle, to, most, exactly);
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
                if (exactly && i + k < sum.length) {
                    // At most i on the left and k on the right make at most i + k.
                    add(
                            Clauses.not(sum[i + k]),
                            i < left.length ? left[i] : NOT_HERE,
                            k < right.length ? right[k] : NOT_HERE);
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
