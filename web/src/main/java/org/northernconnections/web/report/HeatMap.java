package org.northernconnections.web.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.northernconnections.report.Edition;

/// How many meetings countries had with each other, drawn as squares: the more, the darker.
///
/// @param codes of the countries, along both sides
/// @param least a count below it is not told, and stands as 0
public record HeatMap(List<String> codes, List<Cell> cells, int least) {
    /// Length of a side of a square, in units of the picture.
    public static final int SIDE = 44;

    /// Room for the codes at the left and the top.
    public static final int MARGIN = 34;

    private static final double DARKEST = 0.85;

    /// From here on dark numbers would stand out less than light ones, as colours of the day mix.
    private static final double LIGHT_BY_DAY = 0.7;

    /// From here on light numbers would stand out less than dark ones, as colours of the night mix.
    private static final double DARK_BY_NIGHT = 0.55;

    public HeatMap {
        codes = List.copyOf(codes);
        cells = List.copyOf(cells);
    }

    /// One square.
    ///
    /// @param shade from 0 (none) to the darkest
    public record Cell(int row, int column, int count, double shade) {
        public int x() {
            return MARGIN + column * SIDE;
        }

        public int y() {
            return MARGIN + row * SIDE;
        }

        /// How its number is written, so that it stands out in the colours of day and of night.
        public String tone() {
            if (shade > LIGHT_BY_DAY) {
                return "heat-number heat-night heat-light";
            }
            return shade > DARK_BY_NIGHT ? "heat-number heat-night" : "heat-number";
        }
    }

    /// Is this count one that is not told?
    public boolean untold(int count) {
        return count < least && least > 1;
    }

    /// The map of an edition.
    ///
    /// @param least counts below it are not told and count as none
    static HeatMap of(Edition edition, int least) {
        List<String> codes = edition.countries();
        int[][] between = edition.between();
        int most = Math.max(
                1, Arrays.stream(between).flatMapToInt(Arrays::stream).max().orElse(0));
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < codes.size(); row++) {
            for (int column = 0; column < codes.size(); column++) {
                int count = between[row][column];
                int told = count < least ? 0 : count;
                cells.add(new Cell(row, column, told, Math.round(DARKEST * 100.0 * told / most) / 100.0));
            }
        }
        return new HeatMap(codes, cells, least);
    }

    public int size() {
        return MARGIN + codes.size() * SIDE;
    }

    public int count(int row, int column) {
        return cells.get(row * codes.size() + column).count();
    }

    /// Where the middle of a row or column is.
    public int middle(int index) {
        return MARGIN + index * SIDE + SIDE / 2;
    }

    public boolean empty() {
        return cells.stream().allMatch(cell -> cell.count() == 0);
    }
}
