package org.northernconnections.timetable.b2b;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.northernconnections.timetable.solver.Bag;

/// Finds plans with few breaks by simulated annealing, without proof. Goes on from where it was each time it is asked.
///
/// A participant's day is a word of bits, one a slot in which it has a meeting: it has as many breaks as
/// `bits & ~(bits << 1)` has ones, less one. A step takes a meeting and another slot, and exchanges the two slots for
/// it and for whatever is in its way, and in the way of that, and so on (a Kempe chain); where the slot is
/// full, a second chain goes the other way. Half of the meetings are taken from participants with a break, to a
/// slot inside or beside their day. A meeting without a slot is put somewhere, and those in its way lose
/// theirs.
///
/// | cost of | is | why |
/// |---|---|---|
/// | a break | 1 | what is to be few |
/// | an idle slot between two meetings | [Course#gap] | shorter gaps are closer to none |
/// | a break beyond the fairness, an order not kept | [#WRONG] | a plan has none |
/// | a meeting without a slot | [#UNPLACED] | a plan has none |
///
/// A step that costs `c` more is made with probability `exp(−c / T)`; `T` changes by a constant factor in each
/// round, as its [Course] says. Participants are taken to have at most `fairness` breaks, as most events have
/// somebody without any.
///
/// Source: S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, *Optimization by Simulated Annealing*, Science 220, 1983.
final class B2bAnnealing {
    /// A day of more slots does not fit into the word of bits.
    static final int SLOTS_MAX = Long.SIZE - 1;

    private static final double WRONG = 3;
    private static final double UNPLACED = 4;
    /// How often, in steps, the caller's switch is looked at and the temperature is set.
    private static final int LOOK_EVERY = 1_024;
    /// One step in so many puts a meeting that has no slot.
    private static final int PUT_EVERY = 8;

    private static final int BALANCE_TRIES = 60;
    /// Plans in which so many more participants have a break than in the best are good ones.
    private static final int ALIKE = 2;

    private static final double COUNTS_LESS = 4;
    private static final int NOWHERE = -1;

    /// How a round goes.
    ///
    /// @param gap what an idle slot between two meetings costs
    /// @param hot the temperature at the beginning
    /// @param cold the temperature at the end
    record Course(double gap, double hot, double cold) {
        /// Soon has a good plan.
        static final Course QUICK = new Course(0.05, 0.25, 0.15);

        /// Take longer, and go deeper. At one and the same temperature a search does not freeze; which one is right
        /// depends on the problem.
        private static final List<Course> DEEP =
                List.of(new Course(0.02, 0.25, 0.15), new Course(0.02, 0.23, 0.23), new Course(0.02, 0.2, 0.2));

        /// They take turns.
        static Course deep(int round) {
            return DEEP.get(round % DEEP.size());
        }
    }

    private final Domains domains;
    private final Course course;
    private final int tables;
    private final int slots;
    private final int fairness;
    private final int[] first;
    private final int[] second;
    private final long[] allowed;
    private final int[][] before;
    private final int[][] after;
    private final boolean ordered;
    private long random;

    private final int[] slot;
    /// Which meeting a participant has in a slot.
    private final int[][] held;
    private final int[] load;
    private final long[] day;
    private final Bag unplaced;
    private final Bag broken;

    private final int[] chain;
    private int chained;
    private final int[] seen;
    private int mark;
    /// How many meetings more the target slot has after the chain's exchange.
    private int surplus;

    /// How often each participant was seen with a break in good plans; the better the plan, the more it counts.
    private final double[] seenBroken;

    private int best = Integer.MAX_VALUE;
    private int[] bestSlots = {};

