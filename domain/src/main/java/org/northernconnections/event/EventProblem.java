package org.northernconnections.event;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.northernconnections.partnership.Language;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.Pair;
import org.northernconnections.timetable.Plan;
import org.northernconnections.timetable.Previous;
import org.northernconnections.timetable.Request;

/// An event as the timetable engine sees it, and its answers as the event's own.
///
/// Participants, meetings and tables go by their ids, slots by their index in [Layout#slots()].
public final class EventProblem {
    private final Event event;
    private final Layout layout;
    private final List<Participant> present;
    private final List<Meeting> wanted;
    private final Map<SlotId, Integer> slots = new HashMap<>();

    public EventProblem(Event event, Layout layout, Collection<Participant> participants, List<Meeting> meetings) {
        this.event = event;
        this.layout = layout;
        this.present = participants.stream()
                .filter(participant -> participant.coming() != Coming.NOT_COMING)
                .toList();
        Set<ParticipantId> ids = present.stream().map(Participant::id).collect(toSet());
        this.wanted = meetings.stream()
                .filter(meeting -> TimetableRules.belongsInto(meeting, ids))
                .toList();
        layout.slots().forEach(slot -> slots.put(slot.id(), slots.size()));
    }

    /// The meetings that belong into a timetable.
    public List<Meeting> wanted() {
        return wanted;
    }

    /// The question without anybody's private wishes and without pins: what may be said aloud about a plan.
    public MeetingProblem open() {
        return problem(Set.of(), List.of(), Previous.NONE, _ -> beforeTheDay());
    }

    /// The same question once some slots have begun, with what is pinned and without lost tables: what could still be
    /// changed.
    ///
    /// @param held placements of which the pinned ones hold
    /// @param fromSlot the first slot that can still be changed, as an index: what stands before it stays
    public MeetingProblem openFrom(List<Placement> held, int fromSlot) {
        List<Placement> pinned = held.stream().filter(Placement::pinned).toList();
        Set<Integer> toCome =
                IntStream.range(fromSlot, layout.slots().size()).boxed().collect(toSet());
        return problem(Set.of(), pinned, new Previous(toEngine(held), false, fromSlot, Set.of()), _ -> beforeTheDay())
                .withTables(layout.tables().stream()
                        .map(table -> engineTable(table, beforeTheDay()).closedIn(table.lost() ? toCome : Set.of()))
                        .toList());
    }

    /// The question to plan.
    ///
    /// A pair that somebody pinned is not kept apart: the pin would give the private wish away. On the day itself a
    /// host stays at the own table only if all of `kept` has it so: after a lost table or a move by hand it is a
    /// table like any other.
    ///
    /// @param kept placements of which the pinned ones hold
    /// @param before the plan to start from
    /// @param changeLeast people hold that plan already
    public MeetingProblem toPlan(
            Set<RatherNot> ratherNots, List<Placement> kept, List<Placement> before, boolean changeLeast) {
        List<Placement> pinned = kept.stream().filter(Placement::pinned).toList();
        return problem(
                ratherNots,
                pinned,
                new Previous(toEngine(before), changeLeast),
                table -> beforeTheDay() || staysWithItsHost(table, kept));
    }

    private boolean beforeTheDay() {
        return event.state().compareTo(EventState.RUNNING) < 0;
    }

    /// Are the meetings at a table those of its host?
    private boolean staysWithItsHost(Table table, List<Placement> placements) {
        Map<MeetingId, Meeting> known = wanted.stream().collect(toMap(Meeting::id, Function.identity()));
        ParticipantId host = table.host();
        return placements.stream().allMatch(placement -> {
            Meeting meeting = known.get(placement.meeting());
            return meeting == null || placement.table().equals(table.id()) == (host != null && meeting.concerns(host));
        });
    }

