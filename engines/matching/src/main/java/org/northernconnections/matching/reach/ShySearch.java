package org.northernconnections.matching.reach;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Answers "have you a member who can …?" with a number that singles nobody out.
///
/// | rule | against |
/// |---|---|
/// | fewer than [#MEMBERS_MIN] fitting members count as none | finding out whether one known member can |
/// | the number is rounded down to a multiple of [#STEP] | counting before and after one member joins |
/// | [#QUESTIONS_A_DAY] questions a day for one asker and cluster | playing many questions against each other |
/// | a question near an earlier one gets its answer | subtracting two answers, asking again after somebody joined |
///
/// *Near* is a question whose members differ by one or two from those of the earlier one; of several the nearest
/// counts, and among equals the latest.
///
/// Same question, same answer: no noise that repeated questions could average away.
///
/// *Limit*: who already knows of all other members whether they fit learns from one question whether one more does
/// wherever that reaches a bound. No true number can prevent it; so whoever is asked about sees who asked what.
public final class ShySearch {
    public static final int MEMBERS_MIN = 3;
    public static final int STEP = 5;
    public static final int QUESTIONS_A_DAY = 20;

    private ShySearch() {}

    /// An earlier question: the members that fitted it, and what was told.
    public record Before(Set<String> members, Answer answer) {
        public Before {
            members = Set.copyOf(members);
        }
    }

    /// An answer to a question.
    public sealed interface Answer {}

    /// Fewer than three members, or none.
    public record NoneOrFew() implements Answer {}

    /// Three or more.
    ///
    /// @param number 3 for three or four, else a multiple of five
    public record AtLeast(int number) implements Answer {}

    /// The day's questions are used up.
    public record AskTomorrow() implements Answer {}

    /// The answer to one more question.
    ///
    /// @param fitting the members that fit, known to the engine alone
    /// @param before what this asker, or all who ask together, asked this cluster lately, in that order
    /// @param askedToday how many questions this asker put to this cluster today
    public static Answer answer(Set<String> fitting, List<Before> before, int askedToday) {
        if (askedToday >= QUESTIONS_A_DAY) {
            return new AskTomorrow();
        }
        return before.reversed().stream()
                .min(Comparator.comparingInt(one -> differ(fitting, one.members())))
                .filter(nearest -> differ(fitting, nearest.members()) < MEMBERS_MIN)
                .map(Before::answer)
                .orElseGet(() -> plain(fitting.size()));
    }

    private static int differ(Set<String> one, Set<String> other) {
        Set<String> different = new HashSet<>(one);
        different.removeAll(other);
        int onlyOne = different.size();
        different = new HashSet<>(other);
        different.removeAll(one);
        return onlyOne + different.size();
    }

    /// The answer that rests on no earlier one.
    static Answer plain(int members) {
        if (members < MEMBERS_MIN) {
            return new NoneOrFew();
        }
        return new AtLeast(members < STEP ? MEMBERS_MIN : members / STEP * STEP);
    }
}
