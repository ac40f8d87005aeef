package org.northernconnections.timetable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A timetable, with what it is worth and how far that is proven.
///
/// @param placements by slot, then in the order of the tables
/// @param unplaced in the order of the requests
/// @param idle by participant; everybody has an entry
/// @param idleByGroup the same, summed over each group
/// @param levels one for each [Level], in their order
/// @param total their weighted sum; null where one level was made small after the other
public record Plan(
        List<Placement> placements,
        List<Unplaced> unplaced,
        SortedMap<String, Idle> idle,
        SortedMap<String, Idle> idleByGroup,
        List<LevelResult> levels,
        @Nullable Total total,
        Ending ending) {

    /// Why planning ended.
    public enum Ending {
        /// Every level is proven, or only the tables are not.
        DONE,
        /// The work that the limit allows for was done. The same settings give the same plan again.
        WORK_DONE,
        /// The clock ran out, or ended a part of the search before its work was done.
        TIME_UP,
        /// Somebody cancelled.
        CANCELLED
    }

    public Plan {
        placements = List.copyOf(placements);
        unplaced = List.copyOf(unplaced);
        idle = copy(idle);
        idleByGroup = copy(idleByGroup);
        levels = List.copyOf(levels);
    }

    /// Whether no plan is better on any level; tables aside, where a weighted sum was made small.
    public boolean proven() {
        return total != null ? total.proven() : levels.stream().allMatch(LevelResult::proven);
    }

    /// How far the sum, or the first level that is not proven, may be from its optimum; 0 if the plan is proven.
    public long gap() {
        return total != null
                ? total.best() - total.bound()
                : levels.stream()
                        .filter(level -> !level.proven())
                        .mapToLong(LevelResult::gap)
                        .findFirst()
                        .orElse(0);
    }

    /// The same placements, of which one level is known otherwise.
    Plan withLevel(LevelResult known) {
        List<LevelResult> now = levels.stream()
                .map(level -> level.level() == known.level() ? known : level)
                .toList();
        Ending how = ending == Ending.DONE && !known.proven() ? Ending.WORK_DONE : ending;
        return new Plan(placements, unplaced, idle, idleByGroup, now, total, how);
    }

    /// The same, where the clock has ended what came before it.
    Plan withTimeUp() {
        return new Plan(placements, unplaced, idle, idleByGroup, levels, total, Ending.TIME_UP);
    }

    public LevelResult level(Level level) {
        return levels.stream()
                .filter(result -> result.level() == level)
                .findFirst()
                .orElseThrow();
    }

    public Optional<Placement> find(String request) {
        return placements.stream()
                .filter(placement -> placement.request().equals(request))
                .findFirst();
    }

    private static SortedMap<String, Idle> copy(Map<String, Idle> idle) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(idle));
    }
}
