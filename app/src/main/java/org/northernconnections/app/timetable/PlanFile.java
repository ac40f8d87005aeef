package org.northernconnections.app.timetable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.northernconnections.timetable.Breach;
import org.northernconnections.timetable.Break;
import org.northernconnections.timetable.Closing;
import org.northernconnections.timetable.Conflict;
import org.northernconnections.timetable.Explain;
import org.northernconnections.timetable.Idle;
import org.northernconnections.timetable.Level;
import org.northernconnections.timetable.LevelResult;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.Participant;
import org.northernconnections.timetable.Placement;
import org.northernconnections.timetable.Plan;
import org.northernconnections.timetable.PlanRules;
import org.northernconnections.timetable.Reason;
import org.northernconnections.timetable.Request;
import org.northernconnections.timetable.Strength;
import org.northernconnections.timetable.Unplaced;

/// A plan as JSON: what `solve` prints, and what `check` and `replan` read. Slots count from 1.
public final class PlanFile {
    /// So many musts without a place are explained at most.
    private static final int SHOWN_MAX = 5;

    private PlanFile() {}

    /// The placements of a plan; all else in it is passed over. Whether they fit an event is not asked here.
    ///
    /// @throws BadFile if the text is no plan
    public static List<Placement> read(String text) {
        return JsonPlace.read(text, PlanFile::placements);
    }

    private static List<Placement> placements(JsonPlace file) {
        List<Placement> placements = new ArrayList<>();
        for (JsonPlace place : file.member("placements").items()) {
            place.object("request", "slot", "table", "interpreter");
            placements.add(new Placement(
                    place.member("request").text(),
                    place.member("slot").whole(1, Integer.MAX_VALUE) - 1,
                    place.member("table").text(),
                    place.find("interpreter").map(JsonPlace::text).orElse(null)));
        }
        return placements;
    }

