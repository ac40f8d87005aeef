package org.northernconnections.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was given cannot be read. The message says where, what was expected, what was found and what to try.
public final class BadInput extends RuntimeException {
    /// The exit code of a command that refuses its input, as in sysexits.h.
    public static final int CODE = 64;

    private static final long serialVersionUID = 1;

    public BadInput(String message) {
        super(message);
    }

    /// @param option a name such as `--lag`
    /// @throws BadInput if less was given
    public static void requireAtLeast(String option, long least, long found) {
        if (found < least) {
            throw new BadInput("%s must be at least %d, but is %d.".formatted(option, least, found));
        }
    }

    /// @param option a name such as `--threads`
    /// @throws BadInput if less or more was given
    public static void requireFromTo(String option, long least, long most, long found) {
        if (found < least || found > most) {
            throw new BadInput("%s must be from %d to %d, but is %d.".formatted(option, least, most, found));
        }
    }

    /// Says at once what would else be found when all is computed: where nothing can be written, and what it is not to
    /// be written over.
    ///
    /// @param out null where nothing is to be written
    /// @param read the files that are not to be written over
    public static void requireWritable(@Nullable Path out, List<Path> read) {
        if (out == null) {
            return;
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInput("%s cannot be written: its folder is not there.".formatted(out));
        }
        if (Files.isDirectory(out) || !Files.isWritable(Files.exists(out) ? out : folder)) {
            throw new BadInput("%s cannot be written.\nMaybe name another file.".formatted(out));
        }
        for (Path file : read) {
            if (isSame(out, file)) {
                throw new BadInput("%s is to be read; what is found would be written over it.\nMaybe name another file."
                        .formatted(out));
            }
        }
    }

    /// Refuses to write two things to one file, however its name is written. The folders of both must be there.
    ///
    /// @param first such as `--out`
    /// @param one null where nothing is to be written
    public static void requireDifferent(String first, @Nullable Path one, String second, @Nullable Path other) {
        if (one != null && other != null && isSame(one, other)) {
            throw new BadInput("%s and %s must be two files, but both are %s.".formatted(first, second, one));
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return (Files.exists(one) && Files.exists(other))
                    ? Files.isSameFile(one, other)
                    : place(one).equals(place(other));
        } catch (IOException _) {
            return false;
        }
    }

    /// Where a file is or would be.
    private static Path place(Path file) throws IOException {
        Path whole = file.toAbsolutePath().normalize();
        Path folder = whole.getParent();
        Path name = whole.getFileName();
        return folder == null || name == null ? whole : folder.toRealPath().resolve(name);
    }
}
