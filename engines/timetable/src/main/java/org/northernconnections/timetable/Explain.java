package org.northernconnections.timetable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Answers to "why not?" about a problem and the placements of a plan, also of one that was edited by hand.
public final class Explain {
    private Explain() {}

    /// What stands against placing a request in a slot, all other placements staying as they are.
    ///
    /// Empty if it would fit and cost nothing; only [Reason.MoreBreaks] if it would fit at that cost.
    public static List<Reason> whyNotAt(MeetingProblem problem, List<Placement> placements, String request, int slot) {
        var scene = new Scene(problem, placements, request);
        List<Reason> obstacles = scene.obstacles(slot);
        return obstacles.isEmpty() ? scene.moreBreaks(slot) : obstacles;
    }

    /// Why a request is in none of its slots, the most decisive reason first; never empty.
    public static List<Reason> whyNotPlaced(MeetingProblem problem, List<Placement> placements, String request) {
        return new Scene(problem, placements, request).whyNotPlaced();
    }

    /// A smallest set of musts that cannot all be placed: without any one of them the rest can.
    ///
    /// Empty if all can be placed, or if no such set was found within the limit.
    public static Optional<Conflict> conflict(
            MeetingProblem problem, PlanSettings settings, Cancellation cancellation) {
        return ConflictSearch.of(problem, settings, cancellation);
    }

    /// A request and the placements of all others.
    private static final class Scene {
        private final MeetingProblem problem;
        private final Request request;
        private final List<Placement> others;
        private final List<Placement> all;
        private final Map<String, Request> requests;
        private final Map<String, Participant> participants;

        Scene(MeetingProblem problem, List<Placement> placements, String id) {
            this.problem = problem;
            this.requests = problem.requestsById();
            this.participants = problem.participantsById();
            this.request = require(requests.get(id), id);
            this.all = placements.stream()
                    .filter(placement -> requests.containsKey(placement.request()))
                    .toList();
            this.others = all.stream()
                    .filter(placement -> !placement.request().equals(id))
                    .toList();
        }

        List<Reason> obstacles(int slot) {
            List<Reason> reasons = new ArrayList<>();
            if (isKeptApart()) {
                reasons.add(new Reason.KeptApart(request.pair()));
            }
            if (request.pinnedSlot() != null && request.pinnedSlot() != slot) {
                reasons.add(new Reason.PinnedElsewhere(request.pinnedSlot()));
            }
            for (Participant participant : pair()) {
                addObstacles(reasons, participant, slot);
            }
            addTables(reasons, slot);
            return reasons;
        }

        List<Reason> moreBreaks(int slot) {
            List<Placement> moved = new ArrayList<>(others);
            moved.add(new Placement(request.id(), slot, ""));
            List<Reason> reasons = new ArrayList<>();
            for (Participant participant : pair()) {
                int more = breaks(participant, moved) - breaks(participant, all);
                if (more > 0) {
                    reasons.add(new Reason.MoreBreaks(participant.id(), more));
                }
            }
            return reasons;
        }

        List<Reason> whyNotPlaced() {
            List<Integer> common = IntStream.range(0, problem.slots().size())
                    .filter(slot -> pair().stream()
                            .allMatch(participant -> participant.slots().contains(slot)))
                    .boxed()
                    .toList();
            if (isKeptApart()) {
                return List.of(new Reason.KeptApart(request.pair()));
            }
            if (common.isEmpty()) {
                return List.of(new Reason.NoCommonSlot(request.pair()));
            }
            if (request.pinnedSlot() != null) {
                return obstaclesOrStopped(request.pinnedSlot());
            }
            return reasonsAmong(common);
        }

        private List<Reason> obstaclesOrStopped(int slot) {
            List<Reason> reasons = obstacles(slot);
            return reasons.isEmpty() ? List.of(new Reason.StoppedEarly()) : reasons;
        }

        private List<Reason> reasonsAmong(List<Integer> common) {
            List<Reason> reasons = new ArrayList<>();
            SortedSet<Integer> full = new TreeSet<>();
            SortedSet<String> rivals = new TreeSet<>();
            for (Participant participant : pair()) {
                addTooMany(reasons, participant);
                addLimit(reasons, participant, rivals);
            }
            for (int slot : common) {
                List<Reason> obstacles = obstacles(slot);
                if (obstacles.isEmpty()) {
                    return List.of(new Reason.StoppedEarly());
                }
                obstacles.forEach(obstacle -> addRivals(obstacle, full, rivals));
            }
            if (!full.isEmpty()) {
                reasons.add(new Reason.TablesFull(full));
            }
            if (!rivals.isEmpty()) {
                reasons.add(new Reason.LostAgainst(rivals));
            }
            return reasons;
        }

