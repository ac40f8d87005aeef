package org.northernconnections.web.home;

import java.util.List;
import java.util.stream.IntStream;

/// How many there are at each stage of the chain, drawn as bars that narrow; see `home/funnel.jte`.
///
/// Lengths are in units of the picture. A bar is as long as its share of the largest count, and begins at
/// the left edge, so that two bars can be compared by eye; pale flows join one to the next.
public record Funnel(List<Stage> stages) {
    /// Width of the picture.
    public static final int WIDTH = 640;

    private static final int BAR = 26;
    private static final int STEP = 58;
    private static final int BAR_TOP = 20;
    private static final double LONGEST = 560;
    private static final double SHORTEST = 2;

    public Funnel {
        stages = List.copyOf(stages);
    }

    /// One stage, such as the applications.
    ///
    /// @param label in the reader's language
    /// @param address of the list of just these records
    public record Stage(String label, long count, String address) {
        public Stage {
            if (count < 0) {
                throw new IllegalArgumentException("A stage holds 0 or more, but %s is %d.".formatted(label, count));
            }
        }
    }

    /// A stage where it stands in the picture.
    ///
    /// @param flow SVG path data of the way to the next stage; empty for the last
    public record Bar(Stage stage, int top, double length, int height, String flow) {
        /// Where the count is written, right of the bar.
        public double countAt() {
            return length + 8;
        }
    }

    public int height() {
        return stages.isEmpty() ? 0 : (stages.size() - 1) * STEP + BAR_TOP + BAR + 2;
    }

    /// The bars from top to bottom.
    public List<Bar> bars() {
        return IntStream.range(0, stages.size())
                .mapToObj(i -> new Bar(stages.get(i), i * STEP + BAR_TOP, length(i), BAR, flow(i)))
                .toList();
    }

    private double length(int i) {
        long largest = stages.stream().mapToLong(Stage::count).max().orElse(0);
        double share = largest == 0 ? 0 : (double) stages.get(i).count() / largest;
        return Math.max(SHORTEST, Math.round(share * LONGEST * 10) / 10.0);
    }

    private String flow(int i) {
        if (i == stages.size() - 1) {
            return "";
        }
        int top = i * STEP + BAR_TOP + BAR;
        int bottom = (i + 1) * STEP + BAR_TOP;
        return "M0 %dH%sL%s %dH0z".formatted(top, length(i), length(i + 1), bottom);
    }
}
