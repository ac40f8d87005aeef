package org.northernconnections.timetable;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// What a plan is worth on each level, counted from its placements alone: shares nothing with the search.
public final class PlanValues {
    private final MeetingProblem problem;
    private final Map<String, Placement> places = new HashMap<>();
    private final Map<String, NavigableSet<Integer>> busy = new HashMap<>();

    private PlanValues(MeetingProblem problem, List<Placement> placements) {
        this.problem = problem;
        Map<String, Request> requests = problem.requestsById();
        problem.participants().forEach(participant -> busy.put(participant.id(), new TreeSet<>()));
        for (Placement placement : placements) {
            Request request = requests.get(placement.request());
            if (request != null) {
                places.put(placement.request(), placement);
                request.participants().forEach(person -> busyOf(person).add(placement.slot()));
            }
        }
    }

    /// The value of each level, for placements that keep [PlanRules].
    public static Map<Level, Long> of(MeetingProblem problem, List<Placement> placements) {
        var values = new PlanValues(problem, placements);
        Map<Level, Long> levels = new EnumMap<>(Level.class);
        values.addRequests(levels);
        values.addBreaks(levels);
        levels.put(Level.MEETINGS_SHORT, values.meetingsShort());
        levels.put(Level.TABLE_CHANGES, values.tableChanges());
        return levels;
    }

    private void addRequests(Map<Level, Long> levels) {
        long musts = 0;
        long likes = 0;
        for (Request request : problem.requests()) {
            if (!places.containsKey(request.id())) {
                switch (request.strength()) {
                    case Strength.Must() -> musts++;
                    case Strength.Like(int weight) -> likes += weight;
                }
            }
        }
        levels.put(Level.UNPLACED_MUSTS, musts);
        levels.put(Level.UNPLACED_LIKES, likes);
        levels.put(
                Level.MOVES,
                problem.previous().keep()
                        ? problem.previous().placements().stream()
                                .filter(earlier -> isMoved(earlier))
                                .count()
                        : 0L);
    }

    private boolean isMoved(Placement earlier) {
        Placement now = places.get(earlier.request());
        return problem.requestsById().containsKey(earlier.request()) && (now == null || now.slot() != earlier.slot());
    }

    private long meetingsShort() {
        return problem.participants().stream()
                .mapToLong(person ->
                        Math.max(0, person.meetingsMin() - busyOf(person.id()).size()))
                .sum();
    }

    private void addBreaks(Map<Level, Long> levels) {
        Map<String, Long> breaksOf = new HashMap<>();
        Map<String, Long> peopleOf = new HashMap<>();
        long all = 0;
        long most = 0;
        for (Participant person : problem.participants()) {
            long own = breaks(person, busyOf(person.id()));
            all += own;
            most = Math.max(most, own);
            breaksOf.merge(person.group(), own, Long::sum);
            peopleOf.merge(person.group(), 1L, Long::sum);
        }
        levels.put(Level.BREAKS, all);
        levels.put(Level.UNFAIRNESS, most);
        levels.put(
                Level.GROUP_UNFAIRNESS,
                breaksOf.entrySet().stream()
                        .mapToLong(group ->
                                Math.ceilDiv(100 * group.getValue(), peopleOf.getOrDefault(group.getKey(), 1L)))
                        .max()
                        .orElse(0));
    }

    private long breaks(Participant participant, NavigableSet<Integer> busySlots) {
        long breaks = 0;
        Slot waitedIn = null;
        for (int slot : participant.slots()) {
            Slot here = problem.slots().get(slot);
            Integer sooner = busySlots.lower(slot);
            Integer later = busySlots.higher(slot);
            boolean waits = !busySlots.contains(slot)
                    && sooner != null
                    && later != null
                    && problem.slots().get(sooner).session().equals(here.session())
                    && problem.slots().get(later).session().equals(here.session());
            breaks += waits && (waitedIn == null || !here.follows(waitedIn)) ? 1 : 0;
            waitedIn = waits ? here : null;
        }
        return breaks;
    }

    private long tableChanges() {
        record Seat(String participant, int slot) {}
        Map<Seat, String> seats = new HashMap<>();
        for (Request request : problem.requests()) {
            Placement placement = places.get(request.id());
            if (placement != null) {
                request.participants()
                        .forEach(person -> seats.put(new Seat(person, placement.slot()), placement.table()));
            }
        }
        return seats.entrySet().stream()
                .filter(seat -> seat.getKey().slot() > 0)
                .filter(seat -> problem.slots()
                        .get(seat.getKey().slot())
                        .follows(problem.slots().get(seat.getKey().slot() - 1)))
                .filter(seat -> {
                    String before = seats.get(
                            new Seat(seat.getKey().participant(), seat.getKey().slot() - 1));
                    return before != null && !before.equals(seat.getValue());
                })
                .count();
    }

    private NavigableSet<Integer> busyOf(String person) {
        return busy.getOrDefault(person, new TreeSet<>());
    }
}
