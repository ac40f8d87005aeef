package org.northernconnections.trust.rating;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads levelled edges, to learn from and to test by, as the Advogato and the signed sets have them.
///
/// | form    | a line                | levels                                                                |
/// |---------|-----------------------|-----------------------------------------------------------------------|
/// | one-hot | `14 15 0 1 0 0`       | one a column, in order; exactly one of them is 1, the others 0         |
/// | number  | `14 15 -1`            | the numbers that occur, ascending; more than [#LEVELS_MAX]: below or above 0 |
/// | word    | `alice,bob,Journeyer` | those that the caller names, the lowest first                         |
///
/// How cells are parted is told by [CellLines]. Further columns after a number or a word, such as a time, are
/// passed over. Of a pair named twice only the last line counts. *Cost*: one pass over each file,
/// whose lines are held until their form is known.
public final class EdgesReader {
    public static final int LEVELS_MAX = 10;

    private static final List<String> SIGNS = List.of("below 0", "above 0");

    private final Members members = new Members();
    private final List<String> words;
    /// Null until the first file was read.
    private @Nullable Form form;

    /// Both files.
    ///
    /// @param dirt what was left out, by what it was; empty where all counts
    public record Reading(Edges train, Edges test, Map<String, String> dirt) {}

    private sealed interface Form {
        List<String> levels();

        record OneHot(List<String> levels) implements Form {}

        record Numbers(List<String> levels, List<Double> values) implements Form {}

        record Signs(List<String> levels) implements Form {}

        record Words(List<String> levels) implements Form {}
    }

    private record Line(long number, String source, String target, String[] rest) {}

    private EdgesReader(List<String> words) {
        this.words = List.copyOf(words);
    }

    /// Reads both; the levels are those of the first.
    ///
    /// @param words the levels that are written as words, the lowest first; empty for numbers and one-hot columns
    /// @throws BadFile that says which file, which line, what was expected and found
    public static Reading read(Path train, Path test, List<String> words) throws IOException, BadFile {
        var reader = new EdgesReader(words);
        Map<String, String> dirt = new LinkedHashMap<>();
        Edges learnt = reader.edges(train, dirt);
        Edges asked = reader.edges(test, dirt);
        reader.countShared(learnt, asked, dirt);
        return new Reading(learnt, asked, dirt);
    }

    private Edges edges(Path file, Map<String, String> dirt) throws IOException, BadFile {
        try {
            return edges(lines(file), file, dirt);
        } catch (BadFile e) {
            throw new BadFile(file + ": " + e.getMessage());
        }
    }

    private List<Line> lines(Path file) throws IOException, BadFile {
        List<Line> read = new ArrayList<>();
        try (var lines = new CellLines(file)) {
            for (String @Nullable [] cells = lines.next(); cells != null; cells = lines.next()) {
                read.add(line(cells, lines.number()));
            }
        }
        if (read.isEmpty()) {
            throw new BadFile("There is no edge in this file.\nMaybe it is not the one you mean: an edge is a line"
                    + " such as \"14 15 -1\" (source target sign) or \"14 15 0 1 0 0\" (one column a level).");
        }
        return read;
    }

    private static Line line(String[] cells, long number) throws BadFile {
        if (cells.length < 3) {
            throw BadFile.inLine(
                    number,
                    "A source, a target and a level were expected, but there %s."
                            .formatted(cells.length == 1 ? "is one column" : "are two columns"));
        }
        return new Line(
                number, name(cells[0], number), name(cells[1], number), Arrays.copyOfRange(cells, 2, cells.length));
    }

    static String name(String cell, long line) throws BadFile {
        if (cell.isEmpty() || cell.length() > RatingsReader.NAME_MAX) {
            throw BadFile.inLine(
                    line,
                    "A member's name has 1 to %d letters, but this one has %d."
                            .formatted(RatingsReader.NAME_MAX, cell.length()));
        }
        return cell;
    }

