package org.northernconnections.trust.rating;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads ratings as the Bitcoin sets have them: `source,target,rating,time`, with a header line or without.
///
/// | column | form                                                                                       |
/// |--------|--------------------------------------------------------------------------------------------|
/// | source | any name without a comma, at most [#NAME_MAX] letters                                      |
/// | target | the same                                                                                   |
/// | rating | a number from −10 to 10; above 0 is good                                                   |
/// | time   | seconds since 1970, to [#TIME_MAX_SECONDS]; decimals count for the order, then are cut off |
///
/// A header names these columns in any order, and others, which are not read. A file that ends in `.gz` is
/// unpacked on the way. Ratings are sorted by time, and members numbered in that order: the same lines in another
/// order give the same, but for those of equal time. *Cost*: one pass; memory for the ratings kept and one line.
public final class RatingsReader {
    static final int NAME_MAX = 200;
    /// The year 2100: what is later is milliseconds, or no time.
    static final long TIME_MAX_SECONDS = 4_102_444_800L;

    private static final List<String> COLUMNS = List.of("source", "target", "rating", "time");
    private static final int TIME = 3;
    private static final int KEPT_FIRST = 1 << 12;

    private final boolean undatedToo;
    private Members members = new Members();
    private int[] place = {0, 1, 2, 3};
    private int[] source = new int[KEPT_FIRST];
    private int[] target = new int[KEPT_FIRST];
    private float[] value = new float[KEPT_FIRST];
    private double[] time = new double[KEPT_FIRST];
    private int count;
    private double latest = Double.NEGATIVE_INFINITY;
    private Dirt dirt = Dirt.NONE;

    /// What was read.
    ///
    /// @param dirt what was left out or put in order
    /// @param dated false where no times were given: all are 0 then, and the file's order stands for them
    public record Reading(Ratings ratings, Dirt dirt, boolean dated) {}

    private RatingsReader(boolean undatedToo) {
        this.undatedToo = undatedToo;
    }

    /// The same, and edges that have no time: `source,target,rating`.
    ///
    /// @throws BadFile that says in which line what was expected and found
    public static Reading readUndatedToo(Path file) throws IOException, BadFile {
        try (InputStream bytes = open(file)) {
            return read(bytes, true);
        }
    }

    /// @throws BadFile that says in which line what was expected and found
    public static Reading read(Path file) throws IOException, BadFile {
        try (InputStream bytes = open(file)) {
            return read(bytes);
        }
    }

    /// @throws BadFile that says in which line what was expected and found
    public static Reading read(InputStream bytes) throws IOException, BadFile {
        return read(bytes, false);
    }

    private static Reading read(InputStream bytes, boolean undatedToo) throws IOException, BadFile {
        try (var lines = new BoundedLines(bytes)) {
            var reader = new RatingsReader(undatedToo);
            reader.readAll(lines);
            return new Reading(reader.ratings(), reader.dirt, reader.place[TIME] >= 0);
        }
    }

