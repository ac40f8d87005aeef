package org.northernconnections.event;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.northernconnections.timetable.Idle;

/// Who waits between meetings in a timetable, counted as the engine counts: see [Idle].
public final class Waiting {
    private Waiting() {}

    /// The waiting of each participant.
    public static Map<ParticipantId, Idle> of(
            Layout layout, List<Participant> participants, List<Meeting> meetings, List<Placement> placements) {
        Map<MeetingId, Meeting> byId = new HashMap<>();
        meetings.forEach(meeting -> byId.put(meeting.id(), meeting));
        Map<ParticipantId, Set<SlotId>> busy = new HashMap<>();
        for (Placement placement : placements) {
            Meeting meeting = byId.get(placement.meeting());
            if (meeting != null) {
                busy.computeIfAbsent(meeting.first(), _ -> new HashSet<>()).add(placement.slot());
                busy.computeIfAbsent(meeting.second(), _ -> new HashSet<>()).add(placement.slot());
            }
        }
        Map<ParticipantId, Idle> waiting = new HashMap<>();
        for (Participant participant : participants) {
            waiting.put(participant.id(), waits(layout, participant, busy.getOrDefault(participant.id(), Set.of())));
        }
        return waiting;
    }

    private static Idle waits(Layout layout, Participant participant, Set<SlotId> busy) {
        int breaks = 0;
        int slots = 0;
        for (Session session : layout.sessions()) {
            int open = 0;
            int openSlots = 0;
            boolean met = false;
            boolean waited = false;
            for (Slot slot : layout.slotsOf(session.id())) {
                boolean waits =
                        met && !busy.contains(slot.id()) && !participant.away().contains(slot.id());
                if (busy.contains(slot.id())) {
                    breaks += open;
                    slots += openSlots;
                    open = 0;
                    openSlots = 0;
                    met = true;
                } else if (waits) {
                    open += waited ? 0 : 1;
                    openSlots++;
                }
                waited = waits;
            }
        }
        return new Idle(breaks, slots);
    }

    /// The same, summed by something that participants share, such as their country.
    public static Map<String, Idle> by(
            Function<Participant, String> shared, List<Participant> participants, Map<ParticipantId, Idle> waiting) {
        Map<String, Idle> sums = new TreeMap<>();
        for (Participant participant : participants) {
            sums.merge(
                    shared.apply(participant),
                    waiting.getOrDefault(participant.id(), Idle.NONE),
                    (one, other) -> new Idle(one.breaks() + other.breaks(), one.slots() + other.slots()));
        }
        return sums;
    }
}
