package org.northernconnections.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What happened year by year, drawn as circles: a lane for each kind, the more the larger. A table stands behind it.
///
/// @param years from the first to the last, without gaps
/// @param lanes in the order in which they are shown
/// @param least a count below it is not told, and stands as 0
public record TimeLine(List<Integer> years, List<Lane> lanes, int least) {
    /// Width of a year, in units of the picture.
    public static final int SIDE = 56;

    /// Height of a lane: its name stands above its circles.
    public static final int LANE = 74;

    /// Room beside the years, as names are longer than the years of a young partnership.
    public static final int MARGIN = 150;

    /// Room for the years.
    public static final int HEAD = 26;

    private static final double RADIUS_MIN = 8;
    private static final double RADIUS_MAX = 25;

    public TimeLine {
        years = List.copyOf(years);
        lanes = List.copyOf(lanes);
    }

    /// What a lane is called.
    ///
    /// @param address of the records behind it, to which a year is added; empty for none
    public record Name(String text, String address) {}

    /// One kind of what happened.
    ///
    /// @param address of the records behind it, to which a year is added; empty for none
    /// @param counts one a year
    public record Lane(String name, String address, List<Integer> counts) {
        public Lane {
            counts = List.copyOf(counts);
        }
    }

    /// One circle.
    public record Dot(int x, int y, double radius, int count) {}

    /// The picture of what happened.
    ///
    /// @param counts of each lane by year, in the order in which lanes are shown; lanes without any are left out
    /// @param until the last year
    /// @param least a year of a lane in which less happened is not told
    public static TimeLine of(Map<Name, Map<Integer, Integer>> counts, int until, int least) {
        int first = counts.values().stream()
                .flatMap(own -> own.keySet().stream())
                .mapToInt(Integer::intValue)
                .min()
                .orElse(until);
        List<Integer> years = new ArrayList<>();
        for (int year = first; year <= until; year++) {
            years.add(year);
        }
        List<Lane> lanes = new ArrayList<>();
        counts.forEach((name, own) -> {
            List<Integer> told = years.stream()
                    .map(year -> own.getOrDefault(year, 0))
                    .map(count -> count < least ? 0 : count)
                    .toList();
            if (told.stream().anyMatch(count -> count > 0)) {
                lanes.add(new Lane(name.text(), name.address(), told));
            }
        });
        return new TimeLine(years, lanes, least);
    }

    /// Is this count one that is not told?
    public boolean untold(int count) {
        return count < least && least > 1;
    }

    public boolean isEmpty() {
        return lanes.isEmpty();
    }

    public int width() {
        return MARGIN + years.size() * SIDE;
    }

    public int height() {
        return HEAD + lanes.size() * LANE;
    }

    /// Where the middle of a year is.
    public int x(int year) {
        return MARGIN + year * SIDE + SIDE / 2;
    }

    /// Where the middle of a lane's circles is.
    public int y(int lane) {
        return nameY(lane) + SIDE / 2 + 4;
    }

    /// Where the name of a lane stands.
    public int nameY(int lane) {
        return HEAD + lane * LANE + 12;
    }

    /// The circles of all lanes; their areas grow with their counts.
    public List<Dot> dots() {
        int most = lanes.stream()
                .flatMap(lane -> lane.counts().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        List<Dot> dots = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            for (int year = 0; year < years.size(); year++) {
                int count = lanes.get(lane).counts().get(year);
                if (count > 0) {
                    double share = most == 1 ? 0 : Math.sqrt((count - 1.0) / (most - 1.0));
                    double radius = RADIUS_MIN + share * (RADIUS_MAX - RADIUS_MIN);
                    dots.add(new Dot(x(year), y(lane), Math.round(radius * 10) / 10.0, count));
                }
            }
        }
        return dots;
    }
}
