package org.northernconnections.web.map;

import java.util.List;
import java.util.Optional;

/// A finished chart, as `map/sea.jte` draws it. All lengths are in units of the chart.
///
/// @param land the coasts, as SVG path data
/// @param borders between countries, as SVG path data
/// @param graticule meridians and parallels, as SVG path data
/// @param degrees what stands at the ends of the graticule
/// @param lines thickest first, so that thin ones stay visible
/// @param dots the most crowded first
/// @param outside how many places lie beyond the chart and are left out
public record Chart(
        int width,
        int height,
        String land,
        String borders,
        String graticule,
        List<Degree> degrees,
        List<Curve> lines,
        List<Dot> dots,
        int outside) {
    public Chart {
        degrees = List.copyOf(degrees);
        lines = List.copyOf(lines);
        dots = List.copyOf(dots);
    }

    /// A degree written at the edge, such as 55° N.
    public record Degree(double x, double y, String text) {}

    /// A connection.
    ///
    /// @param path SVG path data
    /// @param title what it connects; may be empty
    public record Curve(String path, double width, String title) {}

    /// A place, or several that lie together.
    ///
    /// @param kind of all the places here; `several` where they differ
    /// @param title the names of all places here
    /// @param address of the first place
    /// @param label its name on the chart; empty where there was no room
    public record Dot(
            double x,
            double y,
            double radius,
            int count,
            String kind,
            String title,
            String address,
            Optional<Label> label) {}

    /// A name on the chart.
    ///
    /// @param anchor `start`, `middle` or `end`: which part of the text stands at `x`
    /// @param y of the line on which the letters stand
    public record Label(double x, double y, String anchor, String text) {
        private static final double LETTER = 7.1;
        private static final double ASCENT = 11;
        private static final double DESCENT = 3.5;

        /// The room the name takes, estimated by its letters: they are 7.1 wide on average.
        Box box() {
            double width = LETTER * text.codePointCount(0, text.length());
            double left = switch (anchor) {
                case "end" -> x - width;
                case "middle" -> x - width / 2;
                default -> x;
            };
            return new Box(left, y - ASCENT, left + width, y + DESCENT);
        }
    }

    /// A piece of the chart.
    record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean within(int width, int height) {
            return left >= 0 && top >= 0 && right <= width && bottom <= height;
        }
    }
}
