package org.northernconnections.timetable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A problem and the placements of a plan, in which one request after the other is looked at.
///
/// The plan may break rules: whatever is in the way is named, twice if it is there twice.
/// *Cost*: a request takes its slots times the meetings of a slot; the scene itself is linear.
final class Scene {
    private final MeetingProblem problem;
    private final Grid grid;
    private final int[] draft;
    /// The placed requests of each slot, and of each participant.
    private final List<List<Standing>> inSlot = new ArrayList<>();

    private final List<List<Standing>> ofPerson = new ArrayList<>();
    /// How many meetings of each slot need a table with the seats of a class, or more.
    private final int[][] seated;
    /// Null where one level is made small after the other.
    private final @Nullable Worth worth;

    private record Standing(int request, Placement placement) {}

    /// @param weights of the sum that the plan makes small; empty where one level comes after the other
    Scene(Grid grid, List<Placement> placements, Map<Level, Integer> weights) {
        this.problem = grid.problem;
        this.grid = grid;
        this.draft = grid.emptyDraft();
        this.seated = Arrays.stream(grid.seating.capacity)
                .map(classes -> new int[classes.length])
                .toArray(int[][]::new);
        problem.slots().forEach(_ -> inSlot.add(new ArrayList<>()));
        problem.participants().forEach(_ -> ofPerson.add(new ArrayList<>()));
        for (Placement placement : placements) {
            Integer request = grid.indexOf(placement.request());
            if (request != null && placement.slot() >= 0 && placement.slot() < inSlot.size()) {
                add(new Standing(request, placement));
            }
        }
        this.worth = weights.isEmpty() ? null : new Worth(grid, draft, weights);
    }

    private void add(Standing standing) {
        draft[standing.request()] = standing.placement().slot();
        inSlot.get(standing.placement().slot()).add(standing);
        for (int c = 0; c <= grid.seating.classOf[standing.request()]; c++) {
            seated[standing.placement().slot()][c]++;
        }
        for (int person : grid.people[standing.request()]) {
            ofPerson.get(person).add(standing);
        }
    }

    List<Reason> whyNotAt(String id, int slot) {
        var matter = new Matter(index(id));
        List<Reason> obstacles = matter.obstacles(slot);
        return obstacles.isEmpty() ? matter.moreBreaks(slot) : obstacles;
    }

    List<Reason> whyNotPlaced(String id) {
        return new Matter(index(id)).whyNotPlaced();
    }

    private int index(String id) {
        Integer index = grid.indexOf(id);
        if (index == null) {
            throw new IllegalArgumentException(
                    "%s must be in the problem, but it is not.\nMaybe it was deleted.".formatted(id));
        }
        return index;
    }

    /// One request, while all others stay where they are.
    private final class Matter {
        private final int index;
        private final Request request;
        private final int[] people;

        Matter(int index) {
            this.index = index;
            this.request = grid.requests.get(index);
            this.people = grid.people[index];
        }

        List<Reason> obstacles(int slot) {
            List<Reason> reasons = new ArrayList<>(keptApart());
            reasons.addAll(wrongTable());
            if (request.pinnedSlot() != null && request.pinnedSlot() != slot) {
                reasons.add(new Reason.PinnedElsewhere(request.pinnedSlot()));
            }
            boolean stays = grid.earlier[index] == slot;
            if (slot < problem.previous().fromSlot() && !stays) {
                reasons.add(new Reason.SlotOver(slot));
            }
            int minutes = grid.slots.get(slot).minutes();
            if (minutes < request.minutesMin()) {
                reasons.add(new Reason.SlotTooShort(minutes, request.minutesMin()));
            }
            for (int person : people) {
                addObstacles(reasons, person, slot);
            }
            addOrder(reasons, slot);
            addTables(reasons, slot);
            addInterpreters(reasons, slot);
            return reasons;
        }

        List<Reason> moreBreaks(int slot) {
            int[] moved = draft.clone();
            moved[index] = slot;
            List<Reason> reasons = new ArrayList<>();
            for (int person : people) {
                int more = grid.idle(person, moved).breaks()
                        - grid.idle(person, draft).breaks();
                if (more > 0) {
                    reasons.add(new Reason.MoreBreaks(id(person), more));
                }
            }
            return reasons;
        }

        List<Reason> whyNotPlaced() {
            List<Reason> never = never();
            if (!never.isEmpty()) {
                return never;
            }
            if (request.pinnedSlot() != null) {
                List<Reason> reasons = obstacles(request.pinnedSlot());
                return reasons.isEmpty() ? List.of(leftOut(List.of(request.pinnedSlot()))) : reasons;
            }
            return reasonsAmong(commonSlots());
        }

