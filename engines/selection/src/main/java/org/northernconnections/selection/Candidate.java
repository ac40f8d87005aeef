package org.northernconnections.selection;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// Somebody who may be invited.
///
/// @param quality how good, the higher the better, in any unit; from -[#QUALITY_MAX] to [#QUALITY_MAX], rounded to
///     [#RESOLUTION] before anything is compared
/// @param tags what rules can speak of, such as `country:SE` or `newcomer`
/// @param place whether it may be chosen, or must be
public record Candidate(String id, double quality, Set<String> tags, Place place) {
    /// Candidates whose quality differs by less may count as equal.
    public static final double RESOLUTION = 0.0001;

    /// Keeps sums of rounded qualities far inside the whole numbers that the solver can hold.
    public static final double QUALITY_MAX = 1_000_000;

    /// Whether there is a choice.
    public enum Place {
        /// Free to be chosen or not.
        OPEN,
        /// Chosen whatever else: it has confirmed, or the challenge owner insists.
        IN,
        /// Not chosen whatever else: it has declined, or is not eligible.
        OUT
    }

    public Candidate {
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        if (!(Math.abs(quality) <= QUALITY_MAX)) {
            throw new IllegalArgumentException("""
                    The quality of %s must be from -%.0f to %.0f, but it is %s.
                    Maybe divide all qualities by the same number.""".formatted(id, QUALITY_MAX, QUALITY_MAX, quality));
        }
    }

    public static Candidate of(String id, double quality, String... tags) {
        return new Candidate(id, quality, Set.of(tags), Place.OPEN);
    }

    public Candidate withPlace(Place changed) {
        return new Candidate(id, quality, tags, changed);
    }

    /// The quality in whole steps of [#RESOLUTION].
    long steps() {
        return Math.round(quality / RESOLUTION);
    }
}
