package org.northernconnections.timetable;

import static org.northernconnections.timetable.Grid.NOWHERE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.timetable.solver.NativeLibrary;

/// Plans the meetings of an event: who meets whom, when and at which table.
///
/// The levels of [Level] are made as small as can be, one after the other. Each is a model of its own
/// ([SlotModel]) in which the levels before it are held at the values reached; the best draft goes from one to the
/// next, so that a plan exists from the first moment on. Tables are chosen last ([TableChoice]).
///
/// Where the settings give weights, one model makes their sum small instead.
///
/// A level is left out of the search when its value is 0, or all that is left over has no allowed slot. What a
/// level may use of the time that remains is its share in [SlotSearch]; what it does not need goes to the next.
///
/// Holds no state: one engine serves any number of threads.
public final class TimetableEngine {
    /// Begins to load the solver's native library, once for the program; the first question that needs it waits for it.
    public TimetableEngine() {
        NativeLibrary.begin();
    }

    public Plan plan(MeetingProblem problem, PlanSettings settings) {
        return plan(problem, settings, Progress.NONE, new Cancellation());
    }

    /// The best plan that is found within the limit; there always is one, if only an empty one.
    public Plan plan(MeetingProblem problem, PlanSettings settings, Progress progress, Cancellation cancellation) {
        var grid = new Grid(problem);
        var search = new SlotSearch(grid, settings, progress, cancellation);
        List<LevelResult> levels = new ArrayList<>();
        Total total = settings.weights().isEmpty() ? null : search.improve(settings.weights());
        for (Level level : Level.values()) {
            if (level != Level.TABLE_CHANGES) {
                levels.add(total == null ? search.improve(level) : search.result(level));
            }
        }
        TableChoice tables = TableChoice.of(grid, search.draft());
        levels.add(tables.result());
        var explain = new Explain(grid, tables.placements(), settings.weights());
        return plan(grid, search.draft(), tables.placements(), explain, levels, total, search.ending());
    }

    private static Plan plan(
            Grid grid,
            int[] draft,
            List<Placement> placements,
            Explain explain,
            List<LevelResult> levels,
            @Nullable Total total,
            Plan.Ending ending) {
        List<Unplaced> unplaced = IntStream.range(0, draft.length)
                .filter(request -> draft[request] == NOWHERE)
                .mapToObj(request -> grid.requests.get(request).id())
                .map(request -> new Unplaced(request, explain.whyNotPlaced(request)))
                .toList();
        return new Plan(placements, unplaced, explain.idle(), explain.idleByGroup(), levels, total, ending);
    }
}
