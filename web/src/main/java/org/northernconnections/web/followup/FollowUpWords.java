package org.northernconnections.web.followup;

import org.northernconnections.followup.FollowUpState;

/// How follow-ups are put into colours.
public final class FollowUpWords {
    private FollowUpWords() {}

    public static String tone(FollowUpState state) {
        return switch (state) {
            case TALKING, TEST -> "info";
            case PILOT, OFFER -> "warning";
            case CONTRACT, CONSORTIUM, IN_USE -> "good";
            case STOPPED -> "calm";
        };
    }
}