    /// The plan as JSON values.
    ///
    /// `OPTIMAL` says that every level but the changes of table is proven, or the weighted sum is.
    public static Map<String, Object> json(Plan plan, double seconds) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", isProven(plan) ? "OPTIMAL" : "FEASIBLE");
        json.put("breaks", plan.level(Level.BREAKS).best());
        json.put("bound", plan.level(Level.BREAKS).bound());
        json.put("seconds", Math.round(seconds * 1000) / 1000.0);
        json.put("levels", plan.levels().stream().map(PlanFile::level).toList());
        if (plan.total() != null) {
            json.put(
                    "total",
                    Map.of("value", plan.total().best(), "bound", plan.total().bound()));
        }
        json.put(
                "placements",
                plan.placements().stream().map(PlanFile::placement).toList());
        json.put("unplaced", plan.unplaced().stream().map(PlanFile::unplaced).toList());
        json.put("idle", idle(plan.idle()));
        json.put("idleByGroup", idle(plan.idleByGroup()));
        return json;
    }

    private static Map<String, Object> unplaced(Unplaced unplaced) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("request", unplaced.request());
        json.put(
                "reasons",
                unplaced.reasons().stream().map(ReasonWords::sentence).toList());
        return json;
    }

    private static Map<String, Object> idle(SortedMap<String, Idle> idle) {
        Map<String, Object> json = new LinkedHashMap<>();
        idle.forEach((who, waits) -> json.put(who, idle(waits)));
        return json;
    }

    private static Map<String, Object> idle(Idle waits) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("breaks", waits.breaks());
        json.put("slots", waits.slots());
        return json;
    }

    /// Who has fewer meetings than its least, and what each break would cost to close, as JSON values.
    ///
    /// @param placements that keep [PlanRules]
    public static Map<String, Object> wanting(MeetingProblem problem, List<Placement> placements) {
        return wanting(problem, placements, new Explain(problem, placements));
    }

    private static Map<String, Object> wanting(MeetingProblem problem, List<Placement> placements, Explain explain) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("short", tooFew(problem, placements));
        json.put("waiting", waiting(explain.breaks()));
        return json;
    }

    private static List<Map<String, Object>> tooFew(MeetingProblem problem, List<Placement> placements) {
        Map<String, Integer> least =
                problem.participants().stream().collect(Collectors.toMap(Participant::id, Participant::meetingsMin));
        return PlanRules.noFewerThanTheLeast(problem, placements)
                .map(breach -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("participant", breach.participants().getFirst());
                    json.put("least", least.get(breach.participants().getFirst()));
                    json.put("meetings", breach.placements().size());
                    return json;
                })
                .toList();
    }

    /// Why a plan is as it is, as JSON values: each request without a place, who waits, and who has too few meetings.
    ///
    /// @param placements that keep [PlanRules]
    /// @param explain of these
    public static Map<String, Object> explained(MeetingProblem problem, List<Placement> placements, Explain explain) {
        Set<String> placed = placements.stream().map(Placement::request).collect(Collectors.toSet());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "unplaced",
                problem.requests().stream()
                        .map(Request::id)
                        .filter(request -> !placed.contains(request))
                        .map(request -> unplaced(new Unplaced(request, explain.whyNotPlaced(request))))
                        .toList());
        json.put("idle", idle(explain.idle()));
        json.put("idleByGroup", idle(explain.idleByGroup()));
        json.putAll(wanting(problem, placements, explain));
        return json;
    }

    /// What stands against a request in a slot, as JSON values; it `fits` if that is nothing but more waiting.
    ///
    /// @param slot from 0
    public static Map<String, Object> whyNotAt(String request, int slot, List<Reason> reasons) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("request", request);
        json.put("slot", slot + 1);
        json.put("fits", reasons.stream().allMatch(Reason.MoreBreaks.class::isInstance));
        json.put("reasons", reasons.stream().map(ReasonWords::sentence).toList());
        return json;
    }

    /// A broken rule as JSON values.
    public static Map<String, Object> broken(Breach breach) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", breach.code());
        json.put("sentence", sentence(breach));
        json.put(
                "requests", breach.placements().stream().map(Placement::request).toList());
        json.put(
                "placements",
                breach.placements().stream().map(PlanFile::placement).toList());
        json.put("participants", breach.participants());
        return json;
    }

    /// What a broken rule says, and what breaks it.
    public static String sentence(Breach breach) {
        return RuleWords.sentence(breach);
    }

    /// Why not all musts are held, in words: those that are in each other's way, and why those without a place have
    /// none.
    ///
    /// @param conflict where one was found
    public static String reason(MeetingProblem problem, Plan plan, Optional<Conflict> conflict) {
        List<String> musts = conflict.map(Conflict::musts)
                .orElseGet(() -> problem.requests().stream()
                        .filter(request -> request.strength() instanceof Strength.Must)
                        .map(Request::id)
                        .toList());
        String why = plan.unplaced().stream()
                .filter(unplaced -> musts.contains(unplaced.request()))
                .limit(SHOWN_MAX)
                .map(unplaced -> "%s: %s".formatted(unplaced.request(), sentences(unplaced)))
                .collect(Collectors.joining(" "));
        return conflict.map(PlanFile::together)
                        .orElseGet(() -> "At least %d of the musts have no place in any plan."
                                .formatted(plan.level(Level.UNPLACED_MUSTS).bound()))
                + (why.isEmpty() ? "" : " " + why);
    }

    private static String together(Conflict conflict) {
        List<String> parts = new ArrayList<>();
        if (!conflict.limitsOf().isEmpty()) {
            parts.add("the most that %s may have".formatted(String.join(", ", conflict.limitsOf())));
        }
        if (!conflict.pausesOf().isEmpty()) {
            parts.add("the pauses of %s".formatted(String.join(", ", conflict.pausesOf())));
        }
        if (conflict.tables()) {
            parts.add("the number of tables");
        }
        if (conflict.interpreters()) {
            parts.add("that an interpreter is at one meeting at a time");
        }
        if (conflict.order()) {
            parts.add("the order of meetings");
        }
        return "No plan holds %s%s. Maybe leave out %s%s."
                .formatted(
                        String.join(", ", conflict.musts()),
                        parts.isEmpty() ? "" : " under " + String.join(", ", parts),
                        conflict.musts().size() == 1 ? "this must" : "one of these musts",
                        parts.isEmpty() ? "" : ", or relax what stands in the way");
    }

    private static String sentences(Unplaced unplaced) {
        return unplaced.reasons().stream().map(ReasonWords::sentence).collect(Collectors.joining(" "));
    }

    /// Each break as JSON values: who waits when, and what it would cost that this break is none.
    private static List<Map<String, Object>> waiting(List<Break> breaks) {
        return breaks.stream().map(PlanFile::waiting).toList();
    }

    private static Map<String, Object> waiting(Break waits) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("participant", waits.participant());
        json.put("slots", waits.slots().stream().map(slot -> slot + 1).toList());
        json.put("closings", waits.closings().stream().map(PlanFile::closing).toList());
        return json;
    }

    private static Map<String, Object> closing(Closing closing) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (closing) {
            case Closing.Move(var slots, int _) -> {
                Map<String, Integer> moved = new LinkedHashMap<>();
                slots.forEach((request, slot) -> moved.put(request, slot + 1));
                json.put("move", moved);
            }
            case Closing.Place(String request, int slot, int _) -> json.put("place", Map.of(request, slot + 1));
            case Closing.LeaveOut(var requests, int musts, int weight, int _) -> {
                json.put("leaveOut", requests);
                json.put("musts", musts);
                json.put("weight", weight);
            }
        }
        json.put("moreBreaks", closing.moreBreaks());
        return json;
    }

    private static boolean isProven(Plan plan) {
        return plan.total() != null
                ? plan.total().proven()
                : plan.levels().stream()
                        .filter(level -> level.level() != Level.TABLE_CHANGES)
                        .allMatch(LevelResult::proven);
    }

    private static Map<String, Object> level(LevelResult level) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("level", EventFile.key(level.level()));
        json.put("value", level.best());
        json.put("bound", level.bound());
        return json;
    }

    private static Map<String, Object> placement(Placement placement) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("request", placement.request());
        json.put("slot", placement.slot() + 1);
        json.put("table", placement.table());
        if (placement.interpreter() != null) {
            json.put("interpreter", placement.interpreter());
        }
        return json;
    }
}
