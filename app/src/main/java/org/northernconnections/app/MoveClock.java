package org.northernconnections.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.northernconnections.connection.AskSurvey;
import org.northernconnections.connection.RemindPromises;
import org.northernconnections.event.CheckIn;
import org.northernconnections.event.NoteOutcome;
import org.northernconnections.event.PlanEvent;
import org.northernconnections.followup.AnswerFollowUp;
import org.northernconnections.lab.CloseDueChallenges;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Changes;
import org.northernconnections.postgres.partnership.PostgresAhead;
import org.northernconnections.postgres.server.Turns;

/// Moves the clock of a demonstration ahead, and does at once what the program does by itself as time passes.
public final class MoveClock {
    private final MovableClock clock;
    private final PostgresAhead ahead;
    private final Changes changes;
    private final Turns turns;
    private final List<Deed> byItself;

    /// What a job does as time passes.
    private record Deed(String job, Runnable doing) {}

    public MoveClock(
            MovableClock clock,
            PostgresAhead ahead,
            Changes changes,
            Turns turns,
            CloseDueChallenges close,
            PlanEvent plan,
            CheckIn desk,
            NoteOutcome note,
            AnswerFollowUp answering,
            AskSurvey survey,
            RemindPromises promises) {
        this.clock = clock;
        this.ahead = ahead;
        this.changes = changes;
        this.turns = turns;
        this.byItself = List.of(
                new Deed("close calls", close::close),
                new Deed("close wishes", plan::closeDue),
                new Deed("event days", desk::turnDays),
                new Deed("outcomes", note::ask),
                new Deed("outcomes", note::openDue),
                new Deed("follow ups", answering::ask),
                new Deed("connections", survey::ask),
                new Deed("connections", promises::remind));
    }

    /// Goes on from where the clock was left.
    public void restore() {
        clock.move(ahead.find());
    }

    /// Moves the clock to a time to come; an earlier one changes nothing.
    ///
    /// @return whether it was moved
    public boolean to(Instant time) {
        Duration more = Duration.between(clock.instant(), time);
        return more.isPositive() && by(more);
    }

    /// Moves the clock on by so much.
    public boolean by(Duration more) {
        Duration now = clock.ahead().plus(more);
        if (more.isNegative() || !changes.make(Actor.system("clock"), "", () -> ahead.save(now))) {
            return false;
        }
        clock.move(now);
        byItself.forEach(deed -> changes.run(Actor.system("clock"), "Time passes", () -> {
            turns.take(deed.job());
            deed.doing().run();
        }));
        return true;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
