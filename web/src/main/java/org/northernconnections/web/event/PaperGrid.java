package org.northernconnections.web.event;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.northernconnections.event.Board;
import org.northernconnections.event.Slot;
import org.northernconnections.event.Table;

/// A whole timetable on one sheet of paper: who meets whom at which table and when, in letters as large as fit.
///
/// Both ways round are tried, tables across or times across, on A4 and then on A3. How much room a name takes is
/// estimated by its letters, which are [#LETTER] of their height wide, and broken into lines as a printer does.
/// A timetable too large even for [#POINTS_MIN] on A3 goes on to further sheets, with the heads repeated.
///
/// @param points height of the letters in tenths of a point, in steps of 5
/// @param corner what the first column tells
/// @param heads of the other columns
public record PaperGrid(Paper paper, int points, String corner, List<String> heads, List<Row> rows) {
    static final int POINTS_MAX = 90;
    static final int POINTS_MIN = 45;
    private static final int STEP = 5;
    /// From here on a larger sheet is no gain: the letters are read at arm's length.
    private static final int POINTS_GOOD = 65;

    private static final double LETTER = 0.56;
    private static final double LINE = 1.2;
    private static final double MM_OF_TENTH_POINT = 25.4 / 720;
    private static final double PADDING = 1.8;
    private static final double FIRST_COLUMN = 1.4;

    public PaperGrid {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    /// A sheet across, with its room in millimetres, without margins and the line above the timetable.
    public enum Paper {
        A4(268, 160),
        A3(391, 245);

        private final int width;
        private final int height;

        Paper(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /// One row: what it is of, and the two of each meeting; nobody where the place is free.
    public record Row(String head, List<List<String>> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// @param times the word above times
    /// @param tables the word above tables
    static PaperGrid of(Board board, String times, String tables) {
        List<Slot> slots = board.layout().slots();
        List<Table> places = board.layout().tables();
        List<String> slotHeads =
                slots.stream().map(slot -> EventWords.span(board.event(), slot)).toList();
        List<String> tableHeads = places.stream().map(Table::name).toList();
        List<Row> bySlot = IntStream.range(0, slots.size())
                .mapToObj(i -> new Row(
                        slotHeads.get(i),
                        places.stream()
                                .map(table -> cell(board, slots.get(i), table))
                                .toList()))
                .toList();
        List<Row> byTable = IntStream.range(0, places.size())
                .mapToObj(i -> new Row(
                        tableHeads.get(i),
                        slots.stream()
                                .map(slot -> cell(board, slot, places.get(i)))
                                .toList()))
                .toList();
        return best(
                new PaperGrid(Paper.A4, POINTS_MAX, times, tableHeads, bySlot),
                new PaperGrid(Paper.A4, POINTS_MAX, tables, slotHeads, byTable));
    }

    private static List<String> cell(Board board, Slot slot, Table table) {
        return board.findAt(slot.id(), table.id())
                .filter(Board.Placed::on)
                .map(placed -> Stream.of(
                                placed.meeting().first(), placed.meeting().second())
                        .map(who -> board.participant(who).organisationName())
                        .toList())
                .orElse(List.of());
    }

    private static PaperGrid best(PaperGrid tablesAcross, PaperGrid timesAcross) {
        List<PaperGrid> fitting = Stream.of(Paper.values())
                .flatMap(paper -> Stream.of(tablesAcross.on(paper), timesAcross.on(paper))
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparingInt(PaperGrid::points).reversed()))
                .toList();
        return fitting.stream()
                .filter(grid -> grid.points >= POINTS_GOOD)
                .findFirst()
                .or(() -> fitting.stream().max(Comparator.comparingInt(PaperGrid::points)))
                .orElseGet(() -> tablesAcross.with(Paper.A3, POINTS_MIN));
    }

    /// With the largest letters that fit; empty if not even the smallest do.
    private Optional<PaperGrid> on(Paper sheet) {
        for (int size = POINTS_MAX; size >= POINTS_MIN; size -= STEP) {
            if (height(sheet, size) <= sheet.height) {
                return Optional.of(with(sheet, size));
            }
        }
        return Optional.empty();
    }

    private PaperGrid with(Paper sheet, int size) {
        return new PaperGrid(sheet, size, corner, heads, rows);
    }

    /// In millimetres.
    private double height(Paper sheet, int size) {
        double column = sheet.width / (heads.size() + FIRST_COLUMN) - PADDING;
        int letters = (int) (column / (size * MM_OF_TENTH_POINT * LETTER));
        if (letters < 3) {
            return Double.MAX_VALUE;
        }
        int lines = heads.stream().mapToInt(head -> lines(head, letters)).max().orElse(1);
        double all = rowHeight(lines, size);
        for (Row row : rows) {
            all += rowHeight(lines(row, letters), size);
        }
        return all;
    }

    private static double rowHeight(int lines, int size) {
        return lines * LINE * size * MM_OF_TENTH_POINT + PADDING;
    }

    private static int lines(Row row, int letters) {
        return Math.max(
                lines(row.head, (int) (letters * FIRST_COLUMN)),
                row.cells.stream()
                        .mapToInt(cell -> cell.stream()
                                .mapToInt(name -> lines(name, letters))
                                .sum())
                        .max()
                        .orElse(1));
    }

    /// Into how many lines of so many letters a text is broken: between words, and within those that are longer than a
    /// line.
    static int lines(String text, int letters) {
        int lines = 1;
        int filled = 0;
        for (String word : text.split("[ –-]+")) {
            int length = word.codePointCount(0, word.length());
            if (filled > 0 && filled + 1 + length > letters) {
                lines++;
                filled = 0;
            }
            filled += (filled > 0 ? 1 : 0) + length;
            while (filled > letters) {
                lines++;
                filled -= letters;
            }
        }
        return lines;
    }

    /// The sheet as style sheets name it, such as `a3`.
    public String sheet() {
        return paper.name().toLowerCase(Locale.ROOT);
    }

    /// The names of the classes that style it.
    public String classes() {
        return "paper-grid points-" + points;
    }
}