    static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    private void readAll(BoundedLines lines) throws IOException, BadFile {
        boolean first = true;
        for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
            String[] cells = cells(line);
            if (first && isHeader(cells)) {
                place = places(cells, lines.number());
            } else {
                if (first && undatedToo && cells.length == TIME) {
                    place[TIME] = -1;
                }
                take(cells, lines.number());
            }
            first = false;
        }
        if (count == 0) {
            throw new BadFile("There is no rating in this file.\nMaybe it is not the one you mean: a rating is a"
                    + " line such as 6,2,4,1289241911 (source,target,rating,time).");
        }
    }

    private static String[] cells(String line) {
        String[] cells = line.split(",", -1);
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].strip();
            boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
            cells[i] = quoted ? cell.substring(1, cell.length() - 1) : cell;
        }
        return cells;
    }

    private static boolean isHeader(String[] cells) {
        return Arrays.stream(cells).anyMatch(cell -> COLUMNS.contains(cell.toLowerCase(Locale.ROOT)));
    }

    private int[] places(String[] cells, long line) throws BadFile {
        List<String> names =
                Arrays.stream(cells).map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
        var places = new int[COLUMNS.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = names.indexOf(COLUMNS.get(i));
            if (places[i] < 0 && !(undatedToo && i == TIME)) {
                throw BadFile.inLine(
                        line,
                        "The header must name source, target, rating and time, but %s is missing."
                                .formatted(COLUMNS.get(i)));
            }
        }
        return places;
    }

    private void take(String[] cells, long line) throws BadFile {
        int needed = Arrays.stream(place).max().orElseThrow() + 1;
        if (cells.length < needed) {
            throw BadFile.inLine(
                    line,
                    "%d columns were expected, but there %s.%s"
                            .formatted(
                                    needed,
                                    cells.length == 1 ? "is one" : "are " + cells.length,
                                    cells.length == 1 ? "\nMaybe they are not parted by commas." : ""));
        }
        String from = name(cells[place[0]], line);
        String about = name(cells[place[1]], line);
        float rating = rating(cells[place[2]], line);
        double seconds = place[TIME] < 0 ? 0 : seconds(cells[place[TIME]], line);
        if (from.equals(about)) {
            dirt = dirt.withOneOfOneself(line);
        } else if (rating == 0) {
            dirt = dirt.withOneNeither(line);
        } else {
            if (seconds < latest) {
                dirt = dirt.withOneUnsorted(line);
            }
            latest = seconds;
            keep(members.number(from), members.number(about), rating, seconds);
        }
    }

    private static String name(String cell, long line) throws BadFile {
        if (cell.isEmpty() || cell.length() > NAME_MAX) {
            throw BadFile.inLine(
                    line,
                    "A member's name has 1 to %d letters, but this one has %d.".formatted(NAME_MAX, cell.length()));
        }
        return cell;
    }

    private static float rating(String cell, long line) throws BadFile {
        double rating = number(cell, "rating", line);
        if (!(Math.abs(rating) <= Ratings.VALUE_MAX)) {
            throw BadFile.inLine(line, "A rating is from -10 to 10, but this one is %s.".formatted(shown(cell)));
        }
        return (float) rating;
    }

    private static double seconds(String cell, long line) throws BadFile {
        double seconds = number(cell, "time", line);
        if (!(seconds >= 0 && seconds <= TIME_MAX_SECONDS)) {
            throw BadFile.inLine(
                    line,
                    "A time is in seconds from 1970 to 2100, but this one is %s.\nMaybe it is in milliseconds."
                            .formatted(shown(cell)));
        }
        return seconds;
    }

    static double number(String cell, String what, long line) throws BadFile {
        if (!isJavasOwn(cell)) {
            try {
                return Double.parseDouble(cell);
            } catch (NumberFormatException _) {
                // told below
            }
        }
        throw BadFile.inLine(line, "The %s must be a number, but it is \"%s\".".formatted(what, shown(cell)));
    }

    /// `5f`, `5d` and `0x5p0` are numbers to Java alone.
    static boolean isJavasOwn(String cell) {
        return cell.chars().anyMatch(letter -> "dDfFxX".indexOf(letter) >= 0);
    }

    static String shown(String cell) {
        String plain = cell.length() <= 40 ? cell : cell.substring(0, 40) + "…";
        return plain.replaceAll("\\p{Cntrl}", "\uFFFD"); // what is no text shall not reach a terminal
    }

    private void keep(int from, int about, float rating, double seconds) {
        if (count == source.length) {
            int larger = count * 2;
            source = Arrays.copyOf(source, larger);
            target = Arrays.copyOf(target, larger);
            value = Arrays.copyOf(value, larger);
            time = Arrays.copyOf(time, larger);
        }
        source[count] = from;
        target[count] = about;
        value[count] = rating;
        time[count] = seconds;
        count++;
    }

    private Ratings ratings() {
        sort();
        var seconds = new long[count];
        Arrays.setAll(seconds, at -> (long) time[at]);
        return Ratings.sorted(
                members,
                Arrays.copyOf(source, count),
                Arrays.copyOf(target, count),
                Arrays.copyOf(value, count),
                seconds);
    }

    /// By time, and members by their first rating then: what comes later shall not be felt, not even as a number.
    private void sort() {
        if (dirt.unsorted() == 0) {
            return;
        }
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(at -> time[at])) // stable: the file's order stays
                .mapToInt(at -> at)
                .toArray();
        var named = new Members();
        source = Arrays.stream(order).map(at -> source[at]).toArray();
        target = Arrays.stream(order).map(at -> target[at]).toArray();
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            source[i] = named.number(members.name(source[i]));
            target[i] = named.number(members.name(target[i]));
            values[i] = value[order[i]];
        }
        value = values;
        time = Arrays.stream(order).mapToDouble(at -> time[at]).toArray();
        members = named;
    }
}