    /// @param hosted whether a table is its host's
    private MeetingProblem problem(
            Set<RatherNot> ratherNots, List<Placement> pinned, Previous previous, Predicate<Table> hosted) {
        Map<MeetingId, Placement> pins = pinned.stream().collect(toMap(Placement::meeting, Function.identity()));
        List<Request> requests = wanted.stream()
                .map(meeting -> request(meeting, Optional.ofNullable(pins.get(meeting.id()))))
                .toList();
        Set<Pair> apart = new HashSet<>();
        ratherNots.forEach(ratherNot ->
                apart.add(new Pair(ratherNot.from().value(), ratherNot.about().value())));
        requests.stream()
                .filter(request -> request.pinnedSlot() != null)
                .flatMap(request -> request.pairs().stream())
                .forEach(apart::remove);
        return new MeetingProblem(
                engineSlots(),
                layout.tables().stream()
                        .map(table -> engineTable(table, hosted.test(table)))
                        .toList(),
                present.stream().map(this::participant).toList(),
                requests,
                apart,
                previous);
    }

    private org.northernconnections.timetable.Table engineTable(Table table, boolean hosted) {
        var open = org.northernconnections.timetable.Table.of(table.id().value());
        ParticipantId host = table.host();
        boolean there = host != null
                && present.stream().anyMatch(participant -> participant.id().equals(host));
        return host != null && there && hosted && !table.lost() ? open.hostedBy(host.value()) : open;
    }

    /// What is pinned at a table that is lost keeps its time and goes to another.
    private Request request(Meeting meeting, Optional<Placement> pin) {
        var request = new Request(
                meeting.id().value(),
                meeting.first().value(),
                meeting.second().value(),
                TimetableRules.strength(meeting),
                null,
                null);
        return pin.filter(placement -> slots.containsKey(placement.slot())
                        && layout.findTable(placement.table()).isPresent())
                .map(placement -> {
                    Request held = request.withPinnedSlot(index(placement.slot()));
                    return layout.table(placement.table()).lost()
                            ? held
                            : held.withPinnedTable(placement.table().value());
                })
                .orElse(request);
    }

    private List<org.northernconnections.timetable.Slot> engineSlots() {
        var positions = new HashMap<SessionId, Integer>();
        return layout.slots().stream()
                .map(slot -> new org.northernconnections.timetable.Slot(
                        slot.session().value(), positions.merge(slot.session(), 1, Integer::sum) - 1))
                .toList();
    }

    private org.northernconnections.timetable.Participant participant(Participant participant) {
        var engine = new org.northernconnections.timetable.Participant(
                participant.id().value(),
                participant.country(),
                IntStream.range(0, layout.slots().size())
                        .filter(index -> !participant
                                .away()
                                .contains(layout.slots().get(index).id()))
                        .boxed()
                        .collect(toSet()),
                participant.meetingsMin(),
                participant.mostAt(event));
        return engine.withLanguages(
                participant.languages().stream().map(Language::code).collect(toSet()));
    }

    /// The index by which the engine knows a slot.
    public int index(SlotId slot) {
        Integer index = slots.get(slot);
        if (index == null) {
            throw new IllegalArgumentException("There is no slot " + slot + " at this event.");
        }
        return index;
    }

    /// Placements as the engine knows them; those in slots or at tables that are no more are left out.
    public List<org.northernconnections.timetable.Placement> toEngine(List<Placement> placements) {
        return placements.stream()
                .filter(placement -> slots.containsKey(placement.slot())
                        && layout.findTable(placement.table()).isPresent())
                .map(placement -> new org.northernconnections.timetable.Placement(
                        placement.meeting().value(),
                        index(placement.slot()),
                        placement.table().value()))
                .toList();
    }

    /// A plan's placements, with those pinned that were so before.
    public List<Placement> fromEngine(Plan plan, List<Placement> kept) {
        Set<MeetingId> pinned =
                kept.stream().filter(Placement::pinned).map(Placement::meeting).collect(toSet());
        return plan.placements().stream()
                .map(placement -> {
                    var meeting = new MeetingId(placement.request());
                    return new Placement(
                            meeting,
                            layout.slots().get(placement.slot()).id(),
                            new TableId(placement.table()),
                            pinned.contains(meeting));
                })
                .toList();
    }
}
