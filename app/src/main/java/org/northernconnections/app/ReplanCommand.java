package org.northernconnections.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.timetable.EventFile;
import org.northernconnections.app.timetable.PlanFile;
import org.northernconnections.timetable.Change;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.Participant;
import org.northernconnections.timetable.Placement;
import org.northernconnections.timetable.PlanRules;
import org.northernconnections.timetable.PlanSettings;
import org.northernconnections.timetable.Replanning;
import org.northernconnections.timetable.Request;
import org.northernconnections.timetable.Strength;
import org.northernconnections.timetable.Table;
import org.northernconnections.timetable.TimetableEngine;
import org.northernconnections.timetable.b2b.B2bCheck;
import org.northernconnections.timetable.b2b.B2bProblem;
import org.northernconnections.timetable.b2b.B2bReplanning;
import org.northernconnections.timetable.b2b.B2bSolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Plans the rest of a day anew after something has happened.
@Command(
        name = "replan",
        description = "Changes as little as can be of a plan after something has happened. Slots count from 1.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:a plan",
            "2:proven that there is none",
            "3:no plan, and no proof that there is none, in the time given; no file is written",
            "64:an option or a file that is wrong"
        })
final class ReplanCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "a case (.dzn) or an event (.json)")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "PLAN.json", description = "the plan that people hold")
    private Path plan = Path.of("");

    @Option(
            names = "--absent",
            paramLabel = "P",
            description = "who is gone: the id of a participant (.json), or its number from 1 (.dzn); once for each")
    private List<String> absent = new ArrayList<>();

    @Option(
            names = "--from-slot",
            paramLabel = "S",
            required = true,
            description = "the first slot that can still be changed")
    private int fromSlot;

    @Option(names = "--late", paramLabel = "P=S", description = "who comes only for slot S (.json)")
    private Map<String, Integer> late = new HashMap<>();

    @Option(names = "--lost-table", paramLabel = "T", description = "a table that is gone (.json)")
    private List<String> lostTables = new ArrayList<>();

    @Option(
            names = "--wish",
            paramLabel = "P,Q[:W]",
            description =
                    "who wants to meet as well, with a weight of digits, or as a must without one; two who have a request already are refused (.json)")
    private List<String> wishes = new ArrayList<>();

    @Option(names = "--fairness", defaultValue = "2", description = "how far breaks may differ (.dzn)")
    private int fairness;

    @Option(names = "--seconds", defaultValue = "1", description = "how long it may take")
    private double seconds;

    @Option(names = "--threads", defaultValue = "2")
    private int threads;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--out", paramLabel = "PLAN.json", description = "where the new plan is written as well")
    private @Nullable Path out;

    @Option(
            names = "--event-out",
            paramLabel = "EVENT.json",
            description = "where the event is written as it is now, for the next re-plan (.json)")
    private @Nullable Path eventOut;

    @Override
    public Integer call() throws IOException {
        TimetableCommand.requireSearch(fairness, seconds, threads, out, file);
        BadInput.requireWritable(eventOut, List.of(plan));
        BadInput.requireDifferent("--out", out, "--event-out", eventOut);
        return TimetableCommand.isJson(file) ? replanEvent() : replanCase();
    }

    private int replanEvent() throws IOException {
        // It loads its solver while the files are read.
        var engine = new TimetableEngine();
        EventFile event = TimetableCommand.readEvent(file);
        MeetingProblem problem = event.problem();
        List<Placement> held = TimetableCommand.readPlan(plan);
        requireKnown(problem, held);
        Change change = change(problem);
        requireKept(problem, held);
        long begun = System.nanoTime();
        Replanning.Result result = new Replanning(engine).replan(problem, held, change, settings(event));
        Map<String, Object> json = PlanFile.json(result.plan(), (System.nanoTime() - begun) / 1e9);
        if (!result.keepingProven()) {
            json.put("status", "FEASIBLE");
        }
        json.put("moved", result.moves().best());
        json.put("movedBound", result.moves().bound());
        json.put("dropped", result.dropped());
        json.putAll(PlanFile.wanting(result.problem(), result.plan().placements()));
        TimetableCommand.print(json, out);
        if (eventOut != null) {
            String now =
                    TimetableCommand.JSON.writeValueAsString(new EventFile(result.problem(), event.weights()).json());
            Files.writeString(eventOut, now + "\n");
        }
        return 0;
    }

    /// A meeting that the event does not know would be lost without a word.
    private void requireKnown(MeetingProblem problem, List<Placement> held) {
        PlanRules.everyPlaceExists(problem, held).findFirst().ifPresent(breach -> {
            Placement place = breach.placements().getFirst();
            throw new BadInput("""
                    %s must name what %s has, but it places "%s" in slot %d at table "%s", and one of these is unknown.
                    Maybe give the event that the last re-plan wrote with --event-out.""".formatted(plan, file, place.request(), place.slot() + 1, place.table()));
        });
    }

    /// What is over stays as it is, so it must be possible; what comes is planned anew.
    private void requireKept(MeetingProblem problem, List<Placement> held) {
        PlanRules.eachRequestOnce(problem, held).findFirst().ifPresent(breach -> {
            throw new BadInput("%s must hold each meeting once, but it places \"%s\" in slots %s."
                    .formatted(
                            plan,
                            breach.placements().getFirst().request(),
                            breach.placements().stream()
                                    .map(place -> String.valueOf(place.slot() + 1))
                                    .collect(Collectors.joining(", "))));
        });
        List<Placement> over = held.stream()
                .filter(placement -> placement.slot() < fromSlot - 1)
                .toList();
        PlanRules.check(problem, over).stream().findFirst().ifPresent(breach -> {
            throw new BadInput("""
                    %s must keep the rules of %s before slot %d, but breaks %s with %s.
                    Maybe ask timetable check.""".formatted(
                            plan,
                            file,
                            fromSlot,
                            breach.code(),
                            breach.placements().stream()
                                    .map(place -> "%s in slot %d".formatted(place.request(), place.slot() + 1))
                                    .collect(Collectors.joining(", "))));
        });
    }

    private Change change(MeetingProblem problem) {
        Set<String> people =
                Set.copyOf(problem.participants().stream().map(Participant::id).toList());
        Set<String> tables =
                Set.copyOf(problem.tables().stream().map(Table::name).toList());
        require(fromSlot >= 1 && fromSlot <= problem.slots().size(), "--from-slot", String.valueOf(fromSlot));
        absent.forEach(person -> require(people.contains(person), "--absent", person));
        late.forEach((person, slot) -> {
            require(people.contains(person), "--late", person);
            BadInput.requireFromTo("--late " + person, 1, problem.slots().size(), slot);
        });
        lostTables.forEach(table -> require(tables.contains(table), "--lost-table", table));
        Map<String, Integer> lateUntil = new HashMap<>();
        late.forEach((person, slot) -> lateUntil.put(person, slot - 1));
        List<Request> added = new ArrayList<>();
        List<Request> taken = new ArrayList<>(problem.requests());
        for (String text : wishes) {
            Request wish = wish(text, people);
            requireNew(wish, text, taken);
            taken.add(wish);
            added.add(wish);
        }
        return new Change(fromSlot - 1, Set.copyOf(absent), lateUntil, Set.copyOf(lostTables), added);
    }

    /// The weight is what stands behind the last colon, if that is digits and what stands before it names people: ids
    /// may have colons, and commas too.
    private static Request wish(String text, Set<String> people) {
        int colon = text.lastIndexOf(':');
        String digits = text.substring(colon + 1);
        List<String> weighed =
                colon > 0 && digits.matches("[0-9]+") ? named(text.substring(0, colon), people) : List.of();
        List<String> participants = weighed.isEmpty() ? named(text, people) : weighed;
        if (participants.isEmpty()) {
            throw new BadInput("""
                    --wish must name people of the file with a comma between them, and behind a colon a weight in digits if any, but it is %s.
                    Maybe write P1,P5 for a must, or P1,P5:2.""".formatted(text));
        }
        try {
            return Request.of(
                    String.join(",", participants),
                    participants,
                    weighed.isEmpty() ? Strength.MUST : Strength.like(weight(digits)));
        } catch (IllegalArgumentException e) {
            throw new BadInput("--wish %s: %s".formatted(text, e.getMessage()));
        }
    }

    /// As whom some words with commas between them can be read, the shortest ids first; empty if some are nobody.
    private static List<String> named(String text, Set<String> people) {
        if (people.contains(text)) {
            return List.of(text);
        }
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) {
            String first = text.substring(0, comma);
            List<String> rest = people.contains(first) ? named(text.substring(comma + 1), people) : List.of();
            if (!rest.isEmpty()) {
                return Stream.concat(Stream.of(first), rest.stream()).toList();
            }
        }
        return List.of();
    }

    /// More than a whole number can be is as wrong as the largest.
    private static int weight(String digits) {
        return digits.length() < 10 ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }

    /// The same people would meet twice.
    private static void requireNew(Request wish, String text, List<Request> taken) {
        taken.stream()
                .filter(other -> other.id().equals(wish.id())
                        || Set.copyOf(other.participants()).equals(Set.copyOf(wish.participants())))
                .findFirst()
                .ifPresent(other -> {
                    throw new BadInput(
                            "--wish %s must be new, but there is a request %s already.".formatted(text, other.id()));
                });
    }

    private static void require(boolean holds, String option, String found) {
        if (!holds) {
            throw new BadInput("%s must name what the file has, but it is %s.".formatted(option, found));
        }
    }

    private int replanCase() throws IOException {
        B2bProblem problem = TimetableCommand.readCase(file);
        TimetableCommand.CasePlan held = TimetableCommand.readSlots(plan);
        requireKept(B2bCheck.check(problem, held.slots(), held.dropped(), problem.slots()));
        if (absent.isEmpty() || !late.isEmpty() || !lostTables.isEmpty() || !wishes.isEmpty() || eventOut != null) {
            throw new BadInput(
                    "A case (.dzn) is re-planned with --absent, at least once; --late, --lost-table, --wish and --event-out are for events (.json).");
        }
        require(fromSlot >= 1 && fromSlot <= problem.slots(), "--from-slot", String.valueOf(fromSlot));
        Set<Integer> gone = new TreeSet<>();
        absent.forEach(number -> gone.add(participant(number, problem) - 1));
        long begun = System.nanoTime();
        B2bReplanning.Result result = B2bReplanning.replan(
                problem,
                held.slots(),
                gone,
                fromSlot - 1,
                new B2bSolver.Limits(fairness, TimetableCommand.limit(seconds), threads, seed));
        boolean planned = result.slots().length == held.slots().length;
        boolean unknown = result.possible() && !planned;
        Map<String, Object> json = json(result, planned, (System.nanoTime() - begun) / 1e9);
        if (!result.possible()) {
            json.put("reason", reason(problem, held.slots(), gone));
        }
        TimetableCommand.print(json, unknown ? null : out);
        return planned ? 0 : unknown ? TimetableCommand.UNKNOWN : TimetableCommand.INFEASIBLE;
    }

    private void requireKept(B2bCheck.Report report) {
        if (!report.broken().isEmpty()) {
            throw new BadInput("%s must be a plan of %s, but it is none: %s"
                    .formatted(plan, file, report.broken().getFirst()));
        }
    }

    private static int participant(String number, B2bProblem problem) {
        boolean known = number.matches("[0-9]{1,6}")
                && Integer.parseInt(number) >= 1
                && Integer.parseInt(number) <= problem.participants();
        require(known, "--absent", number);
        return Integer.parseInt(number);
    }

    /// Without whom there is no plan, and what would help: all others stay, if their breaks may differ as they do then.
    private String reason(B2bProblem problem, int[] held, Set<Integer> gone) {
        int[] staying = IntStream.range(0, held.length)
                .map(m -> held[m] >= fromSlot - 1
                                && gone.stream().anyMatch(problem.meetings().get(m)::concerns)
                        ? B2bReplanning.DROPPED
                        : held[m])
                .toArray();
        Set<Integer> dropped = IntStream.range(0, staying.length)
                .filter(m -> staying[m] == B2bReplanning.DROPPED)
                .boxed()
                .collect(Collectors.toSet());
        return "Without the meetings of %s from slot %d on, no plan keeps the breaks of all within %d of each other. Maybe allow %d with --fairness: then all others can stay where they are."
                .formatted(
                        (absent.size() == 1 ? "participant " : "participants ") + String.join(", ", absent),
                        fromSlot,
                        fairness,
                        B2bCheck.check(problem, staying, dropped, problem.slots())
                                .spread());
    }

    private Map<String, Object> json(B2bReplanning.Result result, boolean planned, double took) {
        Map<String, Object> json = new LinkedHashMap<>();
        boolean proven = planned && result.moves() == result.movesBound() && result.breaks() == result.breaksBound();
        json.put("status", proven ? "OPTIMAL" : planned ? "FEASIBLE" : result.possible() ? "UNKNOWN" : "INFEASIBLE");
        json.put("breaks", planned ? result.breaks() : null);
        json.put("bound", planned ? result.breaksBound() : null);
        json.put("seconds", Math.round(took * 1000) / 1000.0);
        json.put("moved", planned ? result.moves() : null);
        json.put("movedBound", planned ? result.movesBound() : null);
        json.put(
                "slots",
                Arrays.stream(result.slots()).map(slot -> slot + 1).boxed().toList());
        json.put(
                "dropped",
                IntStream.range(0, result.slots().length)
                        .filter(m -> result.slots()[m] == B2bReplanning.DROPPED)
                        .map(m -> m + 1)
                        .boxed()
                        .toList());
        return json;
    }

    private PlanSettings settings(EventFile event) {
        return new PlanSettings(seed, TimetableCommand.limit(seconds), threads, event.weights());
    }
}
