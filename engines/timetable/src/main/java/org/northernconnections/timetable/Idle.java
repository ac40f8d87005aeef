package org.northernconnections.timetable;

/// The waiting of a participant, or of a group together.
///
/// A participant waits in a slot if it is present, has no meeting in it, and has a meeting both earlier and later
/// in the same session: who comes late to a session or leaves early does not wait. A break is a longest stretch of
/// adjacent slots of waiting, so that a pause ends one break and another may begin behind it.
///
/// @param breaks how many stretches
/// @param slots how many slots in all
public record Idle(int breaks, int slots) {
    public static final Idle NONE = new Idle(0, 0);

    Idle plus(Idle other) {
        return new Idle(breaks + other.breaks, slots + other.slots);
    }
}
