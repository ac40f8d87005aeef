package org.northernconnections.app.trust;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.command.Lines;
import org.northernconnections.trust.rating.BadFile;
import org.northernconnections.trust.rating.EdgesReader;
import org.northernconnections.trust.rating.Members;
import org.northernconnections.trust.rating.RatingsReader;

/// Ratings, edges and members in files, and what stands in the way of reading or writing them.
public final class TrustFiles {
    private static final int NAME_SHOWN = 40;

    private TrustFiles() {}

    /// Reads what a reader of the engine reads, and says the file where it cannot.
    @FunctionalInterface
    public interface Reading<T> {
        T read() throws IOException, BadFile;
    }

    public static <T> T read(Path file, Reading<T> reading) {
        try {
            return reading.read();
        } catch (BadFile e) {
            throw new BadInput(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(file, words(e)));
        }
    }

    private static String words(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "it is not there";
            case AccessDeniedException _ -> "that is not allowed";
            case CharacterCodingException _ -> "it is no text in UTF-8";
            case EOFException _ -> "it ends too early";
            default -> String.valueOf(e.getMessage());
        };
    }

    /// Two files whose reader names them itself.
    public static EdgesReader.Reading edges(Path train, Path test, List<String> levels) {
        try {
            return EdgesReader.read(train, test, levels);
        } catch (BadFile e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new BadInput("%s or %s cannot be read: %s".formatted(train, test, words(e)));
        }
    }

    public static RatingsReader.Reading ratings(Path file) {
        return read(file, () -> RatingsReader.read(file));
    }

    /// Ratings, or edges that have no time.
    public static RatingsReader.Reading ratingsOrEdges(Path file) {
        return read(file, () -> RatingsReader.readUndatedToo(file));
    }

    public static int member(Members members, String name, Path file) {
        return members.find(name)
                .orElseThrow(() ->
                        new BadInput("%s names no member \"%s\".\nMaybe look at how its lines begin: source,target."
                                .formatted(file, name)));
    }

    /// The members named in the file, one a line.
    ///
    /// @param ratings whose members they must be
    public static int[] members(Path file, Members members, Path ratings) {
        Map<String, Integer> named = names(file);
        named.forEach((name, line) -> {
            if (members.find(name).isEmpty()) {
                throw new BadInput("%s, line %d: a member of %s was expected, and \"%s\" is none."
                        .formatted(file, line, ratings, shown(name)));
            }
        });
        return named.keySet().stream()
                .mapToInt(name -> members.find(name).orElseThrow())
                .toArray();
    }

    /// The names in the file, one a line, each with the line in which it stands first, in that order.
    static Map<String, Integer> names(Path file) {
        Map<String, Integer> named = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            new Lines(file.toString(), in).forEach((number, line) -> {
                if (!line.isBlank()) {
                    named.putIfAbsent(line.strip(), number);
                }
            });
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(file, words(e)));
        }
        if (named.isEmpty()) {
            throw new BadInput(file + " names no member; one a line is expected.");
        }
        return named;
    }

    private static String shown(String name) {
        return name.length() <= NAME_SHOWN ? name : name.substring(0, NAME_SHOWN) + "…";
    }
}
