package org.northernconnections.web.connection;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.northernconnections.connection.Commitment;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;

/// A promise as it is typed.
///
/// @param due a day, as browsers send it: 2026-05-08
public record CommitmentForm(String by, String to, String promise, String due) {
    private static final int YEARS_MAX = 10;

    public CommitmentForm {
        by = Typed.text(by);
        to = Typed.text(to);
        promise = Typed.text(promise);
        due = Typed.text(due);
    }

    Problems check(LocalDate today) {
        return Problems.none()
                .require(isId(by), "by", "form.required")
                .require(isId(to), "to", "form.required")
                .require(!by.equals(to), "to", "connection.commitment.same")
                .requireText(promise, "promise")
                .require(promise.length() <= Commitment.PROMISE_LENGTH_MAX, "promise", "connection.commitment.too_long")
                .require(inTime(today), "due", "connection.commitment.due.wrong");
    }

    private static boolean isId(String id) {
        return id.matches("[0-9a-z]{12}");
    }

    private boolean inTime(LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(due);
            return !day.isBefore(today) && day.isBefore(today.plusYears(YEARS_MAX));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    LocalDate dueDay() {
        return LocalDate.parse(due);
    }
}