        /// What stands against the request whatever else the plan has.
        private List<Reason> never() {
            List<Reason> reasons = new ArrayList<>(keptApart());
            reasons.addAll(wrongTable());
            List<Integer> common = commonSlots();
            int longest = common.stream()
                    .mapToInt(slot -> grid.slots.get(slot).minutes())
                    .max()
                    .orElse(0);
            if (common.isEmpty()) {
                reasons.add(neverTogether());
            } else if (longest < request.minutesMin()) {
                reasons.add(new Reason.SlotTooShort(longest, request.minutesMin()));
            }
            if (grid.bridges.isHopeless(index)) {
                reasons.add(new Reason.NoInterpreter(request.participants()));
            }
            return reasons.isEmpty() ? List.of() : List.of(reasons.getFirst());
        }

        private List<Integer> commonSlots() {
            return IntStream.range(0, grid.slots.size())
                    .filter(slot -> slot >= problem.previous().fromSlot())
                    .filter(this::allPresent)
                    .boxed()
                    .toList();
        }

        private boolean allPresent(int slot) {
            return Arrays.stream(people).allMatch(person -> grid.isPresent(person, slot));
        }

        /// Why no slot is left in which all are present: somebody is gone, the last is over, or there never was one.
        private Reason neverTogether() {
            int from = Math.min(problem.previous().fromSlot(), grid.slots.size());
            OptionalInt last = IntStream.range(0, from).filter(this::allPresent).max();
            if (last.isEmpty()) {
                return new Reason.NoCommonSlot(request.participants());
            }
            return Arrays.stream(people)
                    .filter(person -> from < grid.slots.size() && isGone(person, from))
                    .<Reason>mapToObj(person -> new Reason.NotPresent(id(person), from))
                    .findFirst()
                    .orElseGet(() -> new Reason.SlotOver(last.getAsInt()));
        }

        private boolean isGone(int person, int from) {
            return grid.participants.get(person).slots().stream().allMatch(slot -> slot < from);
        }

        /// Why it has no place though it would fit in these slots: at least one.
        private Reason leftOut(List<Integer> fitting) {
            Worth known = worth;
            Reason.NotWorthIt least = null;
            for (int slot : fitting) {
                if (known != null) {
                    var here = new Reason.NotWorthIt(slot, known.worth(index, slot), known.cost(index, slot));
                    least = least == null || here.cost() - here.worth() < least.cost() - least.worth() ? here : least;
                }
            }
            return least == null || least.cost() < least.worth() ? new Reason.StoppedEarly() : least;
        }

        private List<Reason> reasonsAmong(List<Integer> common) {
            List<Reason> reasons = new ArrayList<>();
            SortedSet<String> rivals = new TreeSet<>();
            for (int person : people) {
                addTooMany(reasons, person);
                addLimit(reasons, person, rivals);
            }
            SortedSet<Integer> full = new TreeSet<>();
            SortedSet<Integer> unbridged = new TreeSet<>();
            Set<Reason> lasting = new LinkedHashSet<>();
            List<Integer> fitting = new ArrayList<>();
            for (int slot : common) {
                List<Reason> obstacles = obstacles(slot);
                if (obstacles.isEmpty()) {
                    fitting.add(slot);
                }
                for (Reason obstacle : obstacles) {
                    switch (obstacle) {
                        case Reason.Busy busy -> rivals.add(busy.request());
                        case Reason.TableTaken taken -> rivals.add(taken.request());
                        case Reason.OutOfOrder other -> rivals.add(other.request());
                        case Reason.TablesFull tables -> full.addAll(tables.slots());
                        case Reason.TooManyInARow row -> lasting.add(row);
                        case Reason.TableClosed closed -> lasting.add(closed);
                        case Reason.InterpretersBusy busy -> unbridged.addAll(busy.slots());
                        case Reason.KeptApart _,
                                Reason.NotPresent _,
                                Reason.NoCommonSlot _,
                                Reason.TooManyWanted _,
                                Reason.LimitReached _,
                                Reason.TooFewSeats _,
                                Reason.SlotOver _,
                                Reason.HostStays _,
                                Reason.TableOfHost _,
                                Reason.NoInterpreter _,
                                Reason.SlotTooShort _,
                                Reason.PinnedElsewhere _,
                                Reason.LostAgainst _,
                                Reason.MoreBreaks _,
                                Reason.NotWorthIt _,
                                Reason.StoppedEarly _ -> {}
                    }
                }
            }
            if (!fitting.isEmpty()) {
                return List.of(leftOut(fitting));
            }
            reasons.addAll(lasting);
            if (!unbridged.isEmpty()) {
                reasons.add(new Reason.InterpretersBusy(unbridged));
            }
            if (!full.isEmpty()) {
                reasons.add(new Reason.TablesFull(full));
            }
            if (!rivals.isEmpty()) {
                reasons.add(new Reason.LostAgainst(rivals));
            }
            return reasons;
        }

