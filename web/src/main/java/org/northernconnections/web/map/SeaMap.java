package org.northernconnections.web.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.northernconnections.web.map.Chart.Box;
import org.northernconnections.web.map.Chart.Curve;
import org.northernconnections.web.map.Chart.Dot;
import org.northernconnections.web.map.Chart.Label;
import org.northernconnections.web.map.Projection.Spot;

/// Draws places and connections on a chart of the North Sea, from Dover to Shetland and from Glasgow to Karlskrona.
///
/// Places nearer to each other than a dot is wide share one, with their number. Names stand where they
/// cover neither a dot nor another name: the most crowded dot chooses first, then by name; a name without
/// room is left out, and is still the title of its dot. What lies beyond the chart is left out, and counted.
///
/// *Cost*: the outline is read once; `p` places take `p²` steps, a millisecond for 200.
/// *Ties*: by name, then address, so the same places always give the same chart.
public final class SeaMap {
    private static final double TOGETHER = 8;
    private static final double DOT = 4.5;
    private static final double DOT_OF_SEVERAL = 8.5;
    private static final double LINE_MIN = 1.2;
    private static final double LINE_MAX = 6;
    private static final double BULGE = 0.16;
    private static final int NAME_MAX = 26;
    private static final Box NAME_OF_THE_SEA = new Box(165, 268, 315, 290);

    private static final String[] OUTLINE = read("/map/north-sea.txt");
    private static final String GRATICULE = graticule();
    private static final List<Chart.Degree> DEGREES = degrees();

    private SeaMap() {}

    /// Something to show on the chart.
    ///
    /// @param kind of place, such as `city` or `cluster`: it decides the colour
    /// @param address of the page about it, such as `/partners/…`
    public record Place(String name, double latitude, double longitude, String kind, String address) {}

    /// A connection between two places.
    ///
    /// @param weight above zero; the width of a line grows with its root, the heaviest being 6 wide
    public record Line(
            double fromLatitude,
            double fromLongitude,
            double toLatitude,
            double toLongitude,
            double weight,
            String title) {}

    /// The chart of these places and connections.
    public static Chart chart(List<Place> places, List<Line> lines) {
        List<Place> shown = places.stream()
                .filter(place -> spot(place).onChart())
                .sorted(Comparator.comparing(Place::name).thenComparing(Place::address))
                .toList();
        return new Chart(
                Projection.WIDTH,
                Projection.HEIGHT,
                OUTLINE[0],
                OUTLINE[1],
                GRATICULE,
                DEGREES,
                curves(lines),
                labelled(dots(shown)),
                places.size() - shown.size());
    }

    private static Spot spot(Place place) {
        return Projection.spot(place.latitude(), place.longitude());
    }

    // Dots.

