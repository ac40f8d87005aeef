package org.northernconnections.timetable;

/// The days of participants as words of bits: one word a session, one bit a slot in which somebody has a meeting.
///
/// What a day costs takes a few operations a session, whatever its slots are. A break is as [Idle] says; the slots in
/// which somebody waits are those of its breaks.
final class Days {
    /// A session of more slots does not fit into a word.
    static final int SESSION_SLOTS_MAX = Long.SIZE;

    /// The session of each slot, and its bit in that session's word.
    private final int[] sessionOf;

    private final long[] bitOf;
    /// By session, the slots that follow straight after the one before.
    private final long[] follows;
    /// By participant and session, the slots in which it is present.
    private final long[][] present;
    /// By participant and session, the slots in which it has a meeting.
    private final long[][] busy;

    /// Days without a meeting.
    Days(Grid grid) {
        int slots = grid.slots.size();
        this.sessionOf = new int[slots];
        this.bitOf = new long[slots];
        for (int slot = 0; slot < slots; slot++) {
            boolean opens = slot == 0 || !isOneSession(grid, slot - 1, slot);
            sessionOf[slot] = slot == 0 ? 0 : sessionOf[slot - 1] + (opens ? 1 : 0);
            bitOf[slot] = opens ? 1 : bitOf[slot - 1] << 1;
        }
        int sessions = slots == 0 ? 0 : sessionOf[slots - 1] + 1;
        this.follows = new long[sessions];
        this.present = new long[grid.participants.size()][sessions];
        this.busy = new long[grid.participants.size()][sessions];
        for (int slot = 0; slot < slots; slot++) {
            follows[sessionOf[slot]] |= grid.follows(slot) ? bitOf[slot] : 0;
            for (int person = 0; person < present.length; person++) {
                present[person][sessionOf[slot]] |= grid.isPresent(person, slot) ? bitOf[slot] : 0;
            }
        }
    }

    /// Whether each session of an event fits into a word.
    static boolean fit(Grid grid) {
        int row = 0;
        for (int slot = 0; slot < grid.slots.size(); slot++) {
            row = slot > 0 && isOneSession(grid, slot - 1, slot) ? row + 1 : 1;
            if (row > SESSION_SLOTS_MAX) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneSession(Grid grid, int slot, int other) {
        return grid.slots.get(slot).session().equals(grid.slots.get(other).session());
    }

    void put(int person, int slot) {
        busy[person][sessionOf[slot]] |= bitOf[slot];
    }

    void take(int person, int slot) {
        busy[person][sessionOf[slot]] &= ~bitOf[slot];
    }

    int breaks(int person) {
        int breaks = 0;
        for (int session = 0; session < follows.length; session++) {
            breaks += breaks(session, waits(person, session, busy[person][session]));
        }
        return breaks;
    }

    /// What it costs more if a meeting of somebody goes from one slot to another; what is in the way there goes back.
    ///
    /// @param gap what a slot of waiting costs, where a break costs 1
    double added(int person, int from, int to, double gap) {
        boolean busyFrom = isBusy(person, from);
        if (busyFrom == isBusy(person, to)) {
            return 0;
        }
        int one = sessionOf[from];
        int other = sessionOf[to];
        if (one == other) {
            return added(person, one, bitOf[from] | bitOf[to], gap);
        }
        return added(person, one, bitOf[from], gap) + added(person, other, bitOf[to], gap);
    }

    /// What it costs more if somebody is busy where it was not, and the reverse, in these slots of a session.
    private double added(int person, int session, long changed, double gap) {
        long now = busy[person][session];
        return cost(person, session, now ^ changed, gap) - cost(person, session, now, gap);
    }

    private double cost(int person, int session, long meets, double gap) {
        long waits = waits(person, session, meets);
        return breaks(session, waits) + gap * Long.bitCount(waits);
    }

    private boolean isBusy(int person, int slot) {
        return (busy[person][sessionOf[slot]] & bitOf[slot]) != 0;
    }

    /// Whether somebody has no meeting in a slot, but meetings around it or next to it in its session.
    boolean isAround(int person, int slot) {
        long meets = busy[person][sessionOf[slot]];
        long span = span(meets);
        return meets != 0 && ((span | span << 1 | span >>> 1) & ~meets & bitOf[slot]) != 0;
    }

    private long waits(int person, int session, long meets) {
        return meets == 0 ? 0 : span(meets) & present[person][session] & ~meets;
    }

    private static long span(long meets) {
        return -1L >>> Long.numberOfLeadingZeros(meets) & -1L << Long.numberOfTrailingZeros(meets);
    }

    /// How many stretches of adjacent slots these are.
    private int breaks(int session, long waits) {
        return Long.bitCount(waits & ~(waits << 1 & follows[session]));
    }
}
