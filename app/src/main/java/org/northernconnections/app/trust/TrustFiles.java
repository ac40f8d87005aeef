package org.northernconnections.app.trust;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.command.WholeFile;
import org.northernconnections.trust.rating.BadFile;
import org.northernconnections.trust.rating.EdgesReader;
import org.northernconnections.trust.rating.Members;
import org.northernconnections.trust.rating.RatingsReader;

/// Ratings, edges and members in files, and what stands in the way of reading or writing them.
public final class TrustFiles {
    private static final int MEMBERS_BYTES_MAX = 64 << 20;

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

    public static int member(Members members, String name, Path file) {
        OptionalInt number = members.find(name);
        if (number.isEmpty()) {
            throw new BadInput("%s names no member \"%s\".\nMaybe look at how its lines begin: source,target."
                    .formatted(file, name));
        }
        return number.getAsInt();
    }

    /// The members named in the file, one a line; none where there is no file.
    public static int[] members(@Nullable Path file, Members members, Path ratings) {
        if (file == null) {
            return new int[0];
        }
        List<String> lines =
                read(file, () -> WholeFile.read(file, MEMBERS_BYTES_MAX).lines().toList());
        Set<Integer> named = new LinkedHashSet<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                named.add(member(members, line.strip(), ratings));
            }
        }
        if (named.isEmpty()) {
            throw new BadInput(file + " names no member; one a line is expected.");
        }
        return named.stream().mapToInt(number -> number).toArray();
    }
}
