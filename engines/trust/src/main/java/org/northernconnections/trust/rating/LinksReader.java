package org.northernconnections.trust.rating;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.trust.walk.Links;

/// Reads who vouches for whom, as public sets of edges have it.
///
/// | column | form                                                                |
/// |--------|---------------------------------------------------------------------|
/// | source | any name, at most [RatingsReader#NAME_MAX] letters                  |
/// | target | the same                                                            |
/// | rating | a number, where the column is there; what is not above 0 is left out |
///
/// How cells are parted is told by [CellLines]; further columns are not read. *Cost*: one pass; memory for the edges
/// and one line.
public final class LinksReader {
    private final Members members = new Members();
    private int[] from = new int[1 << 12];
    private int[] to = new int[1 << 12];
    private int count;
    private long ofOneself;
    private long notGood;

    /// What was read.
    ///
    /// @param dirt what was left out, by what it was; empty where all counts
    public record Reading(Members members, Links links, Map<String, String> dirt) {}

    private LinksReader() {}

    /// @throws BadFile that says which line, what was expected and found
    public static Reading read(Path file) throws IOException, BadFile {
        var reader = new LinksReader();
        try (var lines = new CellLines(file)) {
            for (String @Nullable [] cells = lines.next(); cells != null; cells = lines.next()) {
                reader.take(cells, lines.number());
            }
        }
        return reader.reading();
    }

    private void take(String[] cells, long line) throws BadFile {
        if (cells.length < 2) {
            throw BadFile.inLine(line, "A source and a target were expected, but there is one column.");
        }
        String source = EdgesReader.name(cells[0], line);
        String target = EdgesReader.name(cells[1], line);
        boolean good = cells.length == 2 || RatingsReader.number(cells[2], "rating", line) > 0;
        int vouching = members.number(source);
        int vouched = members.number(target);
        if (!good) {
            notGood++;
        } else if (vouching == vouched) {
            ofOneself++;
        } else {
            keep(vouching, vouched);
        }
    }

    private void keep(int vouching, int vouched) {
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
        }
        from[count] = vouching;
        to[count++] = vouched;
    }

    private Reading reading() throws BadFile {
        if (members.count() == 0) {
            throw new BadFile(
                    "There is no edge in this file.\nMaybe it is not the one you mean: an edge is a line such as \"14 15\".");
        }
        var links = Links.of(members.count(), from, to, count);
        Map<String, String> dirt = new LinkedHashMap<>();
        say(dirt, "edges not above 0, left out", notGood);
        say(dirt, "edges to oneself, left out", ofOneself);
        say(dirt, "edges named again, counted once", count - links.edges());
        return new Reading(members, links, dirt);
    }

    private static void say(Map<String, String> dirt, String kind, long found) {
        if (found > 0) {
            dirt.put(kind, Long.toString(found));
        }
    }
}
