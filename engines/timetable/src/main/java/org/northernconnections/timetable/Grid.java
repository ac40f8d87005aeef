package org.northernconnections.timetable;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A problem by numbers: everything is known by its index in the lists of [MeetingProblem].
///
/// A *draft* is one slot a request, or [#NOWHERE]; tables and interpreters come later, as a draft that keeps to
/// [Seating] and [Bridges] in every slot leaves a table and an interpreter to each.
///
/// *Cost*: linear in the lists, times the slots.
final class Grid {
    static final int NOWHERE = -1;

    private static final int[] NO_SLOTS = {};

    final MeetingProblem problem;
    final List<Slot> slots;
    final List<Participant> participants;
    final List<Request> requests;
    /// The participants of each request.
    final int[][] people;
    /// The requests of each participant.
    final int[][] requestsOf;
    /// The slots in which each request may stand by itself, others aside; ascending.
    final int[][] allowed;
    /// The requests that stand before each request, and those that stand after it, where they are placed.
    final int[][] before;

    final int[][] behind;
    /// The slot of each request in the earlier plan.
    final int[] earlier;
    /// The slots at which each participant is present, session by session.
    final int[][][] sessions;
    /// The group of each participant, and how many each group has.
    final int[] groupOf;

    final int[] groupSizes;
    final Seating seating;
    final Bridges bridges;
    /// Whether no firm request is in the way of another.
    private boolean firmOnesFit = true;

    private final Map<String, Integer> indexOf;
    private final boolean[][] present;
    /// Whether each slot follows straight after the one before.
    private final boolean[] follows;

    Grid(MeetingProblem problem) {
        this.problem = problem;
        this.slots = problem.slots();
        this.participants = problem.participants();
        this.requests = problem.requests();
        Map<String, Integer> ids =
                indexes(participants.stream().map(Participant::id).toList());
        this.indexOf = indexes(requests.stream().map(Request::id).toList());
        this.people = requests.stream()
                .map(request -> all(ids, request.participants()))
                .toArray(int[][]::new);
        this.requestsOf = turned(people, participants.size());
        this.before = requests.stream()
                .map(request -> all(indexOf, List.copyOf(request.after())))
                .toArray(int[][]::new);
        this.behind = turned(before, requests.size());
        this.present = new boolean[participants.size()][slots.size()];
        for (int i = 0; i < present.length; i++) {
            for (int slot : participants.get(i).slots()) {
                present[i][slot] = true;
            }
        }
        this.seating = new Seating(problem, people, ids);
        this.bridges = new Bridges(problem, people);
        this.earlier = draft(problem.previous().placements());
        this.allowed =
                IntStream.range(0, requests.size()).mapToObj(this::allowed).toArray(int[][]::new);
        this.sessions = participants.stream().map(this::sessions).toArray(int[][][]::new);
        Map<String, Integer> groups = new LinkedHashMap<>();
        this.groupOf = participants.stream()
                .mapToInt(participant -> groups.computeIfAbsent(participant.group(), _ -> groups.size()))
                .toArray();
        this.groupSizes = new int[groups.size()];
        Arrays.stream(groupOf).forEach(group -> groupSizes[group]++);
        this.follows = new boolean[slots.size()];
        for (int slot = 1; slot < follows.length; slot++) {
            follows[slot] = slots.get(slot).follows(slots.get(slot - 1));
        }
        leaveOutWhatFirmOnesTake();
    }

    /// Takes from the others the slots in which they would be in the way of a firm one; not if firm ones are in the way
    /// of each other.
    private void leaveOutWhatFirmOnesTake() {
        var firm = new Draft(this, emptyDraft());
        for (int request = 0; request < allowed.length; request++) {
            if (isFirm(request) && allowed[request].length > 0) {
                if (!firm.fits(request, earlier[request])) {
                    firmOnesFit = false;
                    return;
                }
                firm.put(request, earlier[request]);
            }
        }
        for (int request = 0; request < allowed.length; request++) {
            int index = request;
            if (firm.slotOf[request] == NOWHERE) {
                allowed[request] = Arrays.stream(allowed[request])
                        .filter(slot -> firm.fits(index, slot))
                        .toArray();
            }
        }
    }

    /// Whether a request has no choice: it keeps its slot, or has none that is possible.
    boolean isSettled(int request) {
        return allowed[request].length == 0 || (firmOnesFit && isFirm(request));
    }

    /// The index of a request; null if there is none of this id.
    @Nullable
    Integer indexOf(String request) {
        return indexOf.get(request);
    }

    /// The slots of placements; those of unknown requests are passed over.
    int[] draft(List<Placement> placements) {
        int[] draft = emptyDraft();
        for (Placement placement : placements) {
            Integer request = indexOf(placement.request());
            if (request != null) {
                draft[request] = placement.slot();
            }
        }
        return draft;
    }

