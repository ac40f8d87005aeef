package org.northernconnections.timetable.b2b;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// The slots that each meeting may still have, once what follows from the rules has been taken away.
///
/// Two rules take slots away until nothing changes: precedences (a meeting is later than those before it), and that
/// each participant's meetings need different slots. A reason is kept when nothing is left. The second rule is
/// Régin's filtering of an all-different constraint: a slot stays if some maximum matching of the participant's
/// meetings with slots uses it (J.-C. Régin, *A Filtering Algorithm for Constraints of Difference in CSPs*, 1994);
/// here it is found by trying, as a participant has a few dozen meetings at most. Where it has a thousand, there may be
/// too little time: then what is left is wider than it could be, and still right.
final class Domains {
    final B2bProblem problem;
    /// The slots of each meeting.
    final BitSet[] slots;
    /// The meetings of each participant.
    final int[][] meetingsOf;
    private final BooleanSupplier stopped;
    private String reason = "";

    /// Takes the time that it needs.
    Domains(B2bProblem problem) {
        this(problem, () -> false);
    }

    /// @param stopped asked again and again; once it says yes, no more is taken away
    Domains(B2bProblem problem, BooleanSupplier stopped) {
        this.problem = problem;
        this.stopped = stopped;
        this.slots = new BitSet[problem.meetings().size()];
        for (int m = 0; m < slots.length; m++) {
            slots[m] = new BitSet(problem.slots());
            for (int slot : problem.allowed(m)) {
                slots[m].set(slot);
            }
        }
        this.meetingsOf = new int[problem.participants()][];
        for (int p = 0; p < meetingsOf.length; p++) {
            int participant = p;
            meetingsOf[p] = IntStream.range(0, slots.length)
                    .filter(m -> problem.meetings().get(m).concerns(participant))
                    .toArray();
        }
        narrow();
    }

    private Domains(Domains wide, BitSet[] slots) {
        this.problem = wide.problem;
        this.stopped = wide.stopped;
        this.slots = slots;
        this.meetingsOf = wide.meetingsOf;
        narrow();
    }

    /// The meetings, each given to one of its two participants: those who have most of what is left come first. So a
    /// few participants have all meetings.
    ///
    /// @return the meetings of each such participant
    List<int[]> hosts() {
        var given = new BitSet();
        var hosts = new ArrayList<int[]>();
        while (given.cardinality() < slots.length) {
            int[] most = {};
            for (int[] own : meetingsOf) {
                int[] left = Arrays.stream(own).filter(m -> !given.get(m)).toArray();
                most = left.length > most.length ? left : most;
            }
            Arrays.stream(most).forEach(given::set);
            hosts.add(most);
        }
        return hosts;
    }

    /// What is left near a plan: whoever has its meetings in one block has them in that block's slots and
    /// `radius` more to either side. Whoever has a break may be anywhere, as far as the others allow.
    ///
    /// @param plan the slot of each meeting, from 0
    Domains near(int[] plan, int radius) {
        BitSet[] narrowed =
                Arrays.stream(slots).map(set -> (BitSet) set.clone()).toArray(BitSet[]::new);
        for (int[] own : meetingsOf) {
            if (own.length == 0) {
                continue;
            }
            int from = Arrays.stream(own).map(m -> plan[m]).min().getAsInt();
            int to = Arrays.stream(own).map(m -> plan[m]).max().getAsInt() + 1;
            if (to - from == own.length) {
                for (int m : own) {
                    narrowed[m].clear(0, Math.max(0, from - radius));
                    narrowed[m].clear(Math.min(problem.slots(), to + radius), problem.slots());
                }
            }
        }
        return new Domains(this, narrowed);
    }

    /// The breaks of all participants in a plan: the slot of each meeting, from 0.
    int breaks(int[] plan) {
        return IntStream.range(0, meetingsOf.length)
                .map(participant -> breaks(participant, plan))
                .sum();
    }

    /// The breaks of one participant in a plan.
    int breaks(int participant, int[] plan) {
        var day = new BitSet();
        for (int m : meetingsOf[participant]) {
            day.set(plan[m]);
        }
        int blocks = 0;
        for (int slot = day.nextSetBit(0); slot >= 0; slot = day.nextSetBit(day.nextClearBit(slot))) {
            blocks++;
        }
        return Math.max(0, blocks - 1);
    }

    /// Why there can be no plan, found without a search; empty if nothing speaks against one so far.
    String reason() {
        return reason;
    }

    private void narrow() {
        for (int m = 0; m < slots.length && reason.isEmpty(); m++) {
            if (slots[m].isEmpty()) {
                reason = Reasons.noSlot(problem, m);
            }
        }
        boolean changed = true;
        while (changed && goesOn()) {
            changed = order();
            for (int p = 0; p < meetingsOf.length && goesOn(); p++) {
                changed |= spread(p);
            }
        }
        if (goesOn()) {
            reason = Reasons.tooFewTables(problem, slots, stopped);
        }
    }

