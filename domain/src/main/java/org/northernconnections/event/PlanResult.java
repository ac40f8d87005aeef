package org.northernconnections.event;

import java.time.Duration;
import java.util.List;
import org.northernconnections.timetable.LevelResult;
import org.northernconnections.timetable.Plan;

/// How planning ended: what was reached, and how far that is proven.
///
/// @param levels in the order of [Level]
/// @param limit that was set
/// @param took how long it really took
public record PlanResult(List<LevelResult> levels, Plan.Ending ending, Duration limit, Duration took) {
    public PlanResult {
        levels = List.copyOf(levels);
    }

    /// Whether no better plan exists.
    public boolean proven() {
        return levels.stream().allMatch(LevelResult::proven);
    }

    /// The levels on which a better plan may exist.
    public List<LevelResult> open() {
        return levels.stream().filter(level -> !level.proven()).toList();
    }
}