        private List<Reason> keptApart() {
            return request.pairs().stream()
                    .filter(problem.keptApart()::contains)
                    .<Reason>map(Reason.KeptApart::new)
                    .toList();
        }

        private List<Reason> wrongTable() {
            return grid.seating.isPossible(index) ? List.of() : grid.seating.whyNot(index);
        }

        private void addTooMany(List<Reason> reasons, int person) {
            Participant participant = grid.participants.get(person);
            int wanted = grid.requestsOf[person].length;
            int possible = Math.min(participant.slots().size(), participant.meetingsMax());
            if (wanted > possible) {
                reasons.add(new Reason.TooManyWanted(id(person), wanted, possible));
            }
        }

        private void addLimit(List<Reason> reasons, int person, SortedSet<String> rivals) {
            List<Standing> own = others(ofPerson.get(person));
            int most = grid.participants.get(person).meetingsMax();
            if (own.size() >= most) {
                reasons.add(new Reason.LimitReached(id(person), most));
                own.forEach(standing -> rivals.add(standing.placement().request()));
            }
        }

        private void addObstacles(List<Reason> reasons, int person, int slot) {
            if (!grid.isPresent(person, slot)) {
                reasons.add(new Reason.NotPresent(id(person), slot));
            }
            List<Standing> own = others(ofPerson.get(person));
            own.stream()
                    .map(Standing::placement)
                    .filter(placement -> placement.slot() == slot)
                    .forEach(placement -> reasons.add(new Reason.Busy(id(person), slot, placement.request())));
            Participant participant = grid.participants.get(person);
            if (own.size() >= participant.meetingsMax()) {
                reasons.add(new Reason.LimitReached(id(person), participant.meetingsMax()));
            }
            if (row(own, slot) > participant.inARowMax()) {
                reasons.add(new Reason.TooManyInARow(id(person), participant.inARowMax()));
            }
        }

        /// How many meetings in a row a participant would have.
        private int row(List<Standing> own, int slot) {
            boolean[] busy = new boolean[grid.slots.size()];
            own.forEach(standing -> busy[standing.placement().slot()] = true);
            return grid.row(s -> busy[s], slot);
        }

        private void addOrder(List<Reason> reasons, int slot) {
            grid.outOfOrder(index, slot, draft)
                    .forEach(other -> reasons.add(
                            new Reason.OutOfOrder(grid.requests.get(other).id(), draft[other])));
        }

        private void addTables(List<Reason> reasons, int slot) {
            if (isFull(slot) && allFree(slot)) {
                reasons.add(new Reason.TablesFull(new TreeSet<>(Set.of(slot))));
            }
            int fixed = grid.seating.fixedTable[index];
            if (fixed != Seating.ANY && !grid.seating.isOpen(fixed, slot)) {
                reasons.add(
                        new Reason.TableClosed(slot, problem.tables().get(fixed).name()));
            }
            String pinned = request.pinnedTable();
            if (pinned != null) {
                others(inSlot.get(slot)).stream()
                        .map(Standing::placement)
                        .filter(placement -> placement.table().equals(pinned))
                        .forEach(placement -> reasons.add(new Reason.TableTaken(slot, pinned, placement.request())));
            }
        }

        private boolean isFull(int slot) {
            if (problem.tables().isEmpty()) {
                return true;
            }
            int itself = (int) ofPerson.get(people[0]).stream()
                    .filter(standing ->
                            standing.request() == index && standing.placement().slot() == slot)
                    .count();
            return IntStream.rangeClosed(0, grid.seating.classOf[index])
                    .anyMatch(seats -> seated[slot][seats] - itself >= grid.seating.capacity[slot][seats]);
        }

        private void addInterpreters(List<Reason> reasons, int slot) {
            if (grid.bridges.isHopeless(index)) {
                reasons.add(new Reason.NoInterpreter(request.participants()));
            } else if (grid.bridges.isNeeded(index) && allFree(slot) && !interpretersSuffice(slot)) {
                reasons.add(new Reason.InterpretersBusy(new TreeSet<>(Set.of(slot))));
            }
        }

        private boolean interpretersSuffice(int slot) {
            List<Integer> served = new ArrayList<>(inSlot.get(slot).stream()
                    .map(Standing::request)
                    .filter(other -> other != index && grid.bridges.isNeeded(other))
                    .toList());
            served.add(index);
            return grid.bridges.suffice(served, slot);
        }

        /// Whether none of the participants is in another meeting in a slot.
        private boolean allFree(int slot) {
            return Arrays.stream(people)
                    .noneMatch(person -> ofPerson.get(person).stream()
                            .anyMatch(standing -> standing.request() != index
                                    && standing.placement().slot() == slot));
        }

        private List<Standing> others(List<Standing> standings) {
            return standings.stream()
                    .filter(standing -> standing.request() != index)
                    .toList();
        }

        private String id(int person) {
            return grid.participants.get(person).id();
        }
    }
}