    private static List<Dot> dots(List<Place> places) {
        var groups = new ArrayList<List<Place>>();
        for (Place place : places) {
            groups.stream()
                    .filter(group -> spot(group.getFirst()).distance(spot(place)) < TOGETHER)
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(place), () -> groups.add(new ArrayList<>(List.of(place))));
        }
        return groups.stream()
                .map(SeaMap::dot)
                .sorted(Comparator.comparingInt(Dot::count).reversed().thenComparing(Dot::title))
                .toList();
    }

    /// A dot whose name does not yet know where it stands: it waits at the dot itself.

    private static Dot dot(List<Place> group) {
        Place first = group.getFirst();
        Spot spot = spot(first);
        boolean alike = group.stream().allMatch(place -> place.kind().equals(first.kind()));
        return new Dot(
                tenth(spot.x()),
                tenth(spot.y()),
                group.size() == 1 ? DOT : DOT_OF_SEVERAL,
                group.size(),
                alike ? first.kind() : "several",
                group.stream().map(Place::name).distinct().collect(Collectors.joining(", ")),
                first.address(),
                Optional.of(new Label(spot.x(), spot.y(), "middle", name(group))));
    }

    // Names.

    private static List<Dot> labelled(List<Dot> dots) {
        var taken = new LinkedHashSet<Box>();
        taken.add(NAME_OF_THE_SEA);
        dots.forEach(dot -> taken.add(around(dot)));
        var labelled = new ArrayList<Dot>();
        for (Dot dot : dots) {
            Optional<Label> label = candidates(dot).stream()
                    .filter(candidate -> candidate.box().within(Projection.WIDTH, Projection.HEIGHT))
                    .filter(candidate -> taken.stream().noneMatch(candidate.box()::meets))
                    .findFirst();
            label.ifPresent(found -> taken.add(found.box()));
            labelled.add(new Dot(
                    dot.x(), dot.y(), dot.radius(), dot.count(), dot.kind(), dot.title(), dot.address(), label));
        }
        return labelled;
    }

    private static Box around(Dot dot) {
        return new Box(dot.x() - dot.radius(), dot.y() - dot.radius(), dot.x() + dot.radius(), dot.y() + dot.radius());
    }

    /// Where a name may stand, best first: right, left, below, above, then the four corners.
    private static List<Label> candidates(Dot dot) {
        String text = dot.label().orElseThrow().text();
        double x = dot.x();
        double y = dot.y();
        double away = dot.radius() + 4;
        return List.of(
                new Label(tenth(x + away), tenth(y + 4), "start", text),
                new Label(tenth(x - away), tenth(y + 4), "end", text),
                new Label(x, tenth(y + away + 9), "middle", text),
                new Label(x, tenth(y - away - 1), "middle", text),
                new Label(tenth(x + away - 3), tenth(y - away + 1), "start", text),
                new Label(tenth(x + away - 3), tenth(y + away + 7), "start", text),
                new Label(tenth(x - away + 3), tenth(y - away + 1), "end", text),
                new Label(tenth(x - away + 3), tenth(y + away + 7), "end", text));
    }

    /// The first name, shortened if need be, and how many more there are.
    private static String name(List<Place> group) {
        List<String> names = group.stream().map(Place::name).distinct().toList();
        String name = names.getFirst();
        String start = name.codePointCount(0, name.length()) <= NAME_MAX
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME_MAX - 1)).strip() + "…";
        return names.size() == 1 ? start : start + " +" + (names.size() - 1);
    }

    // Connections.

    private static List<Curve> curves(List<Line> lines) {
        double heaviest = lines.stream().mapToDouble(Line::weight).max().orElse(1);
        return lines.stream()
                .filter(line -> from(line).onChart() && to(line).onChart())
                .filter(line -> from(line).distance(to(line)) >= TOGETHER)
                .sorted(Comparator.comparingDouble(Line::weight).reversed().thenComparing(Line::title))
                .map(line -> new Curve(path(line), width(line.weight() / heaviest), line.title()))
                .toList();
    }

    private static double width(double share) {
        return tenth(Math.max(LINE_MIN, LINE_MAX * Math.sqrt(Math.max(0, share))));
    }

    /// An arc of one control point, beside the middle of the straight way; the way back bends to the other side.
    private static String path(Line line) {
        Spot from = from(line);
        Spot to = to(line);
        double x = (from.x() + to.x()) / 2 + BULGE * (to.y() - from.y());
        double y = (from.y() + to.y()) / 2 - BULGE * (to.x() - from.x());
        return "M%s %sQ%s %s %s %s"
                .formatted(tenth(from.x()), tenth(from.y()), tenth(x), tenth(y), tenth(to.x()), tenth(to.y()));
    }

    private static Spot from(Line line) {
        return Projection.spot(line.fromLatitude(), line.fromLongitude());
    }

    private static Spot to(Line line) {
        return Projection.spot(line.toLatitude(), line.toLongitude());
    }

    // What is the same on every chart.

    /// A meridian each 5° and a parallel each 2°, as lines of short straight pieces.
    private static String graticule() {
        var path = new StringBuilder();
        for (int longitude = -15; longitude <= 25; longitude += 5) {
            append(path, Projection.spot(48, longitude), 'M');
            append(path, Projection.spot(64, longitude), 'L');
        }
        for (int latitude = 50; latitude <= 62; latitude += 2) {
            for (int longitude = -16; longitude <= 26; longitude += 2) {
                append(path, Projection.spot(latitude, longitude), longitude == -16 ? 'M' : 'L');
            }
        }
        return path.toString();
    }

    private static void append(StringBuilder path, Spot spot, char command) {
        path.append(command).append(tenth(spot.x())).append(' ').append(tenth(spot.y()));
    }

    /// Latitudes where their parallels enter at the left edge; longitudes where their meridians leave below.
    private static List<Chart.Degree> degrees() {
        var degrees = new ArrayList<Chart.Degree>();
        for (int latitude = 52; latitude <= 60; latitude += 2) {
            double longitude = -16;
            while (Projection.spot(latitude, longitude).x() < 0) {
                longitude += 0.01;
            }
            degrees.add(degree(4, Projection.spot(latitude, longitude).y() - 3, latitude, "N"));
        }
        for (int longitude = -5; longitude <= 10; longitude += 5) {
            double latitude = 49;
            while (Projection.spot(latitude, longitude).y() > Projection.HEIGHT - 4) {
                latitude += 0.01;
            }
            String side = longitude < 0 ? "W" : "E";
            degrees.add(degree(
                    Projection.spot(latitude, longitude).x() + 3,
                    Projection.HEIGHT - 4,
                    Math.abs(longitude),
                    longitude == 0 ? "" : side));
        }
        return degrees;
    }

    private static Chart.Degree degree(double x, double y, int degrees, String side) {
        return new Chart.Degree(tenth(x), tenth(y), "%d°%s".formatted(degrees, side));
    }

    private static double tenth(double length) {
        return Math.round(length * 10) / 10.0;
    }

    private static String[] read(String resource) {
        try (InputStream file = SeaMap.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(
                        "The outline %s is missing. Maybe run web/map/make-north-sea.mjs.".formatted(resource));
            }
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII).split("\n", -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
