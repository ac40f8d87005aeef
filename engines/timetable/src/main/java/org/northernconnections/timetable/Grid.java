package org.northernconnections.timetable;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A problem by numbers: everything is known by its index in the lists of [MeetingProblem].
///
/// A *draft* is one slot a request, or [#NOWHERE]; tables come later, as any choice of slots that never has more
/// meetings than tables in a slot, nor two that are pinned to one table, leaves a table to each.
final class Grid {
    static final int NOWHERE = -1;

    final MeetingProblem problem;
    final List<Slot> slots;
    final List<Participant> participants;
    final List<Request> requests;
    /// The two participants of each request.
    final int[] first;

    final int[] second;
    /// The requests of each participant.
    final int[][] requestsOf;
    /// The slots in which each request may stand by itself, others aside; ascending.
    final int[][] allowed;
    /// The slot of each request in the earlier plan.
    final int[] earlier;
    /// The slots at which each participant is present, session by session.
    final int[][][] sessions;
    /// Whether each slot follows straight after the one before.
    private final boolean[] follows;

    Grid(MeetingProblem problem) {
        this.problem = problem;
        this.slots = problem.slots();
        this.participants = problem.participants();
        this.requests = problem.requests();
        Map<String, Integer> people =
                indexes(participants.stream().map(Participant::id).toList());
        this.first = requests.stream()
                .mapToInt(request -> known(people, request.first()))
                .toArray();
        this.second = requests.stream()
                .mapToInt(request -> known(people, request.second()))
                .toArray();
        this.requestsOf = IntStream.range(0, participants.size())
                .mapToObj(this::requestsOf)
                .toArray(int[][]::new);
        this.allowed =
                IntStream.range(0, requests.size()).mapToObj(this::allowed).toArray(int[][]::new);
        this.earlier = earlier();
        this.sessions = participants.stream().map(this::sessions).toArray(int[][][]::new);
        this.follows = new boolean[slots.size()];
        for (int slot = 1; slot < follows.length; slot++) {
            follows[slot] = slots.get(slot).follows(slots.get(slot - 1));
        }
    }

    int[] emptyDraft() {
        int[] draft = new int[requests.size()];
        Arrays.fill(draft, NOWHERE);
        return draft;
    }

    boolean isPresent(int participant, int slot) {
        return participants.get(participant).slots().contains(slot);
    }

    boolean isAllowed(int request, int slot) {
        return Arrays.binarySearch(allowed[request], slot) >= 0;
    }

    /// Whether two requests can never share a slot because of their tables.
    boolean sameTable(int request, int other) {
        String table = requests.get(request).pinnedTable();
        return table != null && table.equals(requests.get(other).pinnedTable());
    }

    /// The table that a request has in the earlier plan in the same slot, if any.
    @Nullable
    String tableToKeep(int request, int slot) {
        String id = requests.get(request).id();
        return problem.previous().placements().stream()
                .filter(placement -> placement.request().equals(id) && placement.slot() == slot)
                .map(Placement::table)
                .findFirst()
                .orElse(null);
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
        boolean[] busy = busy(participant, draft);
        int breaks = 0;
        int gaps = 0;
        for (int slot = 0; slot < busy.length; slot++) {
            if (waits(participant, busy, slot)) {
                gaps++;
                boolean goesOn =
                        slot > 0 && slots.get(slot).follows(slots.get(slot - 1)) && waits(participant, busy, slot - 1);
                breaks += goesOn ? 0 : 1;
            }
        }
        return new Idle(breaks, gaps);
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
                people().map(participant ->
                                Math.max(0, participants.get(participant).meetingsMin() - meetings(participant, draft)))
                        .sum();
            case UNPLACED_LIKES ->
                unplaced(draft)
                        .mapToLong(request -> requests.get(request).likeWeight())
                        .sum();
            case MOVES -> moves(draft);
            case BREAKS ->
                people().mapToLong(participant -> idle(participant, draft).breaks())
                        .sum();
            case UNFAIRNESS ->
                people().mapToLong(participant -> idle(participant, draft).breaks())
                        .max()
                        .orElse(0);
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

    private IntStream people() {
        return IntStream.range(0, participants.size());
    }

    private IntStream unplaced(int[] draft) {
        return IntStream.range(0, draft.length).filter(request -> draft[request] == NOWHERE);
    }

    private int[] requestsOf(int participant) {
        return IntStream.range(0, requests.size())
                .filter(request -> first[request] == participant || second[request] == participant)
                .toArray();
    }

    private int[] allowed(int index) {
        Request request = requests.get(index);
        if (problem.tables().isEmpty() || problem.keptApart().contains(request.pair())) {
            return new int[0];
        }
        return IntStream.range(0, slots.size())
                .filter(slot -> request.pinnedSlot() == null || request.pinnedSlot() == slot)
                .filter(slot -> isPresent(first[index], slot) && isPresent(second[index], slot))
                .toArray();
    }

    private int[][] sessions(Participant participant) {
        return participant.slots().stream()
                .collect(groupingBy(slot -> slots.get(slot).session(), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(session -> session.stream().mapToInt(slot -> slot).toArray())
                .toArray(int[][]::new);
    }

    private int[] earlier() {
        Map<String, Integer> byId = indexes(requests.stream().map(Request::id).toList());
        int[] draft = emptyDraft();
        for (Placement placement : problem.previous().placements()) {
            Integer request = byId.get(placement.request());
            if (request != null) {
                draft[request] = placement.slot();
            }
        }
        return draft;
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
}
