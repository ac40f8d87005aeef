package org.northernconnections.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.partnership.OrganisationId;

/// How fast two came from their first meeting to a first recommendation, and on to a first joint result: as far as
/// one of the two knows.
///
/// @param met null while they have not
/// @param recommended a cluster of the two gave its word to the other, or one of them was recommended to the other
/// @param result one of them first said that it was a pilot, or went further, and did not correct it
public record SpeedOfTrust(
        @Nullable LocalDate met,
        @Nullable LocalDate recommended,
        @Nullable LocalDate result) {
    /// @param seen what one of the two has seen of the other
    /// @param followUps of the two: both read there that they met, also where only the other side wrote about it
    /// @param words that name both, see [#between]
    /// @param said of what came of their meetings, by either
    public static SpeedOfTrust of(
            List<DatedFact> seen, List<FollowUp> followUps, List<GivenWord> words, List<Answer> said) {
        return new SpeedOfTrust(
                first(Stream.concat(
                        seen.stream()
                                .filter(fact -> fact.kind() == DatedFact.Kind.MEETING_HELD)
                                .map(DatedFact::on),
                        followUps.stream().map(FollowUp::since))),
                first(words.stream().map(word -> day(word.givenAt()))),
                first(Stream.of(
                                said.stream()
                                        .filter(answer -> answer.state().jointResult() && stands(answer, said))
                                        .map(answer -> day(answer.at())),
                                seen.stream()
                                        .filter(fact -> fact.kind() == DatedFact.Kind.PILOT_SUCCEEDED)
                                        .map(DatedFact::on),
                                words.stream()
                                        .filter(word -> word.turned() == GivenWord.Turn.GOOD)
                                        .flatMap(word -> Stream.ofNullable(word.turnedOn())))
                        .flatMap(days -> days)));
    }

    /// The same side did not correct it to a lower rung later; whoever stops takes nothing back.
    private static boolean stands(Answer answer, List<Answer> said) {
        return said.stream()
                .noneMatch(later -> later.followUp().equals(answer.followUp())
                        && later.from().equals(answer.from())
                        && later.at().isAfter(answer.at())
                        && answer.state().correctedTo(later.state()));
    }

    /// Of these words those that name both of two: one gave it, was recommended, or owns the challenge, and so does the
    /// other.
    public static List<GivenWord> between(OrganisationId one, OrganisationId other, Collection<GivenWord> words) {
        List<OrganisationId> both = List.of(one, other);
        return words.stream()
                .filter(word ->
                        List.of(word.cluster(), word.company(), word.owner()).containsAll(both))
                .distinct()
                .toList();
    }

    private static @Nullable LocalDate first(Stream<LocalDate> days) {
        return days.min(Comparator.naturalOrder()).orElse(null);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /// From the first meeting to the first recommendation; empty while one is missing, and where the word came first.
    public OptionalLong daysToRecommendation() {
        return days(met, recommended);
    }

    /// From the first recommendation, or the first meeting where there was none, to the first joint result.
    public OptionalLong daysToResult() {
        return days(recommended == null ? met : recommended, result);
    }

    private static OptionalLong days(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null || to.isBefore(from)
                ? OptionalLong.empty()
                : OptionalLong.of(ChronoUnit.DAYS.between(from, to));
    }

    /// Is there anything to tell?
    public boolean known() {
        return met != null || recommended != null || result != null;
    }
}