        private static void addRivals(Reason obstacle, SortedSet<Integer> full, SortedSet<String> rivals) {
            switch (obstacle) {
                case Reason.Busy busy -> rivals.add(busy.request());
                case Reason.TableTaken taken -> rivals.add(taken.request());
                case Reason.TablesFull tables -> full.addAll(tables.slots());
                case Reason.KeptApart _,
                        Reason.NotPresent _,
                        Reason.NoCommonSlot _,
                        Reason.TooManyWanted _,
                        Reason.LimitReached _,
                        Reason.PinnedElsewhere _,
                        Reason.LostAgainst _,
                        Reason.MoreBreaks _,
                        Reason.StoppedEarly _ -> {}
            }
        }

        private void addTooMany(List<Reason> reasons, Participant participant) {
            int wanted = (int) problem.requests().stream()
                    .filter(other -> other.concerns(participant.id()))
                    .count();
            int possible = Math.min(participant.slots().size(), participant.meetingsMax());
            if (wanted > possible) {
                reasons.add(new Reason.TooManyWanted(participant.id(), wanted, possible));
            }
        }

        private void addLimit(List<Reason> reasons, Participant participant, SortedSet<String> rivals) {
            List<Placement> own = meetings(participant);
            if (own.size() >= participant.meetingsMax()) {
                reasons.add(new Reason.LimitReached(participant.id(), participant.meetingsMax()));
                own.forEach(placement -> rivals.add(placement.request()));
            }
        }

        private void addObstacles(List<Reason> reasons, Participant participant, int slot) {
            if (!participant.slots().contains(slot)) {
                reasons.add(new Reason.NotPresent(participant.id(), slot));
            }
            List<Placement> own = meetings(participant);
            own.stream()
                    .filter(placement -> placement.slot() == slot)
                    .forEach(placement -> reasons.add(new Reason.Busy(participant.id(), slot, placement.request())));
            if (own.size() >= participant.meetingsMax()) {
                reasons.add(new Reason.LimitReached(participant.id(), participant.meetingsMax()));
            }
        }

        private void addTables(List<Reason> reasons, int slot) {
            List<Placement> there = others.stream()
                    .filter(placement -> placement.slot() == slot)
                    .toList();
            if (there.size() >= problem.tables().size() && bothFree(slot)) {
                reasons.add(new Reason.TablesFull(new TreeSet<>(Set.of(slot))));
            }
            String pinned = request.pinnedTable();
            if (pinned != null) {
                there.stream()
                        .filter(placement -> placement.table().equals(pinned))
                        .forEach(placement -> reasons.add(new Reason.TableTaken(slot, pinned, placement.request())));
            }
        }

        private boolean bothFree(int slot) {
            return others.stream()
                    .filter(placement -> placement.slot() == slot)
                    .noneMatch(placement -> pair().stream().anyMatch(participant -> concerns(placement, participant)));
        }

        private boolean isKeptApart() {
            return problem.keptApart().contains(request.pair());
        }

        private List<Participant> pair() {
            return List.of(
                    require(participants.get(request.first()), request.first()),
                    require(participants.get(request.second()), request.second()));
        }

        private List<Placement> meetings(Participant participant) {
            return others.stream()
                    .filter(placement -> concerns(placement, participant))
                    .toList();
        }

        private boolean concerns(Placement placement, Participant participant) {
            return require(requests.get(placement.request()), placement.request())
                    .concerns(participant.id());
        }

        private int breaks(Participant participant, List<Placement> placements) {
            var grid = new Grid(problem.withPrevious(new Previous(placements, false)));
            return grid.idle(problem.participants().indexOf(participant), grid.earlier)
                    .breaks();
        }

        private static <T> T require(@org.jspecify.annotations.Nullable T found, String id) {
            if (found == null) {
                throw new IllegalArgumentException(
                        "%s must be in the problem, but it is not.\nMaybe it was deleted.".formatted(id));
            }
            return found;
        }
    }
}