    /// @param fairness the most breaks that a participant may have
    B2bAnnealing(Domains domains, int fairness, Course course, long seed) {
        B2bProblem problem = domains.problem;
        int meetings = problem.meetings().size();
        this.domains = domains;
        this.course = course;
        this.tables = problem.tables();
        this.slots = problem.slots();
        this.fairness = fairness;
        this.first =
                problem.meetings().stream().mapToInt(B2bProblem.Meeting::first).toArray();
        this.second =
                problem.meetings().stream().mapToInt(B2bProblem.Meeting::second).toArray();
        this.allowed = new long[meetings];
        this.before = new int[meetings][];
        this.after = new int[meetings][];
        for (int m = 0; m < meetings; m++) {
            int meeting = m;
            long[] bits = domains.slots[m].toLongArray();
            allowed[m] = bits.length == 0 ? 0 : bits[0];
            before[m] = problem.meetings().get(m).after().stream()
                    .mapToInt(other -> other)
                    .toArray();
            after[m] = IntStream.range(0, meetings)
                    .filter(other -> problem.meetings().get(other).after().contains(meeting))
                    .toArray();
        }
        this.ordered = Arrays.stream(before).anyMatch(others -> others.length > 0);
        this.random = 2 * seed + 1;
        this.slot = new int[meetings];
        Arrays.fill(slot, NOWHERE);
        this.held = new int[problem.participants()][slots];
        Arrays.stream(held).forEach(row -> Arrays.fill(row, NOWHERE));
        this.load = new int[slots];
        this.day = new long[problem.participants()];
        this.unplaced = new Bag(meetings);
        this.broken = new Bag(problem.participants());
        this.seenBroken = new double[problem.participants()];
        this.chain = new int[meetings];
        this.seen = new int[meetings];
        begin();
    }

    /// The best plan so far, if any: the slot of each meeting, from 0.
    Optional<int[]> best() {
        return best == Integer.MAX_VALUE ? Optional.empty() : Optional.of(bestSlots.clone());
    }

    /// The breaks of the best plan; the largest number if there is none yet.
    int breaks() {
        return best;
    }

    /// One round.
    ///
    /// @param steps at least 1; a multiple of 1,024 is done
    /// @param enough ends when a plan has no more breaks than this
    /// @param stopped ends when this says so
    void round(long steps, int enough, BooleanSupplier stopped) {
        double temperature = course.hot;
        for (long step = 0; step < steps && best > enough; step++) {
            if (step % LOOK_EVERY == 0) {
                if (stopped.getAsBoolean()) {
                    return;
                }
                temperature = course.hot * Math.pow(course.cold / course.hot, (double) step / steps);
                lookWhoIsBroken();
            }
            if (unplaced.size() > 0 && step % PUT_EVERY == 0) {
                push(temperature);
            } else {
                exchange(temperature);
            }
        }
    }

    private void lookWhoIsBroken() {
        if (unplaced.size() == 0 && broken.size() <= best + ALIKE) {
            double counts = Math.pow(COUNTS_LESS, best - broken.size());
            for (int i = 0; i < broken.size(); i++) {
                seenBroken[broken.get(i)] += counts;
            }
        }
    }

    /// The participants, those first who had a break most often in good plans.
    int[] byBreaks() {
        return IntStream.range(0, seenBroken.length)
                .boxed()
                .sorted(Comparator.comparingDouble(participant -> -seenBroken[participant]))
                .mapToInt(participant -> participant)
                .toArray();
    }

    /// Those with fewer slots first, each where it costs least.
    private void begin() {
        for (int m = 0; m < slot.length; m++) {
            unplaced.add(m);
        }
        IntStream.range(0, slot.length)
                .boxed()
                .sorted(Comparator.comparingInt(m -> Long.bitCount(allowed[m])))
                .forEach(this::placeCheaply);
        noteIfBest();
    }

    private void placeCheaply(int m) {
        int cheapest = NOWHERE;
        double least = Double.MAX_VALUE;
        for (long left = allowed[m]; left != 0; left &= left - 1) {
            int s = Long.numberOfTrailingZeros(left);
            if (load[s] < tables && held[first[m]][s] == NOWHERE && held[second[m]][s] == NOWHERE) {
                double cost = cost(day[first[m]] | 1L << s)
                        - cost(day[first[m]])
                        + cost(day[second[m]] | 1L << s)
                        - cost(day[second[m]])
                        + WRONG * disorder(m, s);
                if (cost < least) {
                    least = cost;
                    cheapest = s;
                }
            }
        }
        if (cheapest != NOWHERE) {
            put(m, cheapest);
        }
    }

    static int breaks(long day) {
        return day == 0 ? 0 : Long.bitCount(day & ~(day << 1)) - 1;
    }

