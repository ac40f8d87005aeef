package org.northernconnections.web.followup;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.followup.Answer;
import org.northernconnections.followup.FollowUp;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.followup.Value;
import org.northernconnections.followup.Why;
import org.northernconnections.ledger.Word;
import org.northernconnections.web.page.Problems;
import org.northernconnections.web.page.Typed;

/// What one side says of a follow-up, as it is typed.
///
/// @param state a word of [FollowUpState]
/// @param value a word of [Value]; empty for not said
/// @param because a word of [Why], where it stopped
/// @param promise what the side will do next; empty for nothing
/// @param due until when, a day as browsers send it
public record FollowUpForm(String state, String value, String because, String words, String promise, String due) {
    private static final int YEARS_MAX = 3;
    private static final int PROMISE_MAX = 200;

    public FollowUpForm {
        state = Typed.text(state);
        value = Typed.text(value);
        because = Typed.text(because);
        words = Typed.text(words);
        promise = Typed.text(promise);
        due = Typed.text(due);
    }

    /// What this side said last, with its words, so that nothing of it is lost when only one field is corrected. Before
    /// its first word nothing is chosen but that the two talk, as long as nobody
    /// has said more: what the other side says is not put into its mouth.
    static FollowUpForm of(FollowUp followUp, Optional<Answer> last) {
        if (last.isEmpty()) {
            boolean talking = followUp.state() == FollowUpState.TALKING;
            return new FollowUpForm(
                    talking ? Word.key(FollowUpState.TALKING) : "", Word.key(Value.NOT_SAID), "", "", "", "");
        }
        Answer own = last.get();
        return new FollowUpForm(
                Word.key(own.state()),
                Word.key(own.value()),
                own.why() == null ? "" : Word.key(own.why()),
                own.words(),
                "",
                "");
    }

    /// The fields of one of several follow-ups on a page, whose names end in its id.
    static FollowUpForm of(Map<String, String> fields, String id) {
        return new FollowUpForm(
                fields.getOrDefault("state-" + id, ""),
                fields.getOrDefault("value-" + id, ""),
                fields.getOrDefault("because-" + id, ""),
                fields.getOrDefault("words-" + id, ""),
                fields.getOrDefault("promise-" + id, ""),
                fields.getOrDefault("due-" + id, ""));
    }

    Problems check(LocalDate today) {
        return Problems.none()
                .require(is(FollowUpState.values(), state), "state", "form.required")
                .require(value.isEmpty() || is(Value.values(), value), "value", "form.required")
                .require(!stopped() || is(Why.values(), because), "because", "followup.because.needed")
                .require(words.length() <= Answer.WORDS_LENGTH_MAX, "words", "followup.too_long")
                .require(promise.length() <= PROMISE_MAX, "promise", "followup.too_long")
                .require(promise.isEmpty() || inTime(today), "due", "followup.due.wrong");
    }

    private boolean stopped() {
        return state.equals(Word.key(FollowUpState.STOPPED));
    }

    private static boolean is(Enum<?>[] constants, String word) {
        return Arrays.stream(constants).anyMatch(constant -> Word.key(constant).equals(word));
    }

    private boolean inTime(LocalDate today) {
        LocalDate day = day();
        return day != null && !day.isBefore(today) && day.isBefore(today.plusYears(YEARS_MAX));
    }

    @Nullable
    private LocalDate day() {
        try {
            return due.isEmpty() ? null : LocalDate.parse(due);
        } catch (DateTimeException e) {
            return null;
        }
    }

    Answer.Said said() {
        FollowUpState reached = Word.parse(FollowUpState.class, state);
        return new Answer.Said(
                reached,
                value.isEmpty() ? Value.NOT_SAID : Word.parse(Value.class, value),
                reached == FollowUpState.STOPPED ? Word.parse(Why.class, because) : null,
                words,
                next());
    }

    private Answer.@Nullable Next next() {
        LocalDate day = day();
        return promise.isEmpty() || day == null ? null : new Answer.Next(promise, day);
    }
}