    int[] emptyDraft() {
        int[] draft = new int[requests.size()];
        Arrays.fill(draft, NOWHERE);
        return draft;
    }

    boolean isPresent(int participant, int slot) {
        return present[participant][slot];
    }

    /// Whether a request keeps its slot in the earlier plan, whatever it costs.
    boolean isFirm(int request) {
        Previous previous = problem.previous();
        return earlier[request] != NOWHERE
                && (earlier[request] < previous.fromSlot()
                        || previous.firm().contains(requests.get(request).id()));
    }

    /// Whether a slot follows straight after the one before it.
    boolean follows(int slot) {
        return follows[slot];
    }

    /// How many meetings in a row somebody has around a slot, counting one in it.
    int row(IntPredicate busy, int slot) {
        int row = 1;
        for (int s = slot; follows[s] && busy.test(s - 1); s--) {
            row++;
        }
        for (int s = slot + 1; s < follows.length && follows[s] && busy.test(s); s++) {
            row++;
        }
        return row;
    }

    /// The placed requests that would stand on the wrong side of a request in a slot.
    IntStream outOfOrder(int request, int slot, int[] draft) {
        return before[request].length + behind[request].length == 0
                ? IntStream.empty()
                : IntStream.concat(
                        Arrays.stream(before[request])
                                .filter(earlier -> draft[earlier] != NOWHERE && draft[earlier] >= slot),
                        Arrays.stream(behind[request])
                                .filter(later -> draft[later] != NOWHERE && draft[later] <= slot));
    }

    boolean isAllowed(int request, int slot) {
        return Arrays.binarySearch(allowed[request], slot) >= 0;
    }

    /// Per slot, whether a participant has a meeting.
    boolean[] busy(int participant, int[] draft) {
        boolean[] busy = new boolean[slots.size()];
        for (int request : requestsOf[participant]) {
            if (draft[request] != NOWHERE) {
                busy[draft[request]] = true;
            }
        }
        return busy;
    }

    int meetings(int participant, int[] draft) {
        return (int) Arrays.stream(requestsOf[participant])
                .filter(request -> draft[request] != NOWHERE)
                .count();
    }

    Idle idle(int participant, int[] draft) {
        List<List<Integer>> breaks = breaks(participant, draft);
        return new Idle(breaks.size(), breaks.stream().mapToInt(List::size).sum());
    }

    /// The breaks of a participant, in order of time: the slots of each.
    List<List<Integer>> breaks(int participant, int[] draft) {
        boolean[] busy = busy(participant, draft);
        List<List<Integer>> breaks = new ArrayList<>();
        boolean waited = false;
        for (int slot = 0; slot < busy.length; slot++) {
            boolean waits = waits(participant, busy, slot);
            if (waits) {
                if (!waited || !follows[slot]) {
                    breaks.add(new ArrayList<>());
                }
                breaks.getLast().add(slot);
            }
            waited = waits;
        }
        return breaks;
    }

    /// The breaks of a participant who has a request, or nothing, in each slot: quicker than [#idle] and the same.
    int breaks(int[] occupant, int participant) {
        int breaks = 0;
        for (int[] session : sessions[participant]) {
            int open = 0;
            boolean waiting = false;
            boolean met = false;
            for (int i = 0; i < session.length; i++) {
                boolean busy = occupant[session[i]] != NOWHERE;
                if (busy) {
                    breaks += open;
                    open = 0;
                    met = true;
                } else if (met && !(waiting && follows[session[i]] && session[i - 1] == session[i] - 1)) {
                    open++;
                }
                waiting = met && !busy;
            }
        }
        return breaks;
    }

    /// The value of a draft on a level; table changes are not known yet and count as 0.
    long value(Level level, int[] draft) {
        return switch (level) {
            case UNPLACED_MUSTS ->
                unplaced(draft)
                        .filter(request -> requests.get(request).isMust())
                        .count();
            case MEETINGS_SHORT ->
                everybody()
                        .map(participant ->
                                Math.max(0, participants.get(participant).meetingsMin() - meetings(participant, draft)))
                        .sum();
            case UNPLACED_LIKES ->
                unplaced(draft)
                        .mapToLong(request -> requests.get(request).likeWeight())
                        .sum();
            case MOVES -> moves(draft);
            case BREAKS ->
                everybody()
                        .mapToLong(participant -> idle(participant, draft).breaks())
                        .sum();
            case UNFAIRNESS ->
                everybody()
                        .mapToLong(participant -> idle(participant, draft).breaks())
                        .max()
                        .orElse(0);
            case GROUP_UNFAIRNESS -> mostBreaksOfAGroup(draft);
            case TABLE_CHANGES -> 0;
        };
    }

