package org.northernconnections.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.northernconnections.timetable.LevelResult;

/// The last run that made a timetable of each event, as every node knows it.
public interface Runs {
    /// After so long without a word from its node a run is lost.
    Duration LOST_AFTER = Duration.ofSeconds(15);

    /// Notes that a run begins, unless one of the same event goes on.
    ///
    /// @return false if one does
    boolean begin(EventId event, String run, Instant at, Duration limit);

    /// The last run of an event; one that was lost has failed.
    Optional<MakeTimetable.State> find(EventId event);

    /// Tells how far a run has come, and that its node lives.
    ///
    /// @return whether somebody asked it to stop
    boolean tell(EventId event, String run, List<LevelResult> levels);

    /// Asks the run of an event to stop, wherever it goes on.
    void askToStop(EventId event);

    /// Notes how a run ended.
    ///
    /// @return false if there is no such run
    boolean end(EventId event, String run, MakeTimetable.Standing how, List<LevelResult> levels);
}
