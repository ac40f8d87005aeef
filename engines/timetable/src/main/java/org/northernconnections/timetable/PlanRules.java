package org.northernconnections.timetable;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What every plan keeps, one rule a method. A plan made by hand is checked by the same rules.
///
/// Every rule takes any placements at all, and passes over those that name something unknown: these are
/// [#everyPlaceExists]'s to report.
public final class PlanRules {
    private PlanRules() {}

    /// All breaches of all rules; none for any plan of [TimetableEngine].
    public static List<Breach> check(MeetingProblem problem, List<Placement> placements) {
        return Stream.of(
                        everyPlaceExists(problem, placements),
                        eachRequestOnce(problem, placements),
                        onePlaceAtATime(problem, placements),
                        oneMeetingATable(problem, placements),
                        onlyWhenPresent(problem, placements),
                        noMoreThanTheLimit(problem, placements),
                        pinnedSlotsHold(problem, placements),
                        pinnedTablesHold(problem, placements),
                        keptApartStayApart(problem, placements),
                        whatWasHeldStays(problem, placements),
                        onlyOpenTables(problem, placements),
                        aSeatForEverybody(problem, placements),
                        hostsStayAtTheirTables(problem, placements),
                        aLanguageInCommonOrAnInterpreter(problem, placements),
                        oneMeetingAnInterpreter(problem, placements),
                        pausesAreKept(problem, placements),
                        slotsAreLongEnough(problem, placements),
                        orderIsKept(problem, placements))
                .flatMap(breaches -> breaches)
                .toList();
    }

    /// A placement names a request, a slot, a table and, if any, an interpreter that exist.
    public static Stream<Breach> everyPlaceExists(MeetingProblem problem, List<Placement> placements) {
        Set<Placement> known =
                meetings(problem, placements).map(Meeting::placement).collect(toSet());
        return placements.stream()
                .filter(placement -> !known.contains(placement))
                .map(placement -> new Breach("timetable.rule.place-exists", List.of(placement), List.of()));
    }