    private Edges edges(List<Line> lines, Path file, Map<String, String> dirt) throws BadFile {
        Form known = form;
        if (known == null) {
            known = form(lines);
            form = known;
        }
        Map<Long, Integer> places = new HashMap<>();
        var source = new int[lines.size()];
        var target = new int[lines.size()];
        var level = new byte[lines.size()];
        int count = 0;
        long firstTwice = 0;
        for (Line line : lines) {
            int from = members.number(line.source());
            int to = members.number(line.target());
            Integer earlier = places.putIfAbsent(pair(from, to), count);
            if (earlier != null && firstTwice == 0) {
                firstTwice = line.number();
            }
            int place = earlier == null ? count++ : earlier;
            source[place] = from;
            target[place] = to;
            level[place] = (byte) level(line, known);
        }
        if (firstTwice > 0) {
            dirt.put(
                    "pairs named again in " + file.getFileName() + ", the last line counts",
                    "%d, the first in line %d".formatted(lines.size() - count, firstTwice));
        }
        return new Edges(
                members,
                known.levels(),
                Arrays.copyOf(source, count),
                Arrays.copyOf(target, count),
                Arrays.copyOf(level, count));
    }

    private static long pair(int from, int to) {
        return (long) from << Integer.SIZE | to;
    }

    private Form form(List<Line> lines) throws BadFile {
        Form found = words.isEmpty() ? numbered(lines) : new Form.Words(words);
        if (found.levels().size() < 2) {
            throw new BadFile("At least two levels were expected, but all edges have the level %s."
                    .formatted(found.levels().getFirst()));
        }
        return found;
    }

    private static Form numbered(List<Line> lines) throws BadFile {
        int columns = lines.getFirst().rest().length;
        if (columns > 1 && lines.stream().allMatch(line -> isOneHot(line, columns))) {
            return new Form.OneHot(IntStream.rangeClosed(1, columns)
                    .mapToObj(Integer::toString)
                    .toList());
        }
        var values = new TreeSet<Double>();
        for (Line line : lines) {
            values.add(number(line));
        }
        if (values.size() > LEVELS_MAX) {
            return new Form.Signs(SIGNS);
        }
        return new Form.Numbers(
                values.stream().map(EdgesReader::shown).toList(),
                values.stream().toList());
    }

    private static String shown(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static boolean isOneHot(Line line, int columns) {
        return line.rest().length == columns
                && Arrays.stream(line.rest()).allMatch(cell -> cell.equals("0") || cell.equals("1"))
                && Arrays.stream(line.rest()).filter(cell -> cell.equals("1")).count() == 1;
    }

    private static double number(Line line) throws BadFile {
        try {
            double value = Double.parseDouble(line.rest()[0]);
            if (Double.isFinite(value) && !RatingsReader.isJavasOwn(line.rest()[0])) {
                return value;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw BadFile.inLine(
                line.number(),
                "A level must be a number, or one column a level with one 1 in it, but this one is \"%s\".\nMaybe name the levels, the lowest first: --levels Observer,Apprentice,Journeyer,Master."
                        .formatted(RatingsReader.shown(String.join(" ", line.rest()))));
    }

    private static int level(Line line, Form form) throws BadFile {
        return switch (form) {
            case Form.OneHot(List<String> levels) -> {
                if (!isOneHot(line, levels.size())) {
                    throw BadFile.inLine(
                            line.number(),
                            "%d columns of 0 with a single 1 were expected, but there is \"%s\"."
                                    .formatted(levels.size(), RatingsReader.shown(String.join(" ", line.rest()))));
                }
                yield List.of(line.rest()).indexOf("1");
            }
            case Form.Numbers(List<String> levels, List<Double> values) ->
                known(values.indexOf(number(line)), line, levels);
            case Form.Signs _ -> {
                double value = number(line);
                if (value == 0) {
                    throw BadFile.inLine(line.number(), "A rating above or below 0 was expected, but this one is 0.");
                }
                yield value > 0 ? 1 : 0;
            }
            case Form.Words(List<String> levels) -> known(levels.indexOf(line.rest()[0]), line, levels);
        };
    }

    private static int known(int level, Line line, List<String> levels) throws BadFile {
        if (level < 0) {
            throw BadFile.inLine(
                    line.number(),
                    "One of the levels %s was expected, but there is \"%s\"."
                            .formatted(String.join(", ", levels), RatingsReader.shown(line.rest()[0])));
        }
        return level;
    }

    private void countShared(Edges train, Edges test, Map<String, String> dirt) {
        var learnt = new HashSet<Long>();
        for (int e = 0; e < train.count(); e++) {
            learnt.add(pair(train.source(e), train.target(e)));
        }
        long shared = 0;
        for (int e = 0; e < test.count(); e++) {
            shared += learnt.contains(pair(test.source(e), test.target(e))) ? 1 : 0;
        }
        if (shared > 0) {
            dirt.put("pairs to test that stand in the other file too, scored all the same", Long.toString(shared));
        }
    }
}
