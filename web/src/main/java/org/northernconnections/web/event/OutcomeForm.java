package org.northernconnections.web.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Outcome;
import org.northernconnections.ledger.Word;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;

/// What one side says of a meeting, as it is typed.
///
/// @param came a word of [Outcome.Came]
/// @param nextBy a word of [Outcome.NextBy]
/// @param nextDue a day, as browsers send it; empty for none
/// @param how 1 to 5; empty for nothing said
public record OutcomeForm(
        String came, String next, String nextBy, String nextDue, String how, String words, int version) {
    /// How far ahead a next step can lie.
    private static final int YEARS_MAX = 3;

    public OutcomeForm {
        came = Typed.text(came);
        next = Typed.text(next);
        nextBy = Typed.text(nextBy).isEmpty() ? "both" : Typed.text(nextBy);
        nextDue = Typed.text(nextDue);
        how = Typed.text(how);
        words = Typed.text(words);
    }

    static OutcomeForm empty() {
        return new OutcomeForm("", "", "", "", "", "", 0);
    }

    static OutcomeForm of(Outcome outcome) {
        return new OutcomeForm(
                Word.key(outcome.came()),
                outcome.next(),
                Word.key(outcome.nextBy()),
                Objects.toString(outcome.nextDue(), ""),
                Objects.toString(outcome.how(), ""),
                outcome.words(),
                outcome.version());
    }

    Problems check(LocalDate eventDay) {
        return Problems.none()
                .require(is(Outcome.Came.values(), came), "came", "event.outcome.came.needed")
                .require(is(Outcome.NextBy.values(), nextBy), "nextBy", "form.required")
                .require(next.length() <= Outcome.NEXT_LENGTH_MAX, "next", "event.outcome.too_long")
                .require(words.length() <= Outcome.WORDS_LENGTH_MAX, "words", "event.outcome.too_long")
                .require(nextDue.isEmpty() || inTime(eventDay), "nextDue", "event.outcome.due.wrong")
                .require(how.matches("[1-5]?"), "how", "event.outcome.how.wrong");
    }

    private static boolean is(Enum<?>[] constants, String word) {
        return Arrays.stream(constants).anyMatch(constant -> Word.key(constant).equals(word));
    }

    private boolean inTime(LocalDate eventDay) {
        LocalDate day = day();
        return day != null && !day.isBefore(eventDay) && day.isBefore(eventDay.plusYears(YEARS_MAX));
    }

    private @Nullable LocalDate day() {
        try {
            return nextDue.isEmpty() ? null : LocalDate.parse(nextDue);
        } catch (DateTimeException e) {
            return null;
        }
    }

    Outcome.Said said() {
        return new Outcome.Said(
                Word.parse(Outcome.Came.class, came),
                next,
                Word.parse(Outcome.NextBy.class, nextBy),
                day(),
                how.isEmpty() ? null : Integer.valueOf(how),
                words,
                version);
    }
}
