package org.northernconnections.web.connection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.northernconnections.connection.Asked;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.Survey;
import org.northernconnections.followup.FollowUpId;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.followup.SpeedOfTrust;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.report.Pace;
import org.northernconnections.trust.track.Answering;
import org.northernconnections.trust.track.Waiting;

/// The connection of one of the caller's organisations with another one.
///
/// @param lastYear facts of the last twelve months
/// @param yearBefore facts of the twelve months before
/// @param evenness whether the two answer each other equally fast; `one` is the other organisation
/// @param answers whether the two answer each other faster from year to year
public record PairShape(
        String as,
        OrganisationId other,
        String otherName,
        int lastYear,
        int yearBefore,
        Speed speed,
        List<Fact> facts,
        List<CommitmentShape> promises,
        List<Followed> followUps,
        List<Asked> askings,
        Answers theirAnswers,
        Answers ourAnswers,
        Answering.Evenness evenness,
        Pace answers,
        List<Year> surveys) {
    public record Fact(DatedFact.Kind kind, LocalDate on, String note) {}

    /// How fast the two came from one to the next; null is not known, or came the other way round.
    public record Speed(
            @Nullable LocalDate met,
            @Nullable LocalDate recommended,
            @Nullable LocalDate result,
            @Nullable Long daysToRecommendation,
            @Nullable Long daysToResult) {
        private static Speed of(SpeedOfTrust speed) {
            return new Speed(
                    speed.met(),
                    speed.recommended(),
                    speed.result(),
                    orNull(speed.daysToRecommendation()),
                    orNull(speed.daysToResult()));
        }
    }

    private static @Nullable Long orNull(OptionalLong days) {
        return days.isPresent() ? (Long) days.getAsLong() : null;
    }

    public record Followed(FollowUpId id, FollowUpState state, boolean confirmed) {}

    /// How long one side takes to answer the other, in days.
    ///
    /// @param medianDays null while fewer than half are answered
    /// @param lowDays the low end of the median's interval, 90 %; null where it is not known
    /// @param highDays the high end; null where it is not known
    public record Answers(
            int asked,
            int answered,
            @Nullable Long medianDays,
            @Nullable Long lowDays,
            @Nullable Long highDays) {
        private static Answers of(Waiting waiting) {
            return new Answers(
                    waiting.cases(),
                    waiting.ended(),
                    orNull(waiting.medianDays()),
                    orNull(waiting.lowDays()),
                    orNull(waiting.highDays()));
        }
    }

    /// @param words of the own answer
    /// @param answered when the own side answered, to send along as `seen` with a change; null before it has
    /// @param theirs null before both have answered
    public record Year(
            int year,
            @Nullable Map<Survey.Question, Integer> own,
            String words,
            @Nullable Instant answered,
            @Nullable Map<Survey.Question, Integer> theirs) {
        static Year of(Survey.Both both) {
            Survey own = both.own();
            return new Year(
                    both.year(),
                    own == null ? null : own.marks(),
                    own == null ? "" : own.words(),
                    own == null ? null : own.at(),
                    both.theirs() == null ? null : both.theirs().marks());
        }
    }

    static PairShape of(PairPages.PairPage it) {
        Answering answering = it.answering();
        return new PairShape(
                it.as(),
                it.subject().id(),
                it.subject().name(),
                it.lastYear(),
                it.yearBefore(),
                Speed.of(it.speed()),
                it.facts().stream()
                        .map(fact -> new Fact(fact.kind(), fact.on(), fact.note()))
                        .toList(),
                it.promises().stream().map(CommitmentShape::of).toList(),
                it.followUps().stream()
                        .map(one -> new Followed(one.id(), one.state(), one.confirmed()))
                        .toList(),
                it.askings(),
                Answers.of(answering.one()),
                Answers.of(answering.other()),
                answering.evenness(),
                it.answers(),
                it.surveys().stream().map(Year::of).toList());
    }
}
