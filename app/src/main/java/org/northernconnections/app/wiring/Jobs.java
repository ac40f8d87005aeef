package org.northernconnections.app.wiring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Changes;
import org.northernconnections.postgres.server.Turns;

/// Makes what the program does by itself. The scheduler keeps its book in the database, so that of several nodes
/// one does each job at a time; where two believe that it is their turn, the second waits and finds it done.
public final class Jobs {
    private final Changes changes;
    private final Turns turns;

    public Jobs(Changes changes, Turns turns) {
        this.changes = changes;
        this.turns = turns;
    }

    /// A deed of a job: one change, in the name of the job.
    ///
    /// @param why for the ledger; may be empty
    record Deed(String why, Runnable doing) {}

    /// A job whose deeds follow each other, each as a change of its own.
    ///
    /// @param pause between two times
    RecurringTask<Void> job(String name, Duration pause, Deed... deeds) {
        List<Deed> all = List.of(deeds);
        return withoutTurns(
                name,
                pause,
                () -> all.forEach(deed -> changes.run(Actor.system(name), deed.why(), () -> {
                    turns.take(name);
                    deed.doing().run();
                })));
    }

    /// A job that keeps nodes apart by itself.
    RecurringTask<Void> withoutTurns(String name, Duration pause, Runnable doing) {
        return Tasks.recurring(name, FixedDelay.of(pause)).execute((_, _) -> doing.run());
    }

    static Deed deed(Runnable doing) {
        return new Deed("", doing);
    }

    static Deed deed(String why, Runnable doing) {
        return new Deed(why, doing);
    }
}
