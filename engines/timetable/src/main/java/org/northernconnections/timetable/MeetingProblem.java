package org.northernconnections.timetable;

import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What is to be planned: the meetings of one event.
///
/// Valid once built: every id that is named exists, and ids are unique within their kind.
///
/// @param slots in order of time; slots of one session stand together, in ascending position
/// @param tables with names of their own; a host has one table of its own at most
/// @param requests the wanted meetings
/// @param keptApart pairs that must not meet; a request over one is never placed, for the reason [Reason.KeptApart]
/// @param previous an earlier plan to start from, or [Previous#NONE]
public record MeetingProblem(
        List<Slot> slots,
        List<Table> tables,
        List<Participant> participants,
        List<Interpreter> interpreters,
        List<Request> requests,
        Set<Pair> keptApart,
        Previous previous) {
    public MeetingProblem {
        slots = List.copyOf(slots);
        tables = List.copyOf(tables);
        participants = List.copyOf(participants);
        interpreters = List.copyOf(interpreters);
        requests = List.copyOf(requests);
        keptApart = Set.copyOf(keptApart);
        requireOrder(slots);
        requireUnique("table", tables.stream().map(Table::name).toList());
        requireUnique("participant", participants.stream().map(Participant::id).toList());
        requireUnique("interpreter", interpreters.stream().map(Interpreter::id).toList());
        requireUnique("request", requests.stream().map(Request::id).toList());
        requireKnownSlots(participants, interpreters, tables, slots.size());
        requireKnownIds(requests, participants, tables, slots.size());
        requireHosts(tables, participants);
    }

    /// A problem without interpreters.
    public MeetingProblem(
            List<Slot> slots,
            List<Table> tables,
            List<Participant> participants,
            List<Request> requests,
            Set<Pair> keptApart,
            Previous previous) {
        this(slots, tables, participants, List.of(), requests, keptApart, previous);
    }

    /// A problem without interpreters, without pairs to keep apart and without an earlier plan.
    public static MeetingProblem of(
            List<Slot> slots, List<Table> tables, List<Participant> participants, List<Request> requests) {
        return new MeetingProblem(slots, tables, participants, requests, Set.of(), Previous.NONE);
    }

    public MeetingProblem withPrevious(Previous earlier) {
        return new MeetingProblem(slots, tables, participants, interpreters, requests, keptApart, earlier);
    }

    /// Other requests; where one came after a request that is no more, that order is dropped.
    public MeetingProblem withRequests(List<Request> changed) {
        Set<String> ids = changed.stream().map(Request::id).collect(toSet());
        List<Request> ordered = changed.stream()
                .map(request -> ids.containsAll(request.after())
                        ? request
                        : request.withAfter(
                                request.after().stream().filter(ids::contains).collect(toSet())))
                .toList();
        return new MeetingProblem(slots, tables, participants, interpreters, ordered, keptApart, previous);
    }

    public MeetingProblem withParticipants(List<Participant> changed) {
        return new MeetingProblem(slots, tables, changed, interpreters, requests, keptApart, previous);
    }

    public MeetingProblem withTables(List<Table> changed) {
        return new MeetingProblem(slots, changed, participants, interpreters, requests, keptApart, previous);
    }

    public MeetingProblem withInterpreters(List<Interpreter> changed) {
        return new MeetingProblem(slots, tables, participants, changed, requests, keptApart, previous);
    }

    Map<String, Request> requestsById() {
        return requests.stream().collect(toUnmodifiableMap(Request::id, Function.identity()));
    }

    Map<String, Participant> participantsById() {
        return participants.stream().collect(toUnmodifiableMap(Participant::id, Function.identity()));
    }

    Map<String, Table> tablesByName() {
        return tables.stream().collect(toUnmodifiableMap(Table::name, Function.identity()));
    }

    Map<String, Interpreter> interpretersById() {
        return interpreters.stream().collect(toUnmodifiableMap(Interpreter::id, Function.identity()));
    }

    private static void requireOrder(List<Slot> slots) {
        Set<String> ended = new HashSet<>();
        for (int i = 1; i < slots.size(); i++) {
            Slot earlier = slots.get(i - 1);
            Slot later = slots.get(i);
            if (!later.session().equals(earlier.session())) {
                ended.add(earlier.session());
            }
            boolean forwards = !later.session().equals(earlier.session()) || later.position() > earlier.position();
            if (!forwards || ended.contains(later.session())) {
                throw new IllegalArgumentException("""
                        The slots must be in order of time, session by session, but %s stands after %s.
                        Maybe sort them by their start.""".formatted(later, earlier));
            }
        }
    }

    private static void requireUnique(String kind, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException(
                        "Every %s must have an id of its own, but %s occurs twice.\nMaybe one of them is a copy."
                                .formatted(kind, id));
            }
        }
    }

    private static void requireKnownSlots(
            List<Participant> participants, List<Interpreter> interpreters, List<Table> tables, int slotCount) {
        for (Table table : tables) {
            table.closed().forEach(slot -> requireSlot("Table " + table.name(), slot, slotCount));
        }
        for (Participant participant : participants) {
            participant.slots().forEach(slot -> requireSlot("Participant " + participant.id(), slot, slotCount));
        }
        for (Interpreter interpreter : interpreters) {
            interpreter.slots().forEach(slot -> requireSlot("Interpreter " + interpreter.id(), slot, slotCount));
        }
    }

    private static void requireHosts(List<Table> tables, List<Participant> participants) {
        Set<String> people = new HashSet<>();
        participants.forEach(participant -> people.add(participant.id()));
        Set<String> hosts = new HashSet<>();
        for (Table table : tables) {
            if (table.host() != null) {
                requireKnown("Table " + table.name(), "participant", table.host(), people);
                if (!hosts.add(table.host())) {
                    throw new IllegalArgumentException(
                            "A host must have one table of its own at most, but %s has two.\nMaybe leave the host of one out."
                                    .formatted(table.host()));
                }
            }
        }
    }

    private static void requireKnownIds(
            List<Request> requests, List<Participant> participants, List<Table> tables, int slotCount) {
        Set<String> people = new HashSet<>();
        participants.forEach(participant -> people.add(participant.id()));
        Set<String> places = new HashSet<>();
        tables.forEach(table -> places.add(table.name()));
        Set<String> wanted = new HashSet<>();
        requests.forEach(request -> wanted.add(request.id()));
        for (Request request : requests) {
            String owner = "Request " + request.id();
            request.participants().forEach(id -> requireKnown(owner, "participant", id, people));
            request.after().forEach(id -> requireKnown(owner, "request", id, wanted));
            if (request.pinnedTable() != null) {
                requireKnown(owner, "table", request.pinnedTable(), places);
            }
            if (request.pinnedSlot() != null) {
                requireSlot(owner, request.pinnedSlot(), slotCount);
            }
        }
    }

    private static void requireKnown(String owner, String kind, String id, Set<String> known) {
        if (!known.contains(id)) {
            throw new IllegalArgumentException(
                    "%s must name a known %s, but there is no %s.\nMaybe add it to the problem, or drop what names it."
                            .formatted(owner, kind, id));
        }
    }

    private static void requireSlot(String owner, int slot, int slotCount) {
        if (slot < 0 || slot >= slotCount) {
            throw new IllegalArgumentException(
                    "%s must name slots from 0 to %d, but it names %d.\nMaybe it counts from 1."
                            .formatted(owner, slotCount - 1, slot));
        }
    }
}
