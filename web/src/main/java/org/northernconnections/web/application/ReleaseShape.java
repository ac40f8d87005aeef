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
public record ReleaseShape(
        boolean ready,
        List<Row> decided,
        List<ApplicationLineShape> undecided,
        List<ApplicationLineShape> unreachable,
        List<LetterShape> letters) {
    /// @param feedback as it is kept, or a draft from the reviewers' reasons
    public record Row(ApplicationLineShape application, Application.@Nullable Decision decision, String feedback) {}

    static ReleaseShape of(ReleasePage it) {
        return new ReleaseShape(
                it.preview().ready(),
                it.preview().decided().stream()
                        .map(one -> new Row(
                                ApplicationLineShape.of(one),
                                one.pending(),
                                it.drafts().getOrDefault(one.id(), one.feedback())))
                        .toList(),
                it.preview().undecided().stream().map(ApplicationLineShape::of).toList(),
                it.preview().unreachable().stream()
                        .map(ApplicationLineShape::of)
                        .toList(),
                it.preview().letters().stream().map(LetterShape::of).toList());
    }
}
