package org.northernconnections.web.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.Application;
import org.northernconnections.web.application.SelectionPages.ReleasePage;
import org.northernconnections.web.mail.LetterShape;

/// What a release would do, before it does it.
///
/// @param ready everything is decided, and no refusal is without feedback
/// @param undecided applications without a decision
/// @param unreachable companies whose people have no address
/// @param letters every mail as it would be written
/// @param free places that stay free although companies wait
/// @param seen to send along with the release, so that nothing else is released
public record ReleaseShape(
        boolean ready,
        List<Row> decided,
        List<ApplicationLineShape> undecided,
        List<ApplicationLineShape> unreachable,
        List<LetterShape> letters,
        int free,
        String seen) {
    /// @param rank on the waiting list; null without one
    /// @param feedback as it is kept; may be empty
    /// @param draft of feedback from the reviewers' reasons, where a refused company has none yet; else empty
    /// @param lacksFeedback a refused company has none that it can use: nothing is released
    public record Row(
            ApplicationLineShape application,
            Application.@Nullable Decision decision,
            @Nullable Integer rank,
            String feedback,
            String draft,
            boolean lacksFeedback) {}

    static ReleaseShape of(ReleasePage it) {
        return new ReleaseShape(
                it.preview().ready(),
                it.preview().decided().stream().map(one -> row(it, one)).toList(),
                it.preview().undecided().stream().map(ApplicationLineShape::of).toList(),
                it.preview().unreachable().stream()
                        .map(ApplicationLineShape::of)
                        .toList(),
                it.preview().letters().stream().map(LetterShape::of).toList(),
                it.preview().free(),
                it.preview().seen());
    }

    private static Row row(ReleasePage it, Application one) {
        return new Row(
                ApplicationLineShape.of(one),
                one.pending(),
                one.waitingRank(),
                one.feedback(),
                one.feedback().isBlank() ? it.drafts().getOrDefault(one.id(), "") : "",
                it.preview().withoutFeedback().contains(one));
    }
}
