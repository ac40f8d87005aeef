package org.northernconnections.timetable;

import static org.northernconnections.timetable.Grid.NOWHERE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Looks for what it costs to close each break of a plan, by trying every single step that closes it.
///
/// | step | tried | the cheapest has |
/// |---|---|---|
/// | [Closing.Move] | each meeting of the participant, exchanged with each slot of the break ([Exchange]) | the fewest
/// breaks, then the fewest meetings moved |
/// | [Closing.Place] | each request of the participant without a place, in each slot of the break | the fewest breaks,
/// then the most weight |
/// | [Closing.LeaveOut] | all its meetings before the break in the session, and all behind it | the fewest musts, then
/// the least weight, then the fewest breaks |
///
/// So each cost is one that can be paid, and more steps together may cost less.
/// *Cost*: a break takes as many exchanges as the participant has meetings and the break slots.
final class CloseBreaks {
    /// Of a slot without a free table, how many meetings are tried to make one free.
    private static final int TRIES = 20;

    private final Grid grid;
    private final Draft draft;
    private final Exchange exchange;
    private final int[] breaks;

    /// @param placements that keep [PlanRules]
    CloseBreaks(Grid grid, List<Placement> placements) {
        this.grid = grid;
        this.draft = new Draft(grid, grid.draft(placements));
        this.exchange = new Exchange(grid, draft, this::isMovable);
        this.breaks = IntStream.range(0, grid.participants.size())
                .map(person -> grid.breaks(draft.occupant[person], person))
                .toArray();
    }

    List<Break> all() {
        return IntStream.range(0, breaks.length)
                .boxed()
                .flatMap(person -> grid.breaks(person, draft.slotOf).stream().map(slots -> close(person, slots)))
                .toList();
    }

    private Break close(int person, List<Integer> slots) {
        List<Closing> closings = new ArrayList<>();
        cheapestMove(person, slots).ifPresent(closings::add);
        cheapestPlace(person, slots).ifPresent(closings::add);
        cheapestLeaveOut(person, slots).ifPresent(closings::add);
        return new Break(grid.participants.get(person).id(), slots, closings);
    }

    private Optional<Closing.Move> cheapestMove(int person, List<Integer> slots) {
        List<Closing.Move> moves = new ArrayList<>();
        for (int request : grid.requestsOf[person]) {
            for (int slot : slots) {
                if (draft.slotOf[request] != NOWHERE && closes(person, draft.slotOf[request], slot)) {
                    addMoves(moves, request, slot);
                }
            }
        }
        return moves.stream()
                .min(Comparator.comparingInt(Closing.Move::moreBreaks)
                        .thenComparingInt(move -> move.slots().size()));
    }

    /// The exchange of a request with a slot; where that has no table for it, one with each of a few that are there.
    private void addMoves(List<Closing.Move> moves, int request, int slot) {
        if (!exchange.collect(request, slot)) {
            return;
        }
        if (!exchange.overflows()) {
            addIfKept(moves);
            return;
        }
        IntStream.range(0, draft.slotOf.length)
                .filter(other -> draft.slotOf[other] == slot)
                .limit(TRIES)
                .filter(other -> exchange.collect(request, slot) && exchange.collectBack(other))
                .forEach(_ -> addIfKept(moves));
    }

    private void addIfKept(List<Closing.Move> moves) {
        exchange.swap();
        if (exchange.keepsRules()) {
            SortedMap<String, Integer> moved = new TreeMap<>();
            for (int member : exchange.members()) {
                moved.put(grid.requests.get(member).id(), draft.slotOf[member]);
            }
            moves.add(new Closing.Move(moved, moreBreaks(exchange.members())));
        }
        exchange.swap();
    }

    /// Whether a participant has fewer breaks once it meets in one slot instead of another; from [Grid#NOWHERE] it
    /// meets there as well.
    private boolean closes(int person, int from, int to) {
        int[] meets = draft.occupant[person].clone();
        meets[to] = 0;
        if (from != NOWHERE) {
            meets[from] = NOWHERE;
        }
        return grid.breaks(meets, person) < breaks[person];
    }

    private Optional<Closing.Place> cheapestPlace(int person, List<Integer> slots) {
        List<Closing.Place> places = new ArrayList<>();
        for (int request : byWorth(grid.requestsOf[person])) {
            for (int slot : slots) {
                if (draft.slotOf[request] == NOWHERE && draft.fits(request, slot) && closes(person, NOWHERE, slot)) {
                    draft.put(request, slot);
                    places.add(new Closing.Place(grid.requests.get(request).id(), slot, moreBreaks(request)));
                    draft.take(request);
                }
            }
        }
        return places.stream().min(Comparator.comparingInt(Closing.Place::moreBreaks));
    }

    /// Musts first, then by weight.
    private List<Integer> byWorth(int[] requests) {
        return Arrays.stream(requests)
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer request) -> !grid.requests.get(request).isMust())
                        .thenComparingInt(request -> -grid.requests.get(request).likeWeight()))
                .toList();
    }

    private Optional<Closing.LeaveOut> cheapestLeaveOut(int person, List<Integer> slots) {
        String session = grid.slots.get(slots.getFirst()).session();
        int[] own = Arrays.stream(grid.requestsOf[person])
                .filter(request -> draft.slotOf[request] != NOWHERE
                        && grid.slots.get(draft.slotOf[request]).session().equals(session))
                .toArray();
        int[] before = Arrays.stream(own)
                .filter(request -> draft.slotOf[request] < slots.getFirst())
                .toArray();
        int[] behind = Arrays.stream(own)
                .filter(request -> draft.slotOf[request] > slots.getLast())
                .toArray();
        return Stream.of(before, behind)
                .filter(side -> Arrays.stream(side).noneMatch(grid::isFirm))
                .map(this::leaveOut)
                .min(Comparator.comparingInt(Closing.LeaveOut::musts)
                        .thenComparingInt(Closing.LeaveOut::weight)
                        .thenComparingInt(Closing.LeaveOut::moreBreaks));
    }

    private Closing.LeaveOut leaveOut(int[] side) {
        int[] stood = Arrays.stream(side).map(request -> draft.slotOf[request]).toArray();
        Arrays.stream(side).forEach(draft::take);
        int more = moreBreaks(side);
        for (int i = 0; i < side.length; i++) {
            draft.put(side[i], stood[i]);
        }
        List<Request> requests =
                Arrays.stream(side).mapToObj(grid.requests::get).toList();
        return new Closing.LeaveOut(
                requests.stream().map(Request::id).toList(),
                (int) requests.stream().filter(Request::isMust).count(),
                requests.stream().mapToInt(Request::likeWeight).sum(),
                more);
    }

    /// How many breaks more the participants of these requests have in the draft as it is.
    private int moreBreaks(int... requests) {
        Set<Integer> people = new HashSet<>();
        for (int request : requests) {
            Arrays.stream(grid.people[request]).forEach(people::add);
        }
        return people.stream()
                .mapToInt(person -> grid.breaks(draft.occupant[person], person) - breaks[person])
                .sum();
    }

    private boolean isMovable(int request) {
        return grid.requests.get(request).pinnedSlot() == null && !grid.isFirm(request);
    }
}
