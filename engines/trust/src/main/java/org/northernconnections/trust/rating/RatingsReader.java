package org.northernconnections.trust.rating;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads ratings as the Bitcoin sets have them: `source,target,rating,time`, with a header line or without.
///
/// | column | form                                                                    |
/// |--------|-------------------------------------------------------------------------|
/// | source | any name without a comma, at most [#NAME_MAX] letters                   |
/// | target | the same                                                                |
/// | rating | a number from −10 to 10; above 0 is good                                |
/// | time   | seconds since 1970, decimals cut off, up to [#TIME_MAX_SECONDS]         |
///
/// A header names these columns in any order, and others, which are not read. A file that ends in `.gz` is
/// unpacked on the way. *Cost*: one pass; memory for the ratings kept and one line.
public final class RatingsReader {
    static final int NAME_MAX = 200;
    /// The year 2100: what is later is milliseconds, or no time.
    static final long TIME_MAX_SECONDS = 4_102_444_800L;

    private static final List<String> COLUMNS = List.of("source", "target", "rating", "time");
    private static final int KEPT_FIRST = 1 << 12;

    private final Members members = new Members();
    private int[] place = {0, 1, 2, 3};
    private int[] source = new int[KEPT_FIRST];
    private int[] target = new int[KEPT_FIRST];
    private float[] value = new float[KEPT_FIRST];
    private long[] time = new long[KEPT_FIRST];
    private int count;
    private long latest = Long.MIN_VALUE;
    private Dirt dirt = Dirt.NONE;

    /// What was read.
    ///
    /// @param dirt what was left out or put in order
    public record Reading(Ratings ratings, Dirt dirt) {}

    private RatingsReader() {}

    /// @throws BadFile that says in which line what was expected and found
    public static Reading read(Path file) throws IOException, BadFile {
        try (InputStream bytes = open(file)) {
            return read(bytes);
        }
    }

    /// @throws BadFile that says in which line what was expected and found
    public static Reading read(InputStream bytes) throws IOException, BadFile {
        try (var lines = new BoundedLines(bytes)) {
            var reader = new RatingsReader();
            reader.readAll(lines);
            return new Reading(reader.ratings(), reader.dirt);
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

    private static int[] places(String[] cells, long line) throws BadFile {
        List<String> names =
                Arrays.stream(cells).map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
        var places = new int[COLUMNS.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = names.indexOf(COLUMNS.get(i));
            if (places[i] < 0) {
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
            throw BadFile.inLine(line, "%d columns were expected, but there are %d.".formatted(needed, cells.length));
        }
        String from = name(cells[place[0]], line);
        String about = name(cells[place[1]], line);
        float rating = rating(cells[place[2]], line);
        long seconds = seconds(cells[place[3]], line);
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
            throw BadFile.inLine(line, "A rating is from -10 to 10, but this one is %s.".formatted(cell));
        }
        return (float) rating;
    }

    private static long seconds(String cell, long line) throws BadFile {
        double seconds = number(cell, "time", line);
        if (!(seconds >= 0 && seconds <= TIME_MAX_SECONDS)) {
            throw BadFile.inLine(
                    line,
                    "A time is in seconds from 1970 to 2100, but this one is %s.\nMaybe it is in milliseconds."
                            .formatted(cell));
        }
        return (long) seconds;
    }

    private static double number(String cell, String what, long line) throws BadFile {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException _) {
            throw BadFile.inLine(line, "The %s must be a number, but it is \"%s\".".formatted(what, shown(cell)));
        }
    }

    static String shown(String cell) {
        return cell.length() <= 40 ? cell : cell.substring(0, 40) + "…";
    }

    private void keep(int from, int about, float rating, long seconds) {
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
        return Ratings.sorted(
                members,
                Arrays.copyOf(source, count),
                Arrays.copyOf(target, count),
                Arrays.copyOf(value, count),
                Arrays.copyOf(time, count));
    }
}
