package org.northernconnections.timetable;

import static org.northernconnections.timetable.Grid.NOWHERE;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Which request stands in which slot, as clauses and counts for CP-SAT, to make one level as small as can be.
///
/// | literal        | meaning                                                                    |
/// |----------------|----------------------------------------------------------------------------|
/// | `at[r][s]`     | request `r` stands in slot `s`; exists where it may stand by itself        |
/// | `left[r]`      | request `r` stands nowhere                                                 |
/// | `busy[p][s]`   | participant `p` has a meeting in slot `s`                                  |
/// | `later[p][s]`  | `p` has a meeting after `s` in the same session; true if so, free if not   |
/// | `sooner[p][s]` | likewise before `s`                                                        |
/// | `starts[p][s]` | a break of `p` starts in `s`; true if so, free if not, and being minimised |
///
/// Exactly one of `left[r]` and `at[r][·]` holds; at most one of the `at[·][s]` of a participant does, and
/// `busy[p][s]` says whether; a slot has at most as many meetings as there are tables. The one-sided literals make
/// for short clauses; as only their truth costs anything, a best plan has no false alarm.
///
/// The levels before the one in question are held at the values that the draft has; requests that must all be
/// placed by then have no `left`.
final class SlotModel {
    private final Grid grid;
    private final CpModel model = new CpModel();
    private final List<Map<Integer, BoolVar>> at = new ArrayList<>();
    private final List<Literal> left = new ArrayList<>();
    private final List<Map<Integer, BoolVar>> busy = new ArrayList<>();
    /// Who has nothing left to decide, so that only its breaks are counted.
    private final List<Boolean> settled = new ArrayList<>();

    private final List<List<Literal>> starts = new ArrayList<>();
    private final Map<BoolVar, Boolean> hints = new LinkedHashMap<>();

    /// @param goal what is made small, and what is held meanwhile
    /// @param draft a plan of slots that keeps the rules: where the search starts
    SlotModel(Grid grid, Goal goal, int[] draft) {
        this.grid = grid;
        Map<Level, Long> held = held(goal, draft);
        boolean allMusts = held.getOrDefault(Level.UNPLACED_MUSTS, 1L) == 0;
        boolean allLikes = held.getOrDefault(Level.UNPLACED_LIKES, 1L) == 0;
        boolean allStay = grid.problem.previous().keep() && held.getOrDefault(Level.MOVES, 1L) == 0;
        for (int request = 0; request < grid.requests.size(); request++) {
            boolean firm = grid.isFirm(request) && draft[request] != NOWHERE;
            boolean certain = firm || (grid.requests.get(request).isMust() ? allMusts : allLikes);
            addRequest(request, certain, slots(request, allStay), draft[request]);
        }
        for (int participant = 0; participant < grid.participants.size(); participant++) {
            settled.add(isSettled(participant, draft));
            addParticipant(participant, draft);
        }
        var rules = new SlotRules(grid, model, at);
        rules.tables();
        rules.interpreters(draft, hints);
        rules.pauses(busy);
        rules.order();
        if (goal.counts(Level.BREAKS)) {
            for (int participant = 0; participant < grid.participants.size(); participant++) {
                starts.add(settled.get(participant) ? breaks(participant, draft) : addBreaks(participant));
            }
        }
        held.forEach((earlier, value) -> model.addLessOrEqual(expression(earlier, draft), value));
        model.minimize(sum(goal, draft));
        hints.forEach(model::addHint);
    }

    CpModel model() {
        return model;
    }

    /// Reads a draft from the values that the solver gives to literals.
    int[] draft(Predicate<Literal> holds) {
        int[] draft = grid.emptyDraft();
        for (int request = 0; request < draft.length; request++) {
            for (var entry : at.get(request).entrySet()) {
                if (holds.test(entry.getValue())) {
                    draft[request] = entry.getKey();
                }
            }
        }
        return draft;
    }

    private Map<Level, Long> held(Goal goal, int[] draft) {
        Map<Level, Long> held = new EnumMap<>(Level.class);
        goal.held().forEach(level -> held.put(level, grid.value(level, draft)));
        return held;
    }

