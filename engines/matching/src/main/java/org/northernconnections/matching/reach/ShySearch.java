package org.northernconnections.matching.reach;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Answers "have you a member who can …?" with a number that singles nobody out.
///
/// | rule | against |
/// |---|---|
/// | fewer than [#MEMBERS_MIN] fitting members count as none | finding out whether one known member can |
/// | the number is rounded down to a multiple of [#STEP] | counting before and after one member joins |
/// | so many questions a day ([#QUESTIONS_A_DAY]) for one asker and cluster | playing many questions against each other
/// |
/// | a question whose answer rests on members that differ by one or two from those of a question of the same day gets
/// the earlier answer | subtracting two answers |
///
/// Same question, same answer: no noise that repeated questions could average away.
public final class ShySearch {
    public static final int MEMBERS_MIN = 3;
    public static final int STEP = 5;
    public static final int QUESTIONS_A_DAY = 20;

    private ShySearch() {}

    /// What was asked and answered before on the same day, by one asker of one cluster.
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
    /// @param today what the asker asked of this cluster today
    public static Answer answer(Set<String> fitting, Collection<Before> today) {
        if (today.size() >= QUESTIONS_A_DAY) {
            return new AskTomorrow();
        }
        for (Before before : today) {
            if (differ(fitting, before.members()) < MEMBERS_MIN) {
                return before.answer();
            }
        }
        return plain(fitting.size());
    }

    private static int differ(Set<String> one, Set<String> other) {
        Set<String> different = new HashSet<>(one);
        different.removeAll(other);
        int onlyOne = different.size();
        different = new HashSet<>(other);
        different.removeAll(one);
        return onlyOne + different.size();
    }

    private static Answer plain(int members) {
        if (members < MEMBERS_MIN) {
            return new NoneOrFew();
        }
        return new AtLeast(members < STEP ? MEMBERS_MIN : members / STEP * STEP);
    }
}
