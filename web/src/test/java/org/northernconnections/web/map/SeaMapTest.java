package org.northernconnections.web.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.web.map.Chart.Box;
import org.northernconnections.web.map.Chart.Dot;
import org.northernconnections.web.map.Chart.Label;
import org.northernconnections.web.map.Projection.Spot;
import org.northernconnections.web.map.SeaMap.Line;
import org.northernconnections.web.map.SeaMap.Place;

class SeaMapTest {
    private static final Place AALBORG = new Place("Aalborg Kommune", 57.048, 9.919, "city", "/partners/aalborg");
    private static final Place ENERGY = new Place("House of Energy", 57.048, 9.919, "cluster", "/partners/energy");
    private static final Place OSLO = new Place("Oslo kommune", 59.914, 10.752, "city", "/partners/oslo");
    private static final Place LISBON = new Place("Lisboa", 38.722, -9.139, "city", "/partners/lisbon");

    @Test
    void theMiddleOfTheSeaIsTheMiddleOfTheChart() {
        assertThat(Projection.spot(56, 6)).isEqualTo(new Spot(320, 280));
    }

    @Test
    void lengthsAreTrueOnTheStandardParallels() {
        // One degree of longitude at 52° N: π/180 · cos 52° · 2950 = 31.699 units; at 60° N: 25.744.
        assertThat(Projection.spot(52, 4).distance(Projection.spot(52, 5))).isCloseTo(31.699, within(0.002));
        assertThat(Projection.spot(60, 4).distance(Projection.spot(60, 5))).isCloseTo(25.744, within(0.002));
    }

    @Test
    void lengthsInBetweenAreAQuarterOfAPercentShort() {
        // One degree of latitude: π/180 · 2950 = 51.487 units.
        double length = Projection.spot(55.5, 6).distance(Projection.spot(56.5, 6));

        assertThat(length / 51.487).isCloseTo(0.9976, within(0.0002));
    }

    @Test
    void placesOfOneTownShareADotWithTheirNumber() {
        Chart chart = SeaMap.chart(List.of(OSLO, ENERGY, AALBORG), List.of());

        assertThat(chart.dots())
                .extracting(Dot::title, Dot::count, Dot::kind, Dot::address)
                .containsExactly(
                        tuple("Aalborg Kommune, House of Energy", 2, "several", "/partners/aalborg"),
                        tuple("Oslo kommune", 1, "city", "/partners/oslo"));
        assertThat(chart.dots().getFirst().label().map(Label::text)).contains("Aalborg Kommune +1");
    }

    @Test
    void whatLiesBeyondTheChartIsLeftOutAndCounted() {
        var toLisbon = new Line(57.048, 9.919, 38.722, -9.139, 3, "Aalborg – Lisboa");

        Chart chart = SeaMap.chart(List.of(LISBON, AALBORG), List.of(toLisbon));

        assertThat(chart.dots()).extracting(Dot::title).containsExactly("Aalborg Kommune");
        assertThat(chart.lines()).isEmpty();
        assertThat(chart.outside()).isEqualTo(1);
    }

    @Test
    void namesCoverNoOtherNameNoDotAndStayOnTheChart() {
        for (int seed = 0; seed < 150; seed++) {
            var random = new Random(seed);
            Chart chart = SeaMap.chart(places(random, 1 + random.nextInt(120)), List.of());

            List<Box> names = chart.dots().stream()
                    .flatMap(dot -> dot.label().stream())
                    .map(Label::box)
                    .toList();
            assertThat(names)
                    .as("seed %d", seed)
                    .isNotEmpty()
                    .allMatch(box -> box.within(chart.width(), chart.height()));
            assertThat(crossings(names)).as("seed %d", seed).isZero();
            assertThat(covered(names, chart.dots())).as("seed %d", seed).isZero();
        }
    }

    @Test
    void theOrderOfPlacesDoesNotMatter() {
        List<Place> places = places(new Random(1), 60);

        assertThat(SeaMap.chart(places.reversed(), List.of())).isEqualTo(SeaMap.chart(places, List.of()));
    }

    @Test
    void theHeaviestLineIsTheWidestAndIsDrawnFirst() {
        var thin = new Line(57.048, 9.919, 59.914, 10.752, 1, "thin");
        var thick = new Line(53.551, 9.994, 59.914, 10.752, 16, "thick");

        List<Chart.Curve> lines = SeaMap.chart(List.of(), List.of(thin, thick)).lines();

        assertThat(lines).extracting(Chart.Curve::title).containsExactly("thick", "thin");
        assertThat(lines).extracting(Chart.Curve::width).containsExactly(6.0, 1.5);
    }

    @Test
    void theOutlineIsSmall() {
        Chart chart = SeaMap.chart(List.of(), List.of());

        assertThat(chart.land()).startsWith("M").hasSizeBetween(10_000, 60_000);
        assertThat(chart.borders()).startsWith("M");
    }

    private static List<Place> places(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Place(
                        "Organisation ".substring(random.nextInt(10)) + i,
                        51 + 9.5 * random.nextDouble(),
                        -3 + 14 * random.nextDouble(),
                        random.nextBoolean() ? "city" : "cluster",
                        "/partners/" + i))
                .toList();
    }

    private static long crossings(List<Box> boxes) {
        var seen = new ArrayList<Box>();
        long crossings = 0;
        for (Box box : boxes) {
            crossings += seen.stream().filter(box::meets).count();
            seen.add(box);
        }
        return crossings;
    }

    private static long covered(List<Box> names, List<Dot> dots) {
        return dots.stream()
                .map(dot -> new Box(
                        dot.x() - dot.radius(), dot.y() - dot.radius(), dot.x() + dot.radius(), dot.y() + dot.radius()))
                .filter(dot -> names.stream().anyMatch(dot::meets))
                .count();
    }
}
