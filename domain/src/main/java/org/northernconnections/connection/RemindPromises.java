package org.northernconnections.connection;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.People;

/// Reminds who promised a week before the day, and asks who was promised once the day has passed. What nobody takes
/// up is recalled once, and lapses a month later, but not before its day. A job does this every hour.
public final class RemindPromises {
    private static final int DAYS_BEFORE = 7;

    /// A promise waits so long to be taken up before the other side is reminded.
    private static final int DAYS_TO_TAKE_UP = 14;

    /// After that nobody is asked by mail any more, and what was not taken up lapses; a promise that counts still waits
    /// on the page.
    private static final int DAYS_AFTER = 30;

    private final Commitments commitments;
    private final PromiseLetters letters;
    private final Clock clock;

    public RemindPromises(Commitments commitments, People people, Post post, Clock clock) {
        this.commitments = commitments;
        this.letters = new PromiseLetters(people, post);
        this.clock = clock;
    }

    /// Writes the letters that are due and were not yet written.
    public void remind() {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        commitments
                .listAgreed(today, today.plusDays(DAYS_BEFORE))
                .forEach(promise -> letters.tell(promise, promise.by(), "commitment_soon", promise.toName()));
        commitments
                .listAgreed(today.minusDays(DAYS_AFTER), today.minusDays(1))
                .forEach(promise -> letters.tell(promise, promise.to(), "commitment_due", promise.byName()));
        for (Commitment promise : commitments.listProposed()) {
            if (promise.due().isBefore(today) && promise.made().isBefore(today.minusDays(DAYS_AFTER))) {
                lapse(promise);
            } else if (!promise.made().isAfter(today.minusDays(DAYS_TO_TAKE_UP))) {
                letters.tell(promise, promise.to(), "commitment_waits", promise.byName());
            }
        }
    }

    /// It counts nothing, as it was never agreed.
    private void lapse(Commitment promise) {
        if (CommitmentState.STEPS.allow(promise.state(), CommitmentState.RELEASED)
                && commitments.step(promise, CommitmentState.RELEASED)) {
            letters.tell(promise, promise.by(), "commitment_lapsed", promise.toName());
        }
    }
}
