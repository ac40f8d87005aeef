package org.northernconnections.connection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.OrganisationId;

/// What one partner says of working with another in one year: six questions, each from 1 (not at all) to 5 (fully).
///
/// Both read each other's answers only once both have answered.
///
/// @param words may be empty
public record Survey(
        OrganisationId from, OrganisationId about, int year, Map<Question, Integer> marks, String words, Instant at) {
    public static final int MARK_MAX = 5;
    public static final int WORDS_LENGTH_MAX = 1000;

    /// From how many marks apart two views are something to talk about.
    public static final int APART = 2;

    /// The six questions.
    public enum Question {
        CLEAR,
        ANSWERS,
        PROMISES,
        OPEN,
        WORTH,
        AGAIN
    }

    public Survey {
        marks = Map.copyOf(marks);
        if (from.equals(about)) {
            throw new IllegalArgumentException("Nobody is asked about itself: " + from);
        }
        if (marks.size() != Question.values().length
                || marks.values().stream().anyMatch(mark -> mark < 1 || mark > MARK_MAX)) {
            throw new IllegalArgumentException(
                    "Six marks from 1 to %d were expected, but they are %s.".formatted(MARK_MAX, marks));
        }
    }

    /// The year in whose survey an answer of this day counts: from November, when it is asked, to the next October, so
    /// that who answers in January still meets the other's answer of December.
    public static int yearOf(LocalDate day) {
        return day.minusMonths(Month.OCTOBER.getValue()).getYear();
    }

    /// What is sent along with the answer that comes in the place of this one.
    public String seen() {
        return at.toString();
    }

    public int mark(Question question) {
        return marks.getOrDefault(question, 0);
    }

    /// How far two partners have come with the survey of one year.
    ///
    /// @param ours `from` has answered about the other
    /// @param theirs the other has answered too
    public record Standing(
            OrganisationId from,
            String fromName,
            OrganisationId about,
            String aboutName,
            boolean ours,
            boolean theirs) {
        /// Both have answered, so both may read.
        public boolean readable() {
            return ours && theirs;
        }
    }

    /// One year of two partners, as one of them sees it.
    ///
    /// @param own null before it has answered
    /// @param theirs null before both have answered
    public record Both(
            int year, @Nullable Survey own, @Nullable Survey theirs) {
        /// The questions on which the two views are far apart, with how far: positive where the own view is better.
        public Map<Question, Integer> apart() {
            var apart = new EnumMap<Question, Integer>(Question.class);
            if (own != null && theirs != null) {
                for (Question question : Question.values()) {
                    int difference = own.mark(question) - theirs.mark(question);
                    if (Math.abs(difference) >= APART) {
                        apart.put(question, difference);
                    }
                }
            }
            return apart;
        }

        public Optional<Survey> findOwn() {
            return Optional.ofNullable(own);
        }
    }
}
