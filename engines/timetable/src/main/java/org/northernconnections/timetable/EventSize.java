package org.northernconnections.timetable;

/// How large an event in a file may be: several times the largest that was measured (1,000 people, 6,000 meetings, 24
/// slots), and small enough that reading and planning stay within the memory of one machine.
public final class EventSize {
    /// A week of ten minutes each, day and night.
    public static final int SLOTS_MAX = 1_008;

    public static final int TABLES_MAX = 10_000;
    public static final int PARTICIPANTS_MAX = 10_000;
    public static final int MEETINGS_MAX = 50_000;
    /// Of participants and meetings together, times the slots.
    public static final int PLACES_MAX = 1_000_000;

    private EventSize() {}

    /// @throws IllegalArgumentException if participants, meetings and slots are too many together
    public static void requirePlaces(int participants, int meetings, int slots) {
        long places = ((long) participants + meetings) * slots;
        if (places > PLACES_MAX) {
            throw new IllegalArgumentException("""
                    Participants and meetings together, times the slots, must be at most %d, but they are (%d + %d) · %d.
                    Maybe plan one day at a time.""".formatted(PLACES_MAX, participants, meetings, slots));
        }
    }
}
