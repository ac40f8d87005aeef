package org.northernconnections.timetable;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What makes no difference to an event makes none to what its best plan is worth.
class SymmetriesTest {
    private final TimetableEngine engine = new TimetableEngine();

    /// What the best plan is worth on each level before the changes of table.
    private long[] best(MeetingProblem problem) {
        Plan plan = engine.plan(problem, PlanSettings.ofSeconds(20));
        assertThat(PlanRules.check(problem, plan.placements())).isEmpty();
        return TryingEverything.values(problem, plan.placements());
    }

    @Test
    void whoIsCalledWhatDoesNotMatter() {
        Trials.check(100, 7, (random, size) -> {
            MeetingProblem problem = Problems.richRandom(random, size);

            assertThat(best(relabelled(problem, random))).isEqualTo(best(problem));
        });
    }

    /// Without an order of meetings, which has a direction.
    @Test
    void eachSessionBackwardsIsAsGood() {
        Trials.check(100, 7, (random, size) -> {
            MeetingProblem problem = Problems.richRandom(random, size);
            MeetingProblem free = problem.withRequests(problem.requests().stream()
                    .map(request -> request.withAfter(Set.of()))
                    .toList());

            assertThat(best(reversed(free))).isEqualTo(best(free));
        });
    }

    @Test
    void oneMoreTableNeverHurts() {
        Trials.check(100, 7, (random, size) -> {
            MeetingProblem problem = Problems.richRandom(random, size);
            List<Table> tables = new ArrayList<>(problem.tables());
            tables.add(Table.of("one more"));

            assertThat(Arrays.compare(best(problem.withTables(tables)), best(problem)))
                    .isLessThanOrEqualTo(0);
        });
    }

    @Test
    void aBestPlanStaysBestOnceItIsFixed() {
        Trials.check(100, 7, (random, size) -> {
            MeetingProblem problem = Problems.richRandom(random, size);
            Plan plan = engine.plan(problem, PlanSettings.ofSeconds(20));
            Map<String, Placement> places =
                    plan.placements().stream().collect(toMap(Placement::request, place -> place));

            MeetingProblem fixed = problem.withRequests(problem.requests().stream()
                    .map(request -> pinned(request, places.get(request.id())))
                    .toList());

            assertThat(best(fixed)).isEqualTo(TryingEverything.values(problem, plan.placements()));
        });
    }

    private static Request pinned(Request request, @Nullable Placement place) {
        return place == null ? request : request.withPinnedSlot(place.slot()).withPinnedTable(place.table());
    }

    /// Other names and another order of participants, and another order of requests.
    private static MeetingProblem relabelled(MeetingProblem problem, Random random) {
        List<String> ids = new ArrayList<>(
                problem.participants().stream().map(Participant::id).toList());
        Collections.shuffle(ids, random);
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            names.put(problem.participants().get(i).id(), ids.get(i));
        }
        UnaryOperator<String> named = id -> known(names, id);
        List<Participant> people = new ArrayList<>(problem.participants().stream()
                .map(person -> new Participant(
                        named.apply(person.id()),
                        person.group(),
                        person.slots(),
                        person.meetingsMin(),
                        person.meetingsMax(),
                        person.inARowMax(),
                        person.languages()))
                .toList());
        Collections.shuffle(people, random);
        List<Request> requests = new ArrayList<>(problem.requests().stream()
                .map(request -> new Request(
                        request.id(),
                        request.participants().stream().map(named).toList(),
                        request.strength(),
                        request.pinnedSlot(),
                        request.pinnedTable(),
                        request.minutesMin(),
                        request.after()))
                .toList());
        Collections.shuffle(requests, random);
        return new MeetingProblem(
                problem.slots(),
                problem.tables().stream()
                        .map(table -> table.host() == null ? table : table.hostedBy(named.apply(table.host())))
                        .toList(),
                people,
                problem.interpreters(),
                requests,
                problem.keptApart().stream()
                        .map(pair -> new Pair(named.apply(pair.first()), named.apply(pair.second())))
                        .collect(toSet()),
                problem.previous());
    }

    /// The last slot of each session first.
    private static MeetingProblem reversed(MeetingProblem problem) {
        List<Slot> slots = problem.slots();
        IntUnaryOperator mirror = slot -> {
            String session = slots.get(slot).session();
            int first = 0;
            while (!slots.get(first).session().equals(session)) {
                first++;
            }
            int count = (int)
                    slots.stream().filter(one -> one.session().equals(session)).count();
            return 2 * first + count - 1 - slot;
        };
        List<Slot> mirrored = new ArrayList<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            Slot other = slots.get(mirror.applyAsInt(slot));
            int last = slots.stream()
                    .filter(one -> one.session().equals(other.session()))
                    .mapToInt(Slot::position)
                    .max()
                    .orElseThrow();
            mirrored.add(new Slot(other.session(), last - other.position(), other.minutes()));
        }
        return new MeetingProblem(
                mirrored,
                problem.tables().stream()
                        .map(table -> table.closedIn(all(table.closed(), mirror)))
                        .toList(),
                problem.participants().stream()
                        .map(person -> person.withSlots(all(person.slots(), mirror)))
                        .toList(),
                problem.interpreters().stream()
                        .map(one -> new Interpreter(one.id(), one.languages(), all(one.slots(), mirror)))
                        .toList(),
                problem.requests().stream()
                        .map(request -> request.pinnedSlot() == null
                                ? request
                                : request.withPinnedSlot(mirror.applyAsInt(request.pinnedSlot())))
                        .toList(),
                problem.keptApart(),
                new Previous(
                        problem.previous().placements().stream()
                                .map(place ->
                                        new Placement(place.request(), mirror.applyAsInt(place.slot()), place.table()))
                                .toList(),
                        problem.previous().keep()));
    }

    private static Set<Integer> all(Set<Integer> slots, IntUnaryOperator mirror) {
        return slots.stream().map(mirror::applyAsInt).collect(toSet());
    }

    private static String known(Map<String, String> names, String id) {
        String name = names.get(id);
        if (name == null) {
            throw new IllegalStateException("There is no " + id);
        }
        return name;
    }
}
