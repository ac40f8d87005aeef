package org.northernconnections.web.application;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.Application;
import org.northernconnections.application.ApplicationState;
import org.northernconnections.application.Recommendation;

/// An application as its page tells it.
///
/// @param language in which it is written, such as `sv`
/// @param answers by the position of the need
/// @param feedback for a company that was refused; empty otherwise
/// @param recommendations words of clusters about the company, as far as the caller may know them here: for whoever
/// selects or reviews
/// @param waitingRank its place on the waiting list, for the company itself
public record ApplicationShape(
        ApplicationLineShape application,
        String language,
        String pitch,
        String offer,
        String teamWith,
        Map<Integer, String> answers,
        String feedback,
        List<RecommendationShape> recommendations,
        @Nullable Integer waitingRank,
        int version) {
    /// @param mine the caller is of the applying company
    static ApplicationShape of(Application application, boolean mine, List<Recommendation> words) {
        boolean refused = application.state() == ApplicationState.NOT_SELECTED
                || application.state() == ApplicationState.NOT_ELIGIBLE;
        return of(
                application,
                refused ? application.feedback() : "",
                words,
                mine && application.state() == ApplicationState.WAITING ? application.waitingRank() : null);
    }

    /// As a reviewer reads it: what the company wrote, and nothing that was decided.
    static ApplicationShape forReview(Application application, List<Recommendation> words) {
        return of(application, "", words, null);
    }

    private static ApplicationShape of(
            Application application, String feedback, List<Recommendation> words, @Nullable Integer waitingRank) {
        return new ApplicationShape(
                ApplicationLineShape.of(application),
                application.language().code(),
                application.pitch(),
                application.offer(),
                application.teamWith(),
                application.answers(),
                feedback,
                words.stream().map(RecommendationShape::of).toList(),
                waitingRank,
                application.version());
    }
}
