package org.northernconnections.timetable.peers;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.HardSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintStream;
import ai.timefold.solver.core.api.score.stream.common.SequenceChain;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.timetable.b2b.B2bProblem;

/// Timefold's community edition with a straightforward model: a slot for each meeting, rules as hard
/// constraints, breaks as soft ones. It searches locally, so it never claims that a plan is the best.
final class Timefold implements Peer {
    @Override
    public String name() {
        return "Timefold";
    }

    @Override
    public Answer solve(B2bProblem problem, Duration limit) {
        var config = new SolverConfig()
                .withSolutionClass(Day.class)
                .withEntityClasses(Held.class)
                .withConstraintProviderClass(Rules.class)
                .withTerminationSpentLimit(limit);
        Day best = SolverFactory.<Day>create(config).buildSolver().solve(Day.of(problem));
        if (best.score == null || best.score.hardScore() < 0) {
            return Answer.none(Claim.NOTHING);
        }
        return new Answer(
                Claim.NOTHING, best.meetings.stream().mapToInt(Held::slot).toArray());
    }

    /// A participant of a meeting.
    public record Attends(int meeting, int participant) {}

    /// One meeting is before another.
    public record Order(int earlier, int later) {}

    public record Hall(int tables) {}

    /// A meeting; its slot is what is searched.
    @PlanningEntity
    public static class Held {
        @PlanningId
        public int id;

        int first;
        int second;

        @ValueRangeProvider
        public List<Integer> allowed = List.of();

        @PlanningVariable
        public @Nullable Integer slot;

        /// For the solver, which fills in the rest.
        public Held() {}

        int id() {
            return id;
        }

        int slot() {
            if (slot == null) {
                throw new IllegalStateException("Meeting %d has no slot yet.".formatted(id + 1));
            }
            return slot;
        }

        boolean meets(Held other) {
            return first == other.first || first == other.second || second == other.first || second == other.second;
        }
    }

    /// A problem, and a plan of it.
    @PlanningSolution
    public static class Day {
        @PlanningEntityCollectionProperty
        public List<Held> meetings = new ArrayList<>();

        @ProblemFactCollectionProperty
        public List<Attends> attends = new ArrayList<>();

        @ProblemFactCollectionProperty
        public List<Order> orders = new ArrayList<>();

        @ProblemFactCollectionProperty
        public List<Hall> halls = new ArrayList<>();

        @PlanningScore
        public @Nullable HardSoftScore score;

        /// For the solver, which fills in the rest.
        public Day() {}

        static Day of(B2bProblem problem) {
            var day = new Day();
            day.halls.add(new Hall(problem.tables()));
            for (int m = 0; m < problem.meetings().size(); m++) {
                B2bProblem.Meeting meeting = problem.meetings().get(m);
                var held = new Held();
                held.id = m;
                held.first = meeting.first();
                held.second = meeting.second();
                held.allowed = Arrays.stream(problem.allowed(m)).boxed().toList();
                day.meetings.add(held);
                day.attends.add(new Attends(m, meeting.first()));
                day.attends.add(new Attends(m, meeting.second()));
                for (int earlier : meeting.after()) {
                    day.orders.add(new Order(earlier, m));
                }
            }
            return day;
        }
    }

    /// The rules of the problem.
    public static class Rules implements ConstraintProvider {
        @Override
        public Constraint[] defineConstraints(ConstraintFactory rules) {
            return new Constraint[] {
                rules.forEachUniquePair(Held.class, Joiners.equal(Held::slot))
                        .filter(Held::meets)
                        .penalize(HardSoftScore.ONE_HARD)
                        .asConstraint("two meetings at once"),
                rules.forEach(Held.class)
                        .groupBy(Held::slot, ConstraintCollectors.count())
                        .join(Hall.class)
                        .filter((slot, held, hall) -> held > hall.tables())
                        .penalize(HardSoftScore.ONE_HARD, (slot, held, hall) -> (int) (held - hall.tables()))
                        .asConstraint("more meetings than tables"),
                rules.forEach(Order.class)
                        .join(Held.class, Joiners.equal(Order::earlier, Held::id))
                        .join(Held.class, Joiners.equal((order, earlier) -> order.later(), Held::id))
                        .filter((order, earlier, later) -> earlier.slot() >= later.slot())
                        .penalize(HardSoftScore.ONE_HARD)
                        .asConstraint("order"),
                days(rules)
                        .filter((participant, day) -> day.getBreaks().size() > FAIRNESS)
                        .penalize(
                                HardSoftScore.ONE_HARD,
                                (participant, day) -> day.getBreaks().size() - FAIRNESS)
                        .asConstraint("fairness"),
                days(rules)
                        .penalize(
                                HardSoftScore.ONE_SOFT,
                                (participant, day) -> day.getBreaks().size())
                        .asConstraint("breaks")
            };
        }

        /// The slots of each participant, in runs.
        private static BiConstraintStream<Integer, SequenceChain<Integer, Integer>> days(ConstraintFactory rules) {
            return rules.forEach(Attends.class)
                    .join(Held.class, Joiners.equal(Attends::meeting, Held::id))
                    .groupBy(
                            (attends, held) -> attends.participant(),
                            ConstraintCollectors.toConsecutiveSequences((attends, held) -> held.slot(), slot -> slot));
        }
    }
}
