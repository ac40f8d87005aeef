package org.northernconnections.app.trust;

import static org.northernconnections.app.command.BadInput.requireAtLeast;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.trust.bounded.Rolling;
import org.northernconnections.trust.rating.Ratings;
import picocli.CommandLine.Option;

/// How ratings are replayed, as every command of `trust` that does so is told.
public final class ReplayOptions {
    @Option(names = "--lag", defaultValue = "1000", description = "a snapshot every so many ratings")
    private int lag;

    @Option(names = "--roots", description = "verified members, one a line; else 15 early ones")
    private @Nullable Path roots;

    /// @throws org.northernconnections.app.command.BadInput for a lag under one
    public void require() {
        requireAtLeast("--lag", 1, lag);
    }

    /// The files that are read beside the ratings.
    public List<Path> read() {
        return roots == null ? List.of() : List.of(roots);
    }

    /// Replays the ratings of a file, or the first of them.
    public Rolling replay(Ratings ratings, Path file) {
        return Rolling.replay(ratings, lag, TrustFiles.members(roots, ratings.members(), file));
    }
}
