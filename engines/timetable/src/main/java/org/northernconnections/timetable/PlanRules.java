package org.northernconnections.timetable;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                        keptApartStayApart(problem, placements))
                .flatMap(breaches -> breaches)
                .toList();
    }

    /// A placement names a request, a slot and a table that exist.
    public static Stream<Breach> everyPlaceExists(MeetingProblem problem, List<Placement> placements) {
        Map<String, Request> requests = problem.requestsById();
        return placements.stream()
                .filter(placement -> !exists(problem, requests, placement))
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
        return problem.participants().stream()
                .map(participant -> Map.entry(participant, meetingsOf(problem, placements, participant)))
                .filter(entry -> entry.getValue().size() > entry.getKey().meetingsMax())
                .map(entry -> new Breach(
                        "timetable.rule.no-more-than-the-limit",
                        entry.getValue(),
                        List.of(entry.getKey().id())));
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
                .filter(meeting ->
                        problem.keptApart().contains(meeting.request().pair()))
                .map(meeting -> breach("timetable.rule.kept-apart", List.of(meeting)));
    }

    /// A participant has at least its least number of meetings. A wish, not part of [#check]: a plan may fall short.
    public static Stream<Breach> noFewerThanTheLeast(MeetingProblem problem, List<Placement> placements) {
        return problem.participants().stream()
                .map(participant -> Map.entry(participant, meetingsOf(problem, placements, participant)))
                .filter(entry -> entry.getValue().size() < entry.getKey().meetingsMin())
                .map(entry -> new Breach(
                        "timetable.rule.no-fewer-than-the-least",
                        entry.getValue(),
                        List.of(entry.getKey().id())));
    }

    private record Meeting(Request request, Placement placement) {}

    private record Attendance(String participant, Meeting meeting) {
        int slot() {
            return meeting.placement().slot();
        }
    }

    private static boolean exists(MeetingProblem problem, Map<String, Request> requests, Placement placement) {
        return requests.containsKey(placement.request())
                && placement.slot() >= 0
                && placement.slot() < problem.slots().size()
                && problem.tables().contains(placement.table());
    }

    private static Stream<Meeting> meetings(MeetingProblem problem, List<Placement> placements) {
        Map<String, Request> requests = problem.requestsById();
        List<Meeting> meetings = new ArrayList<>();
        for (Placement placement : placements) {
            Request request = requests.get(placement.request());
            if (request != null && exists(problem, requests, placement)) {
                meetings.add(new Meeting(request, placement));
            }
        }
        return meetings.stream();
    }

    private static Stream<Attendance> attendances(MeetingProblem problem, List<Placement> placements) {
        return meetings(problem, placements)
                .flatMap(meeting -> Stream.of(
                        new Attendance(meeting.request().first(), meeting),
                        new Attendance(meeting.request().second(), meeting)));
    }

    private static List<Placement> meetingsOf(
            MeetingProblem problem, List<Placement> placements, Participant participant) {
        return meetings(problem, placements)
                .filter(meeting -> meeting.request().concerns(participant.id()))
                .map(Meeting::placement)
                .toList();
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
                        .flatMap(request -> Stream.of(request.first(), request.second()))
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static Participant known(Map<String, Participant> participants, String id) {
        Participant participant = participants.get(id);
        if (participant == null) {
            throw new IllegalStateException("No participant " + id);
        }
        return participant;
    }
}