    private LinearArgument sum(Goal goal, int[] draft) {
        LinearExprBuilder sum = LinearExpr.newBuilder();
        goal.weights().forEach((level, weight) -> sum.addTerm(expression(level, draft), weight));
        return sum;
    }

    /// The slots in question; where nothing may move, only the earlier one.
    private int[] slots(int request, boolean allStay) {
        return allStay && grid.earlier[request] != NOWHERE ? new int[] {grid.earlier[request]} : grid.allowed[request];
    }

    private void addRequest(int request, boolean certain, int[] slots, int slotInDraft) {
        Map<Integer, BoolVar> places = new HashMap<>();
        if (certain && slots.length == 1) {
            at.add(Map.of(slots[0], (BoolVar) model.trueLiteral()));
            left.add(model.falseLiteral());
            return;
        }
        List<Literal> choices = new ArrayList<>();
        for (int slot : slots) {
            BoolVar literal = literal("at %d %d".formatted(request, slot), slot == slotInDraft);
            places.put(slot, literal);
            choices.add(literal);
        }
        Literal none = certain
                ? model.falseLiteral()
                : choices.isEmpty()
                        ? model.trueLiteral()
                        : literal("left %d".formatted(request), slotInDraft == NOWHERE);
        choices.add(none);
        model.addExactlyOne(choices);
        at.add(places);
        left.add(none);
    }

    /// Whether each request of a participant keeps its slot or has none.
    private boolean isSettled(int participant, int[] draft) {
        return Arrays.stream(grid.requestsOf[participant])
                .allMatch(request ->
                        grid.isSettled(request) && (draft[request] != NOWHERE || grid.allowed[request].length == 0));
    }

    private void addParticipant(int participant, int[] draft) {
        if (settled.get(participant)) {
            busy.add(Map.of());
            return;
        }
        boolean[] busyInDraft = grid.busy(participant, draft);
        Map<Integer, BoolVar> literals = new HashMap<>();
        for (int slot : grid.participants.get(participant).slots()) {
            BoolVar meets = literal("busy %d %d".formatted(participant, slot), busyInDraft[slot]);
            List<Literal> choices = new ArrayList<>(List.of(meets.not()));
            for (int request : grid.requestsOf[participant]) {
                if (at.get(request).containsKey(slot)) {
                    choices.add(at.get(request).get(slot));
                }
            }
            model.addExactlyOne(choices);
            literals.put(slot, meets);
        }
        busy.add(literals);
        addCount(participant, literals);
    }

    /// Implied by the rest, and worth saying: a participant is busy in as many slots as it has requests placed.
    private void addCount(int participant, Map<Integer, BoolVar> literals) {
        int[] own = grid.requestsOf[participant];
        LinearExprBuilder count = LinearExpr.newBuilder();
        literals.values().forEach(count::add);
        model.addLessOrEqual(
                LinearExpr.newBuilder().add(count),
                grid.participants.get(participant).meetingsMax());
        LinearExprBuilder all = LinearExpr.newBuilder().add(count);
        for (int request : own) {
            all.add(left.get(request));
        }
        model.addEquality(all, own.length);
    }

    /// As many literals as a settled participant has breaks.
    private List<Literal> breaks(int participant, int[] draft) {
        return Collections.nCopies(grid.idle(participant, draft).breaks(), model.trueLiteral());
    }

    /// The literals of the breaks of a participant, session by session.
    private List<Literal> addBreaks(int participant) {
        List<Literal> breaks = new ArrayList<>();
        Map<Integer, BoolVar> meets = busy.get(participant);
        for (int[] present : grid.sessions[participant]) {
            List<Integer> session = Arrays.stream(present).boxed().toList();
            Map<Integer, BoolVar> later = reach("later", participant, session.reversed());
            Map<Integer, BoolVar> sooner = reach("sooner", participant, session);
            for (int i = 1; i < session.size() - 1; i++) {
                int slot = session.get(i);
                int before = session.get(i - 1);
                boolean follows = before == slot - 1 && grid.follows(slot);
                BoolVar starts = model.newBoolVar("starts %d %d".formatted(participant, slot));
                Map<Integer, BoolVar> cause = follows ? meets : sooner;
                model.addBoolOr(new Literal[] {
                    starts,
                    SlotRules.known(meets, slot),
                    SlotRules.known(cause, follows ? before : slot).not(),
                    SlotRules.known(later, slot).not()
                });
                breaks.add(starts);
            }
        }
        return breaks;
    }