    /// A request is placed once at most.
    public static Stream<Breach> eachRequestOnce(MeetingProblem problem, List<Placement> placements) {
        return meetings(problem, placements)
                .collect(groupingBy(Meeting::request, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .filter(same -> same.size() > 1)
                .map(same -> breach("timetable.rule.request-once", same));
    }

    /// A participant has at most one meeting in a slot.
    public static Stream<Breach> onePlaceAtATime(MeetingProblem problem, List<Placement> placements) {
        record Moment(String participant, int slot) {}
        return clashes(attendances(problem, placements), visit -> new Moment(visit.participant(), visit.slot()))
                .map(clash -> new Breach(
                        "timetable.rule.one-place-at-a-time",
                        clash.stream().map(visit -> visit.meeting().placement()).toList(),
                        List.of(clash.getFirst().participant())));
    }

    /// A table holds at most one meeting in a slot.
    public static Stream<Breach> oneMeetingATable(MeetingProblem problem, List<Placement> placements) {
        record Place(int slot, String table) {}
        return clashes(
                        meetings(problem, placements),
                        meeting -> new Place(
                                meeting.placement().slot(), meeting.placement().table()))
                .map(clash -> breach("timetable.rule.one-meeting-a-table", clash));
    }

    /// A participant meets only in slots in which it is present.
    public static Stream<Breach> onlyWhenPresent(MeetingProblem problem, List<Placement> placements) {
        Map<String, Participant> participants = problem.participantsById();
        return attendances(problem, placements)
                .filter(visit ->
                        !known(participants, visit.participant()).slots().contains(visit.slot()))
                .map(visit -> new Breach(
                        "timetable.rule.only-when-present",
                        List.of(visit.meeting().placement()),
                        List.of(visit.participant())));
    }

    /// A participant has no more meetings than its limit.
    public static Stream<Breach> noMoreThanTheLimit(MeetingProblem problem, List<Placement> placements) {
        Map<String, List<Placement>> own = placementsOf(problem, placements);
        return problem.participants().stream()
                .filter(participant -> own(own, participant).size() > participant.meetingsMax())
                .map(participant -> new Breach(
                        "timetable.rule.no-more-than-the-limit", own(own, participant), List.of(participant.id())));
    }

    /// A request that is pinned to a slot is placed in that slot or not at all.
    public static Stream<Breach> pinnedSlotsHold(MeetingProblem problem, List<Placement> placements) {
        return meetings(problem, placements)
                .filter(meeting -> meeting.request().pinnedSlot() != null
                        && meeting.request().pinnedSlot() != meeting.placement().slot())
                .map(meeting -> breach("timetable.rule.pinned-slot", List.of(meeting)));
    }

    /// A request that is pinned to a table is placed at that table or not at all.
    public static Stream<Breach> pinnedTablesHold(MeetingProblem problem, List<Placement> placements) {
        return meetings(problem, placements)
                .filter(meeting -> meeting.request().pinnedTable() != null
                        && !meeting.request()
                                .pinnedTable()
                                .equals(meeting.placement().table()))
                .map(meeting -> breach("timetable.rule.pinned-table", List.of(meeting)));
    }

    /// A pair that is kept apart does not meet.
    public static Stream<Breach> keptApartStayApart(MeetingProblem problem, List<Placement> placements) {
        return meetings(problem, placements)
                .filter(meeting -> meeting.request().pairs().stream().anyMatch(problem.keptApart()::contains))
                .map(meeting -> breach("timetable.rule.kept-apart", List.of(meeting)));
    }

    /// A slot before [Previous#fromSlot()] has no meeting that the earlier plan does not have there.
    public static Stream<Breach> whatWasHeldStays(MeetingProblem problem, List<Placement> placements) {
        record Held(String request, int slot) {}
        Set<Held> held = problem.previous().placements().stream()
                .map(placement -> new Held(placement.request(), placement.slot()))
                .collect(toSet());
        return meetings(problem, placements)
                .filter(meeting -> meeting.slot() < problem.previous().fromSlot()
                        && !held.contains(new Held(meeting.request().id(), meeting.slot())))
                .map(meeting -> breach("timetable.rule.held", List.of(meeting)));
    }

    /// A table that is closed in a slot holds no meeting in it.
    public static Stream<Breach> onlyOpenTables(MeetingProblem problem, List<Placement> placements) {
        return meetings(problem, placements)
                .filter(meeting -> meeting.table().closed().contains(meeting.slot()))
                .map(meeting -> breach("timetable.rule.open-table", List.of(meeting)));
    }

    /// A table has a seat for each participant of its meeting.
    public static Stream<Breach> aSeatForEverybody(MeetingProblem problem, List<Placement> placements) {
        return meetings(problem, placements)
                .filter(meeting -> meeting.table().seats()
                        < meeting.request().participants().size())
                .map(meeting -> breach("timetable.rule.seats", List.of(meeting)));
    }

    /// A host's meetings are at the host's own table, and nobody else's are.
    public static Stream<Breach> hostsStayAtTheirTables(MeetingProblem problem, List<Placement> placements) {
        Set<String> hosts = problem.tables().stream()
                .map(Table::host)
                .filter(Objects::nonNull)
                .collect(toSet());
        return meetings(problem, placements)
                .filter(meeting -> {
                    String host = meeting.table().host();
                    boolean strangers = host != null && !meeting.request().concerns(host);
                    return strangers
                            || meeting.request().participants().stream()
                                    .anyMatch(person -> hosts.contains(person) && !person.equals(host));
                })
                .map(meeting -> breach("timetable.rule.own-table", List.of(meeting)));
    }

    /// The participants of a meeting share a language, or an interpreter shares one with each of them.
    public static Stream<Breach> aLanguageInCommonOrAnInterpreter(MeetingProblem problem, List<Placement> placements) {
        Map<String, Participant> participants = problem.participantsById();
        Map<String, Interpreter> interpreters = problem.interpretersById();
        return meetings(problem, placements)
                .filter(meeting -> {
                    List<Set<String>> spoken = meeting.request().participants().stream()
                            .map(person -> known(participants, person).languages())
                            .filter(languages -> !languages.isEmpty())
                            .toList();
                    String helper = meeting.placement().interpreter();
                    return !haveOneInCommon(spoken)
                            && (helper == null
                                    || !isSharedWithEach(
                                            known(interpreters, helper).languages(), spoken));
                })
                .map(meeting -> breach("timetable.rule.language", List.of(meeting)));
    }

    /// An interpreter is at one meeting in a slot at most, and only in slots in which it is present.
    public static Stream<Breach> oneMeetingAnInterpreter(MeetingProblem problem, List<Placement> placements) {
        record Help(String interpreter, int slot) {}
        Map<String, Interpreter> interpreters = problem.interpretersById();
        return meetings(problem, placements)
                .filter(meeting -> meeting.placement().interpreter() != null)
                .collect(groupingBy(
                        meeting -> new Help(
                                Objects.requireNonNull(meeting.placement().interpreter()), meeting.slot()),
                        LinkedHashMap::new,
                        toList()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().size() > 1
                        || !known(interpreters, entry.getKey().interpreter())
                                .slots()
                                .contains(entry.getKey().slot()))
                .map(entry -> breach("timetable.rule.interpreter", entry.getValue()));
    }

    /// A participant has no more meetings in adjacent slots than it may have without a pause.
    public static Stream<Breach> pausesAreKept(MeetingProblem problem, List<Placement> placements) {
        Map<String, List<Placement>> own = placementsOf(problem, placements);
        return problem.participants().stream()
                .flatMap(participant -> rows(problem, own(own, participant)).stream()
                        .filter(row -> row.size() > participant.inARowMax())
                        .map(row -> new Breach("timetable.rule.pause", row, List.of(participant.id()))));
    }

    /// A meeting's slot is as long as the meeting needs.
    public static Stream<Breach> slotsAreLongEnough(MeetingProblem problem, List<Placement> placements) {
        return meetings(problem, placements)
                .filter(meeting -> problem.slots().get(meeting.slot()).minutes()
                        < meeting.request().minutesMin())
                .map(meeting -> breach("timetable.rule.length", List.of(meeting)));
    }

    /// A meeting that comes after another is in a later slot, where both are placed.
    public static Stream<Breach> orderIsKept(MeetingProblem problem, List<Placement> placements) {
        Map<String, List<Meeting>> byRequest = meetings(problem, placements)
                .collect(groupingBy(meeting -> meeting.request().id()));
        return meetings(problem, placements)
                .flatMap(later -> later.request().after().stream()
                        .flatMap(id -> byRequest.getOrDefault(id, List.of()).stream())
                        .filter(earlier -> earlier.slot() >= later.slot())
                        .map(earlier -> breach("timetable.rule.order", List.of(earlier, later))));
    }

    /// A participant has at least its least number of meetings. A wish, not part of [#check]: a plan may fall short.
    public static Stream<Breach> noFewerThanTheLeast(MeetingProblem problem, List<Placement> placements) {
        Map<String, List<Placement>> own = placementsOf(problem, placements);
        return problem.participants().stream()
                .filter(participant -> own(own, participant).size() < participant.meetingsMin())
                .map(participant -> new Breach(
                        "timetable.rule.no-fewer-than-the-least", own(own, participant), List.of(participant.id())));
    }

    private record Meeting(Request request, Table table, Placement placement) {
        int slot() {
            return placement.slot();
        }
    }

    private record Attendance(String participant, Meeting meeting) {
        int slot() {
            return meeting.slot();
        }
    }

    private static Stream<Meeting> meetings(MeetingProblem problem, List<Placement> placements) {
        Map<String, Request> requests = problem.requestsById();
        Map<String, Table> tables = problem.tablesByName();
        Map<String, Interpreter> interpreters = problem.interpretersById();
        List<Meeting> meetings = new ArrayList<>();
        for (Placement placement : placements) {
            Request request = requests.get(placement.request());
            Table table = tables.get(placement.table());
            boolean slot =
                    placement.slot() >= 0 && placement.slot() < problem.slots().size();
            boolean interpreter = placement.interpreter() == null || interpreters.containsKey(placement.interpreter());
            if (request != null && table != null && slot && interpreter) {
                meetings.add(new Meeting(request, table, placement));
            }
        }
        return meetings.stream();
    }

    private static Stream<Attendance> attendances(MeetingProblem problem, List<Placement> placements) {
        return meetings(problem, placements)
                .flatMap(meeting -> meeting.request().participants().stream()
                        .map(participant -> new Attendance(participant, meeting)));
    }

    private static Map<String, List<Placement>> placementsOf(MeetingProblem problem, List<Placement> placements) {
        return attendances(problem, placements)
                .collect(groupingBy(
                        Attendance::participant,
                        mapping(visit -> visit.meeting().placement(), toList())));
    }

    private static List<Placement> own(Map<String, List<Placement>> placementsOf, Participant participant) {
        return placementsOf.getOrDefault(participant.id(), List.of());
    }

    /// The placements of a participant, cut where a slot does not follow straight after the one before.
    private static List<List<Placement>> rows(MeetingProblem problem, List<Placement> placements) {
        List<List<Placement>> rows = new ArrayList<>();
        Placement before = null;
        for (Placement placement : placements.stream()
                .sorted(Comparator.comparingInt(Placement::slot))
                .toList()) {
            boolean goesOn = before != null
                    && problem.slots()
                            .get(placement.slot())
                            .follows(problem.slots().get(before.slot()));
            if (!goesOn) {
                rows.add(new ArrayList<>());
            }
            rows.getLast().add(placement);
            before = placement;
        }
        return rows;
    }

    private static boolean haveOneInCommon(List<Set<String>> spoken) {
        return spoken.isEmpty()
                || spoken.getFirst().stream()
                        .anyMatch(language -> spoken.stream().allMatch(other -> other.contains(language)));
    }

    private static boolean isSharedWithEach(Set<String> languages, List<Set<String>> spoken) {
        return spoken.stream().allMatch(own -> own.stream().anyMatch(languages::contains));
    }

    private static <T, K> Stream<List<T>> clashes(Stream<T> things, Function<T, K> place) {
        return things.collect(groupingBy(place, LinkedHashMap::new, toList())).values().stream()
                .filter(same -> same.size() > 1);
    }

    private static Breach breach(String code, List<Meeting> meetings) {
        return new Breach(
                code,
                meetings.stream().map(Meeting::placement).toList(),
                meetings.stream()
                        .map(Meeting::request)
                        .flatMap(request -> request.participants().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static <T> T known(Map<String, T> things, String id) {
        T thing = things.get(id);
        if (thing == null) {
            throw new IllegalStateException("There is no " + id);
        }
        return thing;
    }
}
