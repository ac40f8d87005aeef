package org.northernconnections.app.trust;

import static org.northernconnections.app.command.BadInput.requireAtLeast;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.trust.bounded.Rolling;
import org.northernconnections.trust.rating.Ratings;
import org.northernconnections.trust.rating.RatingsReader;
import picocli.CommandLine.Option;

/// How ratings are replayed, as every command of `trust` that does so is told.
public final class ReplayOptions {
    @Option(names = "--lag", defaultValue = "1000", description = "a snapshot every so many ratings")
    private int lag;

    @Option(names = "--roots", description = "verified members, one a line; else 15 early ones")
    private @Nullable Path roots;

    /// @throws BadInput for a lag under one
    public void require() {
        requireAtLeast("--lag", 1, lag);
    }

    /// The files that are read beside the ratings.
    public List<Path> read() {
        return roots == null ? List.of() : List.of(roots);
    }

    /// Replays the ratings of a file, or the first of them.
    ///
    /// A root whom they do not know vouches for nobody, as one who is named later does until then. So cutting the
    /// file's end changes no earlier prediction, whoever the roots are.
    ///
    /// @throws BadInput where they know none of the roots
    public Rolling replay(Ratings ratings, Path file) {
        if (roots == null) {
            return Rolling.replay(ratings, lag, new int[0]);
        }
        Set<String> names = TrustFiles.names(roots).keySet();
        if (names.stream().allMatch(name -> ratings.members().find(name).isEmpty())) {
            throw new BadInput("%s names no member of %s.\nMaybe look at how its lines begin: source,target."
                    .formatted(roots, file));
        }
        Ratings known = ratings.withMembers(names);
        return Rolling.replay(
                known,
                lag,
                names.stream()
                        .mapToInt(name -> known.members().find(name).orElseThrow())
                        .toArray());
    }

    /// What was amiss with the ratings that were read and with the roots, in words.
    public Map<String, String> dirt(RatingsReader.Reading reading) {
        Map<String, String> dirt = new LinkedHashMap<>(reading.dirt().inWords());
        if (roots != null) {
            List<Integer> unknown = TrustFiles.names(roots).entrySet().stream()
                    .filter(named ->
                            reading.ratings().members().find(named.getKey()).isEmpty())
                    .map(Map.Entry::getValue)
                    .toList();
            if (!unknown.isEmpty()) {
                dirt.put(
                        "roots who are no members, vouch for nobody",
                        "%d, the first in line %d of %s".formatted(unknown.size(), unknown.getFirst(), roots));
            }
        }
        return dirt;
    }
}
