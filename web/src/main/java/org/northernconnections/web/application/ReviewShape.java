package org.northernconnections.web.application;

import java.util.Comparator;
import java.util.List;
import org.northernconnections.application.Screening;
import org.northernconnections.lab.Criterion;
import org.northernconnections.web.application.ScreeningPages.ReviewPage;

/// What a reviewer reads and has scored.
///
/// @param own scores, by criterion
/// @param others of the other reviewers; empty until the own are given
public record ReviewShape(ApplicationShape application, List<Criterion> criteria, List<Score> own, List<Score> others) {
    /// @param criterion its position
    /// @param score 0 to 5
    public record Score(int criterion, int score, String reason) {
        private static Score of(Screening.Score score) {
            return new Score(score.criterion(), score.score(), score.reason());
        }
    }

    /// @param open applications that wait for the caller's scores
    public record Lists(List<ApplicationLineShape> open, List<ApplicationLineShape> done) {}

    static ReviewShape of(ReviewPage it) {
        return new ReviewShape(
                ApplicationShape.forReview(it.application(), it.words()),
                it.challenge().wording().criteria(),
                it.scores().values().stream()
                        .sorted(Comparator.comparingInt(Screening.Score::criterion))
                        .map(Score::of)
                        .toList(),
                it.others().stream().map(Score::of).toList());
    }
}
