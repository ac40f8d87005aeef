package org.northernconnections.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the status of the partnership counts. Each figure is the number of its records, or by when half of them had
/// what they waited for.
public enum Figure {
    PARTNERS(Part.WHO),
    COMPANIES(Part.WHO),
    EVENTS(Part.WHO),

    LABS_NAMED(Part.FUNNEL),
    LABS_CHOSEN(Part.FUNNEL, LABS_NAMED),
    CHALLENGES(Part.FUNNEL),
    RECOMMENDED(Part.FUNNEL),
    APPLIED(Part.FUNNEL),
    PRESENTED(Part.FUNNEL, APPLIED),
    MET(Part.FUNNEL),
    FOLLOWED_UP(Part.FUNNEL),
    PILOTS(Part.FUNNEL, FOLLOWED_UP),
    CONTRACTS(Part.FUNNEL, PILOTS),
    IN_USE(Part.FUNNEL, CONTRACTS),

    /// Strategies and action plans that partners of several countries made together.
    RCO_83(Part.INDICATORS),
    /// Pilot actions developed jointly and implemented, between organisations of two countries.
    RCO_84(Part.INDICATORS),
    /// Organisations that cooperate across borders.
    RCO_87(Part.INDICATORS),
    /// Of those strategies and action plans the ones that an organisation acts on.
    RCR_79(Part.INDICATORS),
    /// Solutions that were taken up, across borders and by the word of both sides.
    RCR_104(Part.INDICATORS),

    /// From the day on which two organisations met to the first word of a pilot.
    DAYS_TO_PILOT(Part.SPEED),
    /// From the day on which two organisations met to the first word of a contract, a consortium or use.
    DAYS_TO_CONTRACT(Part.SPEED),
    /// From the question for a recommendation to the word.
    DAYS_TO_RECOMMENDATION(Part.SPEED),
    /// From the first meeting of a cluster and an owner of challenges at an event to the cluster's first word for a
    /// company on one of them.
    DAYS_TO_FIRST_WORD(Part.SPEED),
    /// From the first word for a company on an owner's challenges to the first pilot of the two.
    DAYS_TO_RESULT(Part.SPEED),
    /// From a question on a challenge to its answer.
    DAYS_TO_ANSWER(Part.SPEED),

    LATE_PROMISES(Part.LATE),
    LATE_ANSWERS(Part.LATE),
    LATE_WORDS(Part.LATE);

    /// Those that are told year by year as well, in the order in which they are.
    public static final List<Figure> IN_YEARS =
            List.of(PARTNERS, CHALLENGES, EVENTS, MET, PILOTS, CONTRACTS, IN_USE, RCO_83);

    /// Where a figure stands on the page.
    public enum Part {
        WHO,
        FUNNEL,
        INDICATORS,
        SPEED,
        /// For members alone.
        LATE
    }

    private final Part part;

    private final @Nullable Figure whole;

    Figure(Part part) {
        this(part, null);
    }

    Figure(Part part, @Nullable Figure whole) {
        this.part = part;
        this.whole = whole;
    }

    public Part part() {
        return part;
    }

    /// The figure whose records these are some of: the stage before, where it counts the same things.
    public Optional<Figure> whole() {
        return Optional.ofNullable(whole);
    }

    /// Is it a median of days and not a count?
    public boolean days() {
        return part == Part.SPEED;
    }

    /// Is it told to everybody?
    public boolean open() {
        return part != Part.LATE;
    }

    /// The figures of one part, in their order.
    public static List<Figure> of(Part part) {
        return Arrays.stream(values()).filter(figure -> figure.part == part).toList();
    }
}
