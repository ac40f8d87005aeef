package org.northernconnections.timetable;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A plan for the rest of the day that changes as little as can be of one that people hold.
///
/// 1. What stands before [Change#fromSlot()] stays. Of what people hold for later, as much as can be is kept, the
///    musts first; of that as few as can be move, and of those plans the one with the fewest breaks is taken.
/// 2. Then the other requests, old and new, fill what room is left; nothing moves for them any more.
///
/// So the number of meetings that are moved or dropped is the least among all plans that keep as much. Weights
/// ([PlanSettings#weights()]) hold for the second step alone: what people hold does not give way to anything.
public final class Replanning {
    private final TimetableEngine engine;

    public Replanning(TimetableEngine engine) {
        this.engine = engine;
    }

    /// What came of it.
    ///
    /// @param problem as it is now, in which the plan is to be read
    /// @param plan whose level of moves counts the moved and the dropped together, and whose bounds are
    ///     those of plans that keep what this one keeps
    /// @param dropped the requests that had a place and have none any more, in the order of the problem
    /// @param moves how many meetings have another slot than before, and a bound for plans that keep as much
    /// @param keepingProven whether no plan keeps more of what people held, and none that keeps as much
    ///     moves or drops fewer
    public record Result(
            MeetingProblem problem, Plan plan, List<String> dropped, LevelResult moves, boolean keepingProven) {
        public Result {
            dropped = List.copyOf(dropped);
        }
    }

    /// @param held the placements that people hold; those that name something unknown are passed over
    /// @param settings of which the limit is for all of it
    public Result replan(MeetingProblem problem, List<Placement> held, Change change, PlanSettings settings) {
        MeetingProblem now = changed(problem, held, change);
        Map<String, Placement> places = places(now, held);
        Keeping.Kept kept = new Keeping(engine, keeping(now, places), settings.withWeights(Map.of())).keep();
        Plan filled = engine.plan(filling(now, kept.placements()), settings.withLimit(kept.timeLeft()));
        return result(now, places, kept, filled);
    }

    /// Counted from the final plan, as what was dropped first may find a place in it again.
    ///
    /// @param places what people held
    static Result result(MeetingProblem now, Map<String, Placement> places, Keeping.Kept kept, Plan filled) {
        Map<String, Placement> stand = places(now, filled.placements());
        List<String> dropped = now.requests().stream()
                .map(Request::id)
                .filter(id -> places.containsKey(id) && !stand.containsKey(id))
                .toList();
        long moved = places.values().stream()
                .filter(before -> stand.getOrDefault(before.request(), before).slot() != before.slot())
                .count();
        LevelResult moves = new LevelResult(Level.MOVES, moved, Math.min(moved, kept.movedBound()));
        long lost = moved + dropped.size();
        Plan plan = filled.withLevel(
                new LevelResult(Level.MOVES, lost, Math.min(lost, kept.moves().bound())));
        if (!(kept.musts().proven() && kept.likes().proven())) {
            plan = plan.withLevel(lowered(plan, kept.musts())).withLevel(lowered(plan, kept.likes()));
        }
        return new Result(now, kept.timeUp() ? plan.withTimeUp() : plan, dropped, moves, kept.proven());
    }

    /// A level of a plan, where more might have been kept: no plan has less than leaves out of what was held.
    private static LevelResult lowered(Plan plan, LevelResult kept) {
        LevelResult filled = plan.level(kept.level());
        return new LevelResult(kept.level(), filled.best(), Math.min(filled.bound(), kept.bound()));
    }

    private static MeetingProblem changed(MeetingProblem problem, List<Placement> held, Change change) {
        Set<Integer> future = IntStream.range(change.fromSlot(), problem.slots().size())
                .boxed()
                .collect(toSet());
        List<Participant> people = problem.participants().stream()
                .map(person -> person.withSlots(slots(person, change)))
                .toList();
        List<Table> tables = problem.tables().stream()
                .map(table -> {
                    Set<Integer> closed = new TreeSet<>(table.closed());
                    closed.addAll(change.lostTables().contains(table.name()) ? future : Set.of());
                    return table.closedIn(closed);
                })
                .toList();
        List<Request> requests = new ArrayList<>(problem.requests());
        requests.addAll(change.wishes());
        return problem.withParticipants(people)
                .withTables(tables)
                .withRequests(requests)
                .withPrevious(new Previous(held, true, change.fromSlot(), Set.of()));
    }

    /// Only what had a place, and nobody asks for more.
    private static MeetingProblem keeping(MeetingProblem now, Map<String, Placement> places) {
        return now.withRequests(now.requests().stream()
                        .filter(request -> places.containsKey(request.id()))
                        .map(request ->
                                atItsTable(request, places, now.previous().fromSlot()))
                        .toList())
                .withParticipants(now.participants().stream()
                        .map(person -> new Participant(
                                person.id(),
                                person.group(),
                                person.slots(),
                                0,
                                person.meetingsMax(),
                                person.inARowMax(),
                                person.languages()))
                        .toList());
    }

    private static Request atItsTable(Request request, Map<String, Placement> places, int before) {
        Placement place = places.get(request.id());
        return place != null && place.slot() < before ? request.withPinnedTable(place.table()) : request;
    }

    /// All requests, of which those that are kept stay.
    private static MeetingProblem filling(MeetingProblem now, List<Placement> kept) {
        Map<String, Placement> places = places(now, kept);
        return now.withRequests(now.requests().stream()
                        .map(request -> atItsTable(request, places, Integer.MAX_VALUE))
                        .toList())
                .withPrevious(new Previous(kept, true, now.previous().fromSlot(), places.keySet()));
    }

    private static Map<String, Placement> places(MeetingProblem problem, List<Placement> placements) {
        Set<String> known = problem.requests().stream().map(Request::id).collect(toSet());
        return placements.stream()
                .filter(placement -> known.contains(placement.request())
                        && placement.slot() >= 0
                        && placement.slot() < problem.slots().size()
                        && problem.tablesByName().containsKey(placement.table()))
                .collect(toMap(Placement::request, Function.identity(), (one, _) -> one));
    }

    private static Set<Integer> slots(Participant person, Change change) {
        int from = change.fromSlot();
        int back = change.absent().contains(person.id())
                ? Integer.MAX_VALUE
                : change.lateUntil().getOrDefault(person.id(), from);
        return person.slots().stream()
                .filter(slot -> slot < from || slot >= back)
                .collect(toCollection(TreeSet::new));
    }
}