    private double cost(long day) {
        if (day == 0) {
            return 0;
        }
        int breaks = breaks(day);
        int idle = Long.SIZE - Long.numberOfLeadingZeros(day) - Long.numberOfTrailingZeros(day) - Long.bitCount(day);
        return breaks + course.gap * idle + WRONG * Math.max(0, breaks - fairness);
    }

    /// How many of the meetings before and after this one would stand on the wrong side of it.
    private int disorder(int m, int s) {
        int wrong = 0;
        for (int other : before[m]) {
            wrong += slot[other] != NOWHERE && slot[other] >= s ? 1 : 0;
        }
        for (int other : after[m]) {
            wrong += slot[other] != NOWHERE && slot[other] <= s ? 1 : 0;
        }
        return wrong;
    }

    private void put(int m, int s) {
        slot[m] = s;
        load[s]++;
        unplaced.remove(m);
        setHeld(first[m], s, m);
        setHeld(second[m], s, m);
    }

    private void take(int m) {
        int s = slot[m];
        slot[m] = NOWHERE;
        load[s]--;
        unplaced.add(m);
        setHeld(first[m], s, NOWHERE);
        setHeld(second[m], s, NOWHERE);
    }

    private void setHeld(int participant, int s, int meeting) {
        held[participant][s] = meeting;
        day[participant] = meeting == NOWHERE ? day[participant] & ~(1L << s) : day[participant] | 1L << s;
        noteBroken(participant);
    }

    private void noteBroken(int participant) {
        if (breaks(day[participant]) > 0) {
            broken.add(participant);
        } else {
            broken.remove(participant);
        }
    }

    /// Puts a meeting that has no slot into one; those in its way lose theirs.
    private void push(double temperature) {
        int m = unplaced.get(below(unplaced.size()));
        if (allowed[m] == 0) {
            return;
        }
        int s = anyOf(allowed[m]);
        int one = held[first[m]][s];
        int other = held[second[m]][s];
        if (other == one) {
            other = NOWHERE;
        }
        int removed = (one == NOWHERE ? 0 : 1) + (other == NOWHERE ? 0 : 1);
        int third = NOWHERE;
        if (load[s] - removed >= tables) {
            third = anyAt(s, one, other);
            removed += third == NOWHERE ? 0 : 1;
        }
        if (removed > 1 && !accepts(UNPLACED * (removed - 1) / 2, temperature)) {
            return;
        }
        for (int gone : new int[] {one, other, third}) {
            if (gone != NOWHERE) {
                take(gone);
            }
        }
        if (load[s] < tables) {
            put(m, s);
        }
        noteIfBest();
    }

    /// A meeting in this slot besides two, from a random place on; [#NOWHERE] if there is none.
    private int anyAt(int s, int one, int other) {
        int start = below(slot.length);
        for (int i = 0; i < slot.length; i++) {
            int m = (start + i) % slot.length;
            if (slot[m] == s && m != one && m != other) {
                return m;
            }
        }
        return NOWHERE;
    }

    private void exchange(double temperature) {
        int m = below(slot.length);
        long targets = allowed[m];
        if (broken.size() > 0 && (next() & 1) == 0) {
            int participant = broken.get(below(broken.size()));
            int[] own = domains.meetingsOf[participant];
            m = own[below(own.length)];
            targets = allowed[m] & around(day[participant]);
        }
        int source = slot[m];
        if (source == NOWHERE) {
            return;
        }
        targets &= ~(1L << source);
        if (targets == 0) {
            return;
        }
        int target = anyOf(targets);
        if (!collect(m, source, target)) {
            return;
        }
        double more = added(source, target);
        if (!accepts(more, temperature)) {
            return;
        }
        swap(source, target);
        if (more <= 0) {
            noteIfBest();
        }
    }

    /// The idle slots inside a day, and the two beside it.
    private long around(long day) {
        int from = Math.max(0, Long.numberOfTrailingZeros(day) - 1);
        int to = Math.min(slots - 1, Long.SIZE - Long.numberOfLeadingZeros(day));
        long span = (to == Long.SIZE - 1 ? -1L : (1L << (to + 1)) - 1) & -(1L << from);
        return span & ~day;
    }

