package org.northernconnections.web.home;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many there are at each stage of the chain, drawn as bars that narrow; see `home/funnel.jte`.
///
/// Lengths are in units of the picture. A bar is as long as its share of the largest count, and begins at the
/// left edge, so that two bars can be compared by eye; pale flows join one to the next. Where a stage counts
/// some of the very records of the one before, the rest of them leave to the right, as in Sankey's diagrams:
/// what leaves and what goes on are together as wide as the bar.
public record Funnel(List<Stage> stages) {
    /// Width of the picture.
    public static final int WIDTH = 640;

    private static final int BAR = 26;
    private static final int STEP = 58;
    private static final int STEP_WITH_ASIDE = 74;
    private static final int BAR_TOP = 20;
    private static final double LONGEST = 560;
    /// Leaves room for what is written beside the ways that leave.
    private static final double LONGEST_WITH_ASIDE = 370;
    private static final double SHORTEST = 2;
    private static final int ASIDE_DOWN = 18;
    private static final int ASIDE_RIGHT = 30;

    public Funnel {
        stages = List.copyOf(stages);
        for (int i = 0; i < stages.size(); i++) {
            Aside aside = stages.get(i).aside();
            if (aside != null
                    && (i + 1 == stages.size()
                            || stages.get(i + 1).count() + aside.count()
                                    != stages.get(i).count())) {
                throw new IllegalArgumentException(
                        "What goes on from %s and what leaves there are not all of it.".formatted(stages.get(i)));
            }
        }
    }

    /// One stage, such as the applications.
    ///
    /// @param label in the reader's language
    /// @param address of the list of just these records
    /// @param aside those that did not come to the next stage; null where that counts other records
    public record Stage(
            String label,
            long count,
            String address,
            @Nullable Aside aside) {
        public Stage {
            if (count < 0) {
                throw new IllegalArgumentException("A stage holds 0 or more, but %s is %d.".formatted(label, count));
            }
        }

        public Stage(String label, long count, String address) {
            this(label, count, address, null);
        }
    }

    /// Those of a stage that did not come to the next, such as the applications that were not presented.
    ///
    /// @param label in the reader's language, with the count
    public record Aside(String label, long count, String address) {}

    /// A stage where it stands in the picture.
    ///
    /// @param flow SVG path data of the way to the next stage; empty for the last
    /// @param leaving SVG path data of the way of those that leave; empty if none do
    public record Bar(Stage stage, int top, double length, int height, String flow, String leaving) {
        /// Where the count is written, right of the bar.
        public double countAt() {
            return length + 8;
        }

        /// Where it is written what has left.
        public double asideAt() {
            return length + ASIDE_RIGHT + 8;
        }
    }

    public int height() {
        return stages.isEmpty() ? 0 : top(stages.size() - 1) + BAR + 2;
    }

    private int top(int i) {
        int top = BAR_TOP;
        for (Stage before : stages.subList(0, i)) {
            top += leaves(before) ? STEP_WITH_ASIDE : STEP;
        }
        return top;
    }

    private static boolean leaves(Stage stage) {
        return stage.aside() != null && stage.aside().count() > 0;
    }

    /// The bars from top to bottom.
    public List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            bars.add(new Bar(stages.get(i), top(i), length(i), BAR, flow(i), leaving(i)));
        }
        return bars;
    }

    private double length(int i) {
        long largest = stages.stream().mapToLong(Stage::count).max().orElse(0);
        double share = largest == 0 ? 0 : (double) stages.get(i).count() / largest;
        double longest = stages.stream().anyMatch(Funnel::leaves) ? LONGEST_WITH_ASIDE : LONGEST;
        return Math.max(SHORTEST, Math.round(share * longest * 10) / 10.0);
    }

    private String flow(int i) {
        if (i == stages.size() - 1) {
            return "";
        }
        double begin = stages.get(i).aside() == null ? length(i) : length(i + 1);
        return "M0 %dH%sL%s %dH0z".formatted(top(i) + BAR, begin, length(i + 1), top(i + 1));
    }

    private String leaving(int i) {
        if (!leaves(stages.get(i))) {
            return "";
        }
        double from = length(i + 1);
        double to = length(i);
        return "M%s %dH%sl%d %dH%sz".formatted(from, top(i) + BAR, to, ASIDE_RIGHT, ASIDE_DOWN, from + ASIDE_RIGHT);
    }
}
