package org.northernconnections.timetable.b2b;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Why there can be no plan, in words.
final class Reasons {
    private Reasons() {}

    static String noSlot(B2bProblem problem, int meeting) {
        B2bProblem.Meeting it = problem.meetings().get(meeting);
        String when = switch (it.part()) {
            case MORNING -> "in the morning";
            case AFTERNOON -> "in the afternoon";
            case EITHER -> "at any time";
        };
        return it.fixed() == B2bProblem.Meeting.FREE
                ? "Participants %d and %d are never free together %s, so meeting %d has no slot. Maybe give one of them more time."
                        .formatted(it.first() + 1, it.second() + 1, when, meeting + 1)
                : "Meeting %d is fixed to slot %d, but there participants %d and %d are not both free for it. Maybe fix another slot."
                        .formatted(meeting + 1, it.fixed() + 1, it.first() + 1, it.second() + 1);
    }

    static String order(B2bProblem problem, int earlier, int later) {
        return "Meeting %d must come after meeting %d, but no slot is left for both in that order. Maybe drop the order, or free an earlier slot."
                .formatted(later + 1, earlier + 1);
    }

    /// Some of a participant's meetings have together fewer slots than they are (a violator of Hall's condition).
    ///
    /// @param stopped once it says yes, they are as few as they are by then
    static String tooFewSlots(Domains domains, int participant, BooleanSupplier stopped) {
        int[] few = violator(domains, domains.meetingsOf[participant], stopped);
        var room = new BitSet();
        for (int meeting : few) {
            room.or(domains.slots[meeting]);
        }
        return "Participant %d has %d meetings (%s) for which there are only %d slots (%s). Maybe drop %d of them, or give the participants more time."
                .formatted(
                        participant + 1,
                        few.length,
                        numbers(few),
                        room.cardinality(),
                        numbers(room.stream().toArray()),
                        few.length - room.cardinality());
    }

    /// Meetings with too few slots: the fewest that one can be left with by dropping others, one by one.
    private static int[] violator(Domains domains, int[] own, BooleanSupplier stopped) {
        int[] few = own;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (int i = 0; i < few.length && !smaller && !stopped.getAsBoolean(); i++) {
                int[] rest = without(few, i);
                if (domains.match(rest, 0, domains.problem.slots()).isEmpty()) {
                    few = rest;
                    smaller = true;
                }
            }
        }
        return few;
    }

    private static int[] without(int[] meetings, int i) {
        return IntStream.range(0, meetings.length)
                .filter(k -> k != i)
                .map(k -> meetings[k])
                .toArray();
    }

    /// More meetings want these slots than tables have room in them; empty if all find room, others aside.
    ///
    /// @param stopped once it says yes, the others are taken to find room
    static String tooFewTables(B2bProblem problem, BitSet[] slots, BooleanSupplier stopped) {
        int[] load = new int[problem.slots()];
        int[] slotOf = new int[slots.length];
        Arrays.fill(slotOf, -1);
        for (int m = 0; m < slots.length && !stopped.getAsBoolean(); m++) {
            var seen = new BitSet();
            if (!place(problem, slots, m, load, slotOf, seen)) {
                int wanted = (int) IntStream.range(0, slots.length)
                        .filter(meeting -> within(slots[meeting], seen))
                        .count();
                return "%d meetings can only be in slots %s, where %d tables have room for %d. Maybe add a table or a slot."
                        .formatted(
                                wanted,
                                numbers(seen.stream().toArray()),
                                problem.tables(),
                                problem.tables() * seen.cardinality());
            }
        }
        return "";
    }

    private static boolean within(BitSet some, BitSet all) {
        var outside = (BitSet) some.clone();
        outside.andNot(all);
        return outside.isEmpty();
    }

    private static boolean place(
            B2bProblem problem, BitSet[] slots, int meeting, int[] load, int[] slotOf, BitSet seen) {
        for (int slot = slots[meeting].nextSetBit(0); slot >= 0; slot = slots[meeting].nextSetBit(slot + 1)) {
            if (seen.get(slot)) {
                continue;
            }
            seen.set(slot);
            if (load[slot] < problem.tables()) {
                load[slot]++;
                slotOf[meeting] = slot;
                return true;
            }
            for (int other = 0; other < slotOf.length; other++) {
                if (slotOf[other] == slot) {
                    slotOf[other] = -1;
                    load[slot]--;
                    if (place(problem, slots, other, load, slotOf, seen)) {
                        load[slot]++;
                        slotOf[meeting] = slot;
                        return true;
                    }
                    slotOf[other] = slot;
                    load[slot]++;
                }
            }
        }
        return false;
    }

    private static String numbers(int[] fromZero) {
        return Arrays.stream(fromZero).mapToObj(n -> String.valueOf(n + 1)).collect(Collectors.joining(", "));
    }
}