    private boolean goesOn() {
        return reason.isEmpty() && !stopped.getAsBoolean();
    }

    /// A meeting is later than the earliest slot of those before it, and they are earlier than its latest.
    private boolean order() {
        boolean changed = false;
        for (int m = 0; m < slots.length; m++) {
            for (int earlier : problem.meetings().get(m).after()) {
                int first = slots[earlier].nextSetBit(0);
                int last = slots[m].length() - 1;
                int before = slots[m].cardinality() + slots[earlier].cardinality();
                slots[m].clear(0, first + 1);
                slots[earlier].clear(Math.max(0, last), problem.slots());
                if (slots[m].isEmpty() || slots[earlier].isEmpty()) {
                    reason = Reasons.order(problem, earlier, m);
                    return false;
                }
                changed |= slots[m].cardinality() + slots[earlier].cardinality() < before;
            }
        }
        return changed;
    }

    /// A participant's meetings are all in different slots.
    private boolean spread(int participant) {
        int[] own = meetingsOf[participant];
        Optional<int[]> matching = match(own, 0, problem.slots());
        if (matching.isEmpty()) {
            reason = Reasons.tooFewSlots(this, participant, stopped);
            return false;
        }
        int[] slotOf = matching.get();
        int[] meetingAt = new int[problem.slots()];
        Arrays.fill(meetingAt, -1);
        var free = new BitSet(problem.slots());
        free.set(0, problem.slots());
        for (int i = 0; i < own.length; i++) {
            meetingAt[slotOf[i]] = i;
            free.clear(slotOf[i]);
        }
        boolean changed = false;
        for (int i = 0; i < own.length; i++) {
            // Whoever gives a slot to the meeting may end in one that is free, or in the meeting's own.
            free.set(slotOf[i]);
            for (int slot = slots[own[i]].nextSetBit(0); slot >= 0; slot = slots[own[i]].nextSetBit(slot + 1)) {
                if (stopped.getAsBoolean()) {
                    return changed;
                }
                if (!free.get(slot) && !canGive(own, meetingAt, free, slot)) {
                    slots[own[i]].clear(slot);
                    changed = true;
                }
            }
            free.clear(slotOf[i]);
        }
        return changed;
    }

    /// Whether the meeting at a slot finds another one, along a path of meetings that each take the slot of the next.
    ///
    /// @param ends the slots in which a path may end
    private boolean canGive(int[] own, int[] meetingAt, BitSet ends, int slot) {
        boolean[] seen = new boolean[problem.slots()];
        seen[slot] = true;
        var queue = new ArrayDeque<Integer>(List.of(meetingAt[slot]));
        while (!queue.isEmpty()) {
            BitSet possible = slots[own[queue.removeFirst()]];
            if (possible.intersects(ends)) {
                return true;
            }
            for (int s = possible.nextSetBit(0); s >= 0; s = possible.nextSetBit(s + 1)) {
                if (!seen[s]) {
                    seen[s] = true;
                    queue.add(meetingAt[s]);
                }
            }
        }
        return false;
    }

    /// A slot for each of these meetings, all different, from `from` to before `to`; empty if there is no such choice.
    Optional<int[]> match(int[] own, int from, int to) {
        int[] slotOf = new int[own.length];
        Arrays.fill(slotOf, -1);
        int[] meetingAt = new int[problem.slots()];
        Arrays.fill(meetingAt, -1);
        for (int i = 0; i < own.length; i++) {
            if (!augment(own, i, from, to, slotOf, meetingAt, new boolean[problem.slots()])) {
                return Optional.empty();
            }
        }
        return Optional.of(slotOf);
    }

    private boolean augment(int[] own, int i, int from, int to, int[] slotOf, int[] meetingAt, boolean[] seen) {
        int free = slots[own[i]].nextSetBit(from);
        while (free >= 0 && free < to && meetingAt[free] >= 0) {
            free = slots[own[i]].nextSetBit(free + 1);
        }
        if (free >= 0 && free < to) {
            meetingAt[free] = i;
            slotOf[i] = free;
            return true;
        }
        for (int slot = slots[own[i]].nextSetBit(from);
                slot >= 0 && slot < to;
                slot = slots[own[i]].nextSetBit(slot + 1)) {
            if (!seen[slot]) {
                seen[slot] = true;
                if (augment(own, meetingAt[slot], from, to, slotOf, meetingAt, seen)) {
                    meetingAt[slot] = i;
                    slotOf[i] = slot;
                    return true;
                }
            }
        }
        return false;
    }

    /// The first slots of the plans without a break that a participant can have, others aside.
    List<Integer> starts(int participant) {
        var starts = new ArrayList<Integer>();
        int length = meetingsOf[participant].length;
        for (int start = 0; start + length <= problem.slots(); start++) {
            if (match(meetingsOf[participant], start, start + length).isPresent()) {
                starts.add(start);
            }
        }
        return starts;
    }
}
