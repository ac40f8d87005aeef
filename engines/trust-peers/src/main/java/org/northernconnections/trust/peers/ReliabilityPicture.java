package org.northernconnections.trust.peers;

import java.util.Locale;
import org.northernconnections.trust.bounded.Scores.Bin;

/// A reliability diagram as SVG: what was said across, how often it happened up; on the diagonal both agree.
final class ReliabilityPicture {
    private static final int SIDE = 320;
    private static final int EDGE = 48;
    private static final double NORMAL_95 = 1.96;

    private ReliabilityPicture() {}

    static String svg(String title, Bin[] bins) {
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="sans-serif" font-size="12">
                <title>%s</title>
                <rect width="100%%" height="100%%" fill="#fff"/>
                <path d="M%d %dh%dv-%dh-%dz" fill="none" stroke="#aaa"/>
                <path d="M%d %dl%d -%d" stroke="#aaa" stroke-dasharray="4 4"/>
                <text x="%d" y="20">%s</text>
                """.formatted(
                        SIDE + 2 * EDGE,
                        SIDE + 2 * EDGE,
                        title,
                        EDGE,
                        SIDE + EDGE,
                        SIDE,
                        SIDE,
                        SIDE,
                        EDGE,
                        SIDE + EDGE,
                        SIDE,
                        SIDE,
                        EDGE,
                        title));
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">0.%d</text>%n"
                    .formatted(EDGE + SIDE * tenth / 10, SIDE + EDGE + 16, tenth)
                    .replace("0.10", "1"));
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">0.%d</text>%n"
                    .formatted(EDGE - 6, SIDE + EDGE + 4 - SIDE * tenth / 10, tenth)
                    .replace("0.10", "1"));
        }
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">said</text>%n"
                .formatted(EDGE + SIDE / 2, SIDE + EDGE + 36));
        svg.append("<text transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">happened</text>%n"
                .formatted(EDGE + SIDE / 2));
        for (Bin bin : bins) {
            if (bin.n() > 0) {
                svg.append(dot(bin));
            }
        }
        return svg.append("</svg>\n").toString();
    }

    /// A dot, and a line over the 95 % that chance allows to so many cases.
    private static String dot(Bin bin) {
        double away = NORMAL_95 * Math.sqrt(bin.happened() * (1 - bin.happened()) / bin.n());
        return String.format(
                Locale.ROOT,
                "<path d=\"M%.1f %.1fV%.1f\" stroke=\"#0b6e8a\"/><circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#0b6e8a\"/>%n",
                x(bin.said()),
                y(bin.happened() - away),
                y(bin.happened() + away),
                x(bin.said()),
                y(bin.happened()));
    }

    private static double x(double share) {
        return EDGE + SIDE * share;
    }

    private static double y(double share) {
        return EDGE + SIDE * (1 - Math.clamp(share, 0, 1));
    }
}