    private long moves(int[] draft) {
        if (!problem.previous().keep()) {
            return 0;
        }
        return IntStream.range(0, requests.size())
                .filter(request -> earlier[request] != NOWHERE && earlier[request] != draft[request])
                .count();
    }

    /// How many requests have no slot at all.
    int lostForEver() {
        return (int) Arrays.stream(allowed).filter(slots -> slots.length == 0).count();
    }

    /// How many requests cannot have their slot in the earlier plan any more, if it is to be kept.
    long lostPlaces() {
        return problem.previous().keep()
                ? IntStream.range(0, requests.size())
                        .filter(request -> earlier[request] != NOWHERE && !isAllowed(request, earlier[request]))
                        .count()
                : 0;
    }

    /// Whether a participant waits in a slot, as [Idle] says.
    private boolean waits(int participant, boolean[] busy, int slot) {
        if (busy[slot] || !isPresent(participant, slot)) {
            return false;
        }
        return meets(busy, slot, -1) && meets(busy, slot, +1);
    }

    /// Whether a meeting lies on one side of a slot within its session.
    private boolean meets(boolean[] busy, int slot, int step) {
        String session = slots.get(slot).session();
        for (int s = slot + step;
                s >= 0 && s < busy.length && slots.get(s).session().equals(session);
                s += step) {
            if (busy[s]) {
                return true;
            }
        }
        return false;
    }

    /// The breaks of each hundred people, rounded up, in the group where they are most.
    private long mostBreaksOfAGroup(int[] draft) {
        long[] breaks = new long[groupSizes.length];
        everybody()
                .forEach(participant ->
                        breaks[groupOf[participant]] += idle(participant, draft).breaks());
        return IntStream.range(0, breaks.length)
                .mapToLong(group -> Math.ceilDiv(100 * breaks[group], groupSizes[group]))
                .max()
                .orElse(0);
    }

    private IntStream everybody() {
        return IntStream.range(0, participants.size());
    }

    private IntStream unplaced(int[] draft) {
        return IntStream.range(0, draft.length).filter(request -> draft[request] == NOWHERE);
    }

    private int[] allowed(int index) {
        Request request = requests.get(index);
        if (!seating.isPossible(index) || request.pairs().stream().anyMatch(problem.keptApart()::contains)) {
            return NO_SLOTS;
        }
        boolean firm = isFirm(index);
        int first = Math.max(0, firm ? earlier[index] : problem.previous().fromSlot());
        int end = firm ? Math.min(earlier[index] + 1, slots.size()) : slots.size();
        int[] found = new int[slots.size()];
        int count = 0;
        for (int slot = first; slot < end; slot++) {
            if (mayStand(index, slot)) {
                found[count++] = slot;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// Whether a request may stand in a slot, others aside and whatever was held.
    private boolean mayStand(int index, int slot) {
        Request request = requests.get(index);
        for (int person : people[index]) {
            if (!present[person][slot]) {
                return false;
            }
        }
        return (request.pinnedSlot() == null || request.pinnedSlot() == slot)
                && slots.get(slot).minutes() >= request.minutesMin()
                && seating.isPossible(index, slot)
                && bridges.isPossible(index, slot);
    }

    private int[][] sessions(Participant participant) {
        return participant.slots().stream()
                .collect(groupingBy(slot -> slots.get(slot).session(), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(session -> session.stream().mapToInt(slot -> slot).toArray())
                .toArray(int[][]::new);
    }

    private static Map<String, Integer> indexes(List<String> ids) {
        Map<String, Integer> indexes = new HashMap<>();
        ids.forEach(id -> indexes.put(id, indexes.size()));
        return indexes;
    }

    private static int known(Map<String, Integer> indexes, String id) {
        Integer index = indexes.get(id);
        if (index == null) {
            throw new IllegalStateException("Not in the problem: " + id);
        }
        return index;
    }

    private static int[] all(Map<String, Integer> indexes, List<String> ids) {
        return ids.stream().mapToInt(id -> known(indexes, id)).toArray();
    }

    /// For each of `count` targets, the sources that name it, ascending.
    private static int[][] turned(int[][] targets, int count) {
        int[] sizes = new int[count];
        Arrays.stream(targets).flatMapToInt(Arrays::stream).forEach(target -> sizes[target]++);
        int[][] sources = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        Arrays.fill(sizes, 0);
        for (int source = 0; source < targets.length; source++) {
            for (int target : targets[source]) {
                sources[target][sizes[target]++] = source;
            }
        }
        return sources;
    }
}
