package org.northernconnections.event;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.northernconnections.timetable.Breach;
import org.northernconnections.timetable.Explain;
import org.northernconnections.timetable.Idle;
import org.northernconnections.timetable.PlanRules;
import org.northernconnections.timetable.Reason;

/// A timetable together with all that it names: event, slots, tables, people and meetings.
public final class Board {
    private final Event event;
    private final Layout layout;
    private final Map<ParticipantId, Participant> participants;
    private final List<Participant> inOrder;
    private final Map<MeetingId, Meeting> meetings;
    private final Optional<Timetable> timetable;
    private final EventProblem problem;
    private final List<Placed> placed;
    private final Map<ParticipantId, List<Placed>> plans = new HashMap<>();

    public Board(
            Event event,
            Layout layout,
            List<Participant> participants,
            List<Meeting> meetings,
            Optional<Timetable> timetable) {
        this.event = event;
        this.layout = layout;
        this.inOrder = List.copyOf(participants);
        this.participants = participants.stream().collect(toMap(Participant::id, Function.identity()));
        this.meetings = meetings.stream().collect(toMap(Meeting::id, Function.identity()));
        this.timetable = timetable;
        this.problem = new EventProblem(event, layout, participants, meetings);
        this.placed = placements().stream()
                .map(this::placed)
                .sorted(Comparator.comparing((Placed placed) -> placed.slot().startsAt())
                        .thenComparingInt(placed -> placed.table().position()))
                .toList();
        placed.forEach(one -> {
            addPlan(one.meeting().first(), one);
            addPlan(one.meeting().second(), one);
        });
    }

    private void addPlan(ParticipantId participant, Placed placed) {
        plans.computeIfAbsent(participant, _ -> new ArrayList<>()).add(placed);
    }

    /// A meeting without a place, and why, the most decisive reason first.
    public record Unplaced(Meeting meeting, List<Reason> reasons) {}

    /// A meeting with its place.
    public record Placed(Meeting meeting, Placement placement, Slot slot, Table table) {
        /// Has nobody called it off?
        public boolean on() {
            return meeting.state() != MeetingState.CANCELLED;
        }
    }

    public Event event() {
        return event;
    }

    public Layout layout() {
        return layout;
    }

    /// Everybody who was invited, in the order of organisation and name.
    public List<Participant> participants() {
        return inOrder;
    }

    public Optional<Timetable> timetable() {
        return timetable;
    }

    public EventProblem problem() {
        return problem;
    }

    public Participant participant(ParticipantId id) {
        return known(participants.get(id), id);
    }

    public Meeting meeting(MeetingId id) {
        return known(meetings.get(id), id);
    }

    public Optional<Meeting> findMeeting(MeetingId id) {
        return Optional.ofNullable(meetings.get(id));
    }

    private static <T> T known(@org.jspecify.annotations.Nullable T found, Object id) {
        if (found == null) {
            throw new NoSuchElementException("Not at this event: " + id);
        }
        return found;
    }

    public List<Placement> placements() {
        return timetable.map(Timetable::placements).orElse(List.of());
    }

    /// The placements of meetings that are not over: what was held is no matter of planning any more.
    List<Placement> toCome() {
        return placements().stream()
                .filter(placement -> !meeting(placement.meeting()).state().over())
                .toList();
    }

    /// The placed meetings, by time and table.
    public List<Placed> placed() {
        return placed;
    }

    /// Those of them that nobody has called off.
    public List<Placed> on() {
        return placed.stream().filter(Placed::on).toList();
    }

    private Placed placed(Placement placement) {
        return new Placed(
                meeting(placement.meeting()),
                placement,
                layout.slot(placement.slot()),
                layout.table(placement.table()));
    }

    /// The meetings of one participant, by time.
    public List<Placed> planOf(ParticipantId participant) {
        return List.copyOf(plans.getOrDefault(participant, List.of()));
    }

    /// The meetings that concern one participant, with a place or without, in the order of their ids.
    public List<Meeting> meetingsOf(ParticipantId participant) {
        return meetings.values().stream()
                .filter(meeting -> meeting.concerns(participant))
                .sorted(Comparator.comparing(meeting -> meeting.id().value()))
                .toList();
    }

    /// What stands at a table in a slot.
    public Optional<Placed> findAt(SlotId slot, TableId table) {
        return timetable.flatMap(known -> known.findAt(slot, table)).map(this::placed);
    }

    public Optional<Placed> findPlaced(MeetingId meeting) {
        return timetable.flatMap(known -> known.find(meeting)).map(this::placed);
    }

    /// The wanted meetings without a place.
    public List<Meeting> withoutPlace() {
        Set<MeetingId> there = new HashSet<>();
        placements().forEach(placement -> there.add(placement.meeting()));
        return problem.wanted().stream()
                .filter(meeting -> !there.contains(meeting.id()))
                .toList();
    }

    /// The same, each with the reasons that may be said aloud.
    public List<Unplaced> unplaced() {
        var explain = new Explain(problem.open(), problem.toEngine(toCome()));
        return withoutPlace().stream()
                .map(meeting ->
                        new Unplaced(meeting, explain.whyNotPlaced(meeting.id().value())))
                .toList();
    }

    /// The placed meetings that break a rule, such as that of somebody who does not come after all.
    public Set<MeetingId> clashes() {
        Set<MeetingId> clashes = new HashSet<>();
        for (Breach breach : PlanRules.check(problem.open(), problem.toEngine(toCome()))) {
            breach.placements().forEach(placement -> clashes.add(new MeetingId(placement.request())));
        }
        return clashes;
    }

    public Map<ParticipantId, Idle> waiting() {
        return Waiting.of(layout, inOrder, List.copyOf(meetings.values()), placements());
    }

    public Map<String, Idle> waitingByCountry() {
        return Waiting.by(Participant::country, inOrder, waiting());
    }
}
