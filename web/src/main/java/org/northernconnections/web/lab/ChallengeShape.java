package org.northernconnections.web.lab;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.ChallengeReview;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.Coach;
import org.northernconnections.lab.QuestionId;

/// One challenge as its page tells it.
///
/// @param wording the one that counts
/// @param contact the name of who answers for it; empty without one
/// @param places how many companies may present
/// @param recommendationsMax how many recommendations a cluster may give
/// @param takesApplications whether the call is open now
/// @param follows the caller hears of what happens to it
/// @param followers how many follow it; 0 for those who may not know
/// @param steps that the caller may take now
/// @param missing before a review can be asked for, in words, for the owner
/// @param remarks of the coach, for the owner while it is being worded
/// @param reviews for those who may read them
/// @param history for those who take part in the partnership
public record ChallengeShape(
        ChallengeLineShape challenge,
        WordingShape wording,
        String contact,
        int places,
        int recommendationsMax,
        boolean takesApplications,
        List<Question> questions,
        boolean follows,
        int followers,
        List<ChallengeState> steps,
        List<String> missing,
        List<Coach.Remark> remarks,
        List<ChallengeReview> reviews,
        List<Told> history,
        int version) {
    /// A question and its answer. Who asked is told to nobody.
    ///
    /// @param answer empty until it is answered
    public record Question(
            QuestionId id,
            String question,
            Instant askedAt,
            String answer,
            @Nullable Instant answeredAt) {
        static Question of(org.northernconnections.lab.Question one) {
            return new Question(one.id(), one.question(), one.askedAt(), one.answer(), one.answeredAt());
        }
    }

    static ChallengeShape of(ChallengePages.ShowPage it) {
        return new ChallengeShape(
                ChallengeLineShape.of(it.challenge()),
                WordingShape.of(it.challenge().wording()),
                it.contact() == null ? "" : it.contact().name(),
                it.challenge().places(),
                it.challenge().recommendationsMax(),
                it.takesApplications(),
                it.questions().stream().map(Question::of).toList(),
                it.follows(),
                it.followers(),
                it.steps(),
                it.missing(),
                it.remarks(),
                it.reviews(),
                it.history(),
                it.challenge().version());
    }
}
