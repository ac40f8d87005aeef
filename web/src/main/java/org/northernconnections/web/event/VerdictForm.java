package org.northernconnections.web.event;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Outcome;
import org.northernconnections.event.OutcomeId;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;

/// What an organiser decides on an appeal, as it is typed: with what the paper says, where a helper typed it wrongly.
///
/// @param verdict `stands` or `set_aside`
/// @param words to both sides
/// @param came as on a slip, with the fields after it; empty if nothing takes the place of what is set aside
public record VerdictForm(
        String verdict, String words, String came, String next, String nextBy, String nextDue, String how) {
    public VerdictForm {
        verdict = Typed.text(verdict);
        words = Typed.text(words);
        came = Typed.text(came);
        next = Typed.text(next);
        nextBy = Typed.text(nextBy);
        nextDue = Typed.text(nextDue);
        how = Typed.text(how);
    }

    Problems check(LocalDate eventDay) {
        Problems problems = Problems.none()
                .requireText(words, "words")
                .require(words.length() <= Outcome.WORDS_LENGTH_MAX, "words", "event.outcome.too_long")
                .require(verdict.matches("stands|set_aside"), "verdict", "form.required");
        if (corrects()) {
            paper().check(eventDay).all().forEach(problem -> problems.require(false, problem.field(), problem.key()));
        }
        return problems;
    }

    boolean stands() {
        return verdict.equals("stands");
    }

    /// Was anything typed from the paper, for a word that does not stand?
    private boolean corrects() {
        return !stands() && !(came + next + nextDue + how).isEmpty();
    }

    private OutcomeForm paper() {
        return new OutcomeForm(came, next, nextBy, nextDue, how, "", 0);
    }

    Outcome.@Nullable Said said() {
        return corrects() ? paper().said() : null;
    }

    /// The fields of the word that is decided on, as the page shows them again.
    Map<String, String> typed(OutcomeId word) {
        Map<String, String> typed = new HashMap<>();
        Map.of("words", words, "came", came, "next", next, "nextBy", nextBy, "nextDue", nextDue, "how", how)
                .forEach((name, value) -> typed.put(name + "-" + word, value));
        return typed;
    }
}