    /// Gathers what must change slots together; false if that would break a rule.
    private boolean collect(int m, int source, int target) {
        mark++;
        chained = 0;
        surplus = 0;
        add(m);
        if (!grow(0, source, target)) {
            return false;
        }
        if (load[target] + surplus > tables) {
            for (int i = 0; i < BALANCE_TRIES; i++) {
                int other = below(slot.length);
                if (slot[other] == target && seen[other] != mark) {
                    int from = chained;
                    add(other);
                    return grow(from, source, target) && fits(source, target);
                }
            }
        }
        return fits(source, target);
    }

    private boolean fits(int source, int target) {
        return load[target] + surplus <= tables && load[source] - surplus <= tables;
    }

    private void add(int m) {
        if (m != NOWHERE && seen[m] != mark) {
            seen[m] = mark;
            chain[chained] = m;
            chained++;
        }
    }

    private boolean grow(int from, int source, int target) {
        for (int i = from; i < chained; i++) {
            int m = chain[i];
            boolean forth = slot[m] == source;
            int to = forth ? target : source;
            if ((allowed[m] >>> to & 1) == 0) {
                return false;
            }
            surplus += forth ? 1 : -1;
            add(held[first[m]][to]);
            add(held[second[m]][to]);
        }
        return true;
    }

    /// What the chain's exchange would cost more.
    private double added(int source, int target) {
        long both = 1L << source | 1L << target;
        double more = 0;
        for (int i = 0; i < chained; i++) {
            more += addedTo(first[chain[i]], both) + addedTo(second[chain[i]], both);
        }
        if (ordered) {
            more += WRONG * addedDisorder(source, target);
        }
        return more;
    }

    /// Whoever has a meeting in both slots keeps its day.
    private double addedTo(int participant, long both) {
        long now = day[participant];
        return (now & both) == both ? 0 : cost(now ^ both) - cost(now);
    }

    private int addedDisorder(int source, int target) {
        int wrongBefore = 0;
        for (int i = 0; i < chained; i++) {
            wrongBefore += disorder(chain[i], slot[chain[i]]);
        }
        turn(source, target);
        int wrongAfter = 0;
        for (int i = 0; i < chained; i++) {
            wrongAfter += disorder(chain[i], slot[chain[i]]);
        }
        turn(source, target);
        return wrongAfter - wrongBefore;
    }

    private void turn(int source, int target) {
        for (int i = 0; i < chained; i++) {
            slot[chain[i]] = slot[chain[i]] == source ? target : source;
        }
    }

    private void swap(int source, int target) {
        long both = 1L << source | 1L << target;
        for (int i = 0; i < chained; i++) {
            int m = chain[i];
            held[first[m]][slot[m]] = NOWHERE;
            held[second[m]][slot[m]] = NOWHERE;
            exchangeDay(first[m], both);
            exchangeDay(second[m], both);
        }
        turn(source, target);
        for (int i = 0; i < chained; i++) {
            int m = chain[i];
            held[first[m]][slot[m]] = m;
            held[second[m]][slot[m]] = m;
        }
        load[target] += surplus;
        load[source] -= surplus;
    }

    private void exchangeDay(int participant, long both) {
        if ((day[participant] & both) != both) {
            day[participant] ^= both;
            noteBroken(participant);
        }
    }

    private void noteIfBest() {
        if (unplaced.size() > 0 || broken.size() >= best) {
            return;
        }
        int total = 0;
        for (int i = 0; i < broken.size(); i++) {
            int breaks = breaks(day[broken.get(i)]);
            if (breaks > fairness) {
                return;
            }
            total += breaks;
        }
        if (total < best && (!ordered || IntStream.range(0, slot.length).allMatch(m -> disorder(m, slot[m]) == 0))) {
            best = total;
            bestSlots = slot.clone();
        }
    }

    private boolean accepts(double more, double temperature) {
        return more <= 0 || (next() >>> 11) * 0x1.0p-53 < Math.exp(-more / temperature);
    }

    private int anyOf(long bits) {
        long left = bits;
        for (int i = below(Long.bitCount(bits)); i > 0; i--) {
            left &= left - 1;
        }
        return Long.numberOfTrailingZeros(left);
    }

    private int below(int end) {
        return (int) (((next() >>> 33) * end) >>> 31);
    }

    /// G. Marsaglia, *Xorshift RNGs*, 2003.
    private long next() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return random;
    }
}