    /// One literal a slot that holds if a meeting lies in an earlier one of the list.
    private Map<Integer, BoolVar> reach(String name, int participant, List<Integer> session) {
        Map<Integer, BoolVar> reached = new HashMap<>();
        for (int i = 1; i < session.size(); i++) {
            int slot = session.get(i);
            int before = session.get(i - 1);
            BoolVar literal = model.newBoolVar("%s %d %d".formatted(name, participant, slot));
            model.addImplication(SlotRules.known(busy.get(participant), before), literal);
            if (i > 1) {
                model.addImplication(SlotRules.known(reached, before), literal);
            }
            reached.put(slot, literal);
        }
        return reached;
    }

    private LinearArgument expression(Level level, int[] draft) {
        LinearExprBuilder sum = LinearExpr.newBuilder();
        switch (level) {
            case UNPLACED_MUSTS -> addLeft(sum, true);
            case MEETINGS_SHORT -> addShortfall(sum, draft);
            case UNPLACED_LIKES -> addLeft(sum, false);
            case MOVES -> addMoves(sum);
            case BREAKS -> starts.forEach(breaks -> breaks.forEach(sum::add));
            case UNFAIRNESS -> addMostBreaks(sum);
            case GROUP_UNFAIRNESS -> addMostBreaksOfAGroup(sum);
            case TABLE_CHANGES -> {}
        }
        return sum;
    }

    private void addLeft(LinearExprBuilder sum, boolean musts) {
        for (int request = 0; request < left.size(); request++) {
            Request wanted = grid.requests.get(request);
            if (wanted.isMust() == musts) {
                sum.addTerm(left.get(request), musts ? 1 : wanted.likeWeight());
            }
        }
    }

    private void addShortfall(LinearExprBuilder sum, int[] draft) {
        for (int participant = 0; participant < grid.participants.size(); participant++) {
            int least = grid.participants.get(participant).meetingsMin();
            if (settled.get(participant)) {
                sum.add(Math.max(0, least - grid.meetings(participant, draft)));
            } else if (least > 0) {
                var missing = model.newIntVar(0, least, "short %d".formatted(participant));
                LinearExprBuilder reached = LinearExpr.newBuilder().add(missing);
                busy.get(participant).values().forEach(reached::add);
                model.addGreaterOrEqual(reached, least);
                sum.add(missing);
            }
        }
    }

    private void addMoves(LinearExprBuilder sum) {
        if (!grid.problem.previous().keep()) {
            return;
        }
        for (int request = 0; request < grid.requests.size(); request++) {
            if (grid.earlier[request] != NOWHERE) {
                BoolVar stays = at.get(request).get(grid.earlier[request]);
                sum.add(stays == null ? model.trueLiteral() : stays.not());
            }
        }
    }

    private void addMostBreaks(LinearExprBuilder sum) {
        var most = model.newIntVar(0, grid.slots.size(), "most");
        for (List<Literal> breaks : starts) {
            LinearExprBuilder own = LinearExpr.newBuilder();
            breaks.forEach(own::add);
            model.addLessOrEqual(own, most);
        }
        sum.add(most);
    }

    private void addMostBreaksOfAGroup(LinearExprBuilder sum) {
        var most = model.newIntVar(0, 100L * grid.slots.size(), "most of a group");
        for (int group = 0; group < grid.groupSizes.length; group++) {
            LinearExprBuilder all = LinearExpr.newBuilder();
            for (int participant = 0; participant < grid.groupOf.length; participant++) {
                if (grid.groupOf[participant] == group) {
                    starts.get(participant).forEach(start -> all.addTerm(start, 100));
                }
            }
            model.addLessOrEqual(all, LinearExpr.newBuilder().addTerm(most, grid.groupSizes[group]));
        }
        sum.add(most);
    }

    private BoolVar literal(String name, boolean inDraft) {
        BoolVar literal = model.newBoolVar(name);
        hints.put(literal, inDraft);
        return literal;
    }
}
