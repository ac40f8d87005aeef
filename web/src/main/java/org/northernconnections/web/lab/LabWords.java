package org.northernconnections.web.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.northernconnections.lab.Budget;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.LabState;
import org.northernconnections.lab.Wording;
import org.northernconnections.web.page.Page;

/// Labs and challenges in words and tones.
public final class LabWords {
    private static final int BEGINNING_MAX = 220;

    private LabWords() {}

    /// The budget range as it is read, such as "200,000 to 500,000 SEK".
    public static String budget(Page page, Wording wording) {
        Budget budget = wording.budget();
        if (budget.min() != null && budget.max() != null) {
            return page.t("lab.budget.range", page.number(budget.min()), page.number(budget.max()), budget.currency());
        }
        if (budget.max() != null) {
            return page.t("lab.budget.most", page.number(budget.max()), budget.currency());
        }
        if (budget.min() != null) {
            return page.t("lab.budget.least", page.number(budget.min()), budget.currency());
        }
        return page.t("lab.budget.unsaid");
    }

    /// How long a call is still open, in words: weeks, then days, then hours.
    public static String left(Page page, Instant closesAt) {
        Duration left = Duration.between(page.now(), closesAt);
        if (left.isNegative()) {
            return page.t("lab.left.over");
        }
        if (left.toDays() >= 21) {
            return page.t("lab.left.weeks", left.toDays() / 7);
        }
        return left.toDays() >= 2 ? page.t("lab.left.days", left.toDays()) : page.t("lab.left.hours", left.toHours());
    }

    /// The beginning of a text, cut between words.
    public static String beginning(String text) {
        if (text.length() <= BEGINNING_MAX) {
            return text;
        }
        int space = text.lastIndexOf(' ', BEGINNING_MAX);
        return text.substring(0, space > 0 ? space : BEGINNING_MAX).strip() + " …";
    }

    /// The share of a criterion's weight in all weights.
    public static String share(Page page, Wording wording, int weight) {
        int all = wording.criteria().stream()
                .mapToInt(criterion -> criterion.weight())
                .sum();
        return page.percent(all == 0 ? 0 : weight / (double) all);
    }

    /// The way of a lab, as it is drawn: a lab kept for later waits where others are chosen.
    public static List<LabState> way(LabState state) {
        LabState third = state == LabState.KEPT_FOR_LATER ? LabState.KEPT_FOR_LATER : LabState.CHOSEN;
        return List.of(LabState.NAMED, LabState.SPECIFIED, third, LabState.RUNNING, LabState.ENDED);
    }

    /// The way of a challenge, as it is drawn: with the side step or the end that it took.
    public static List<ChallengeState> way(ChallengeState state) {
        ChallengeState first =
                state == ChallengeState.CHANGES_ASKED ? ChallengeState.CHANGES_ASKED : ChallengeState.DRAFT;
        ChallengeState last = state == ChallengeState.ENDED_WITHOUT_RESULT
                ? ChallengeState.ENDED_WITHOUT_RESULT
                : ChallengeState.ANSWERED;
        return List.of(
                first,
                ChallengeState.IN_REVIEW,
                ChallengeState.APPROVED,
                ChallengeState.OPEN,
                ChallengeState.CLOSED,
                ChallengeState.IN_SELECTION,
                ChallengeState.AT_EVENT,
                ChallengeState.IN_FOLLOW_UP,
                last);
    }

    /// The tone of a state: `good`, `info`, `warning`, `bad` or `calm`.
    public static String tone(ChallengeState state) {
        return switch (state) {
            case OPEN, ANSWERED -> "good";
            case IN_REVIEW, CHANGES_ASKED -> "warning";
            case APPROVED, CLOSED, IN_SELECTION, AT_EVENT, IN_FOLLOW_UP -> "info";
            case DRAFT, ENDED_WITHOUT_RESULT -> "calm";
        };
    }

    /// The tone of a lab's state.
    public static String tone(LabState state) {
        return switch (state) {
            case RUNNING -> "good";
            case SPECIFIED, CHOSEN -> "info";
            case NAMED, KEPT_FOR_LATER, ENDED -> "calm";
        };
    }
}
