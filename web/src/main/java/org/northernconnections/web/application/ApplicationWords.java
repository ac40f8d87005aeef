package org.northernconnections.web.application;

import org.northernconnections.application.ApplicationState;
import org.northernconnections.application.RecommendationState;

/// The tones of states: `good`, `info`, `warning`, `bad` or `calm`.
public final class ApplicationWords {
    private ApplicationWords() {}

    public static String tone(ApplicationState state) {
        return switch (state) {
            case SHORTLISTED, CONFIRMED, PRESENTED -> "good";
            case SUBMITTED, ELIGIBLE -> "info";
            case WAITING -> "warning";
            case DRAFT, NOT_ELIGIBLE, NOT_SELECTED, DECLINED, WITHDRAWN -> "calm";
        };
    }

    public static String tone(RecommendationState state) {
        return switch (state) {
            case GIVEN, ACCEPTED_BY_THE_COMPANY -> "good";
            case ASKED -> "warning";
            case OUTCOME_KNOWN -> "info";
            case DECLINED, LAPSED, WITHDRAWN -> "calm";
        };
    }
}
