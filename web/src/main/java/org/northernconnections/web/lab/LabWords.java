package org.northernconnections.web.lab;

import java.time.Duration;
import java.time.Instant;
import org.northernconnections.lab.Budget;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.LabState;
import org.northernconnections.lab.Wording;
import org.northernconnections.web.page.Page;

/// Labs and challenges in words and tones.
public final class LabWords {
    private LabWords() {}

    /// The budget range as it is read, such as "from EUR 200,000 to EUR 500,000".
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

    /// How long a call is still open, in words.
    public static String left(Page page, Instant closesAt) {
        Duration left = Duration.between(page.now(), closesAt);
        if (left.isNegative()) {
            return page.t("lab.left.over");
        }
        return left.toDays() >= 2 ? page.t("lab.left.days", left.toDays()) : page.t("lab.left.hours", left.toHours());
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
