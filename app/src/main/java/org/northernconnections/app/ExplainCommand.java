package org.northernconnections.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.timetable.EventFile;
import org.northernconnections.app.timetable.PlanFile;
import org.northernconnections.timetable.Breach;
import org.northernconnections.timetable.Explain;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.Placement;
import org.northernconnections.timetable.PlanRules;
import org.northernconnections.timetable.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says why a plan is as it is.
@Command(
        name = "explain",
        description =
                "Says of a plan why each wish without a place has none, what each break costs to close, and who waits; or why a wish does not stand in a slot. Slots count from 1.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:an answer", "64:an option or a file that is wrong"})
final class ExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "EVENT.json")
    private Path file = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "PLAN.json",
            description = "a plan as solve or replan writes it, also changed by hand")
    private Path plan = Path.of("");

    @Option(names = "--request", paramLabel = "R", description = "the request that is asked about; with --slot")
    private @Nullable String request;

    @Option(names = "--slot", paramLabel = "S", description = "the slot in which it might stand; with --request")
    private @Nullable Integer slot;

    @Override
    public Integer call() throws IOException {
        if (!TimetableCommand.isJson(file)) {
            throw new BadInput("An event (.json) is explained, but %s is none.".formatted(file));
        }
        if ((request == null) != (slot == null)) {
            throw new BadInput("--request and --slot belong together, but only one of them is given.");
        }
        EventFile event = TimetableCommand.readEvent(file);
        List<Placement> placements = TimetableCommand.readPlan(plan);
        TimetableCommand.print(
                request == null || slot == null
                        ? whole(event, placements)
                        : one(event.problem(), placements, request, slot),
                null);
        return 0;
    }

    private Map<String, Object> whole(EventFile event, List<Placement> placements) {
        requireNone(PlanRules.check(event.problem(), placements).stream());
        return PlanFile.explained(
                event.problem(), placements, new Explain(event.problem(), placements, event.weights()));
    }

    private Map<String, Object> one(MeetingProblem problem, List<Placement> placements, String asked, int from1) {
        requireNone(Stream.concat(
                PlanRules.everyPlaceExists(problem, placements), PlanRules.eachRequestOnce(problem, placements)));
        if (problem.requests().stream().map(Request::id).noneMatch(asked::equals)) {
            throw new BadInput("--request must name what the file has, but it is %s.".formatted(asked));
        }
        BadInput.requireFromTo("--slot", 1, problem.slots().size(), from1);
        return PlanFile.whyNotAt(asked, from1 - 1, new Explain(problem, placements).whyNotAt(asked, from1 - 1));
    }

    private void requireNone(Stream<Breach> broken) {
        broken.findFirst().ifPresent(breach -> {
            throw new BadInput("""
                    %s must be a plan of %s to be explained, but it is none. %s
                    Maybe ask timetable check.""".formatted(plan, file, PlanFile.sentence(breach)));
        });
    }
}
