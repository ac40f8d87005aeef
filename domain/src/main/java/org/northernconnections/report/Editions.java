package org.northernconnections.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The records behind the figures, and the editions that were kept.
public interface Editions {
    /// The records of a figure as of this day: the newest first, of what is late the oldest.
    ///
    /// @param only which of them
    /// @param skip so many of them, and at most `count` of the others
    Listed listProof(Figure figure, Only only, LocalDate today, int skip, int count);

    /// Which records of a figure.
    ///
    /// @param country empty for all
    /// @param other the country of the other side, whichever way round; empty for all
    /// @param year 0 for all
    /// @param without leaves out the records of this figure, which are some of them; null for all
    record Only(
            String country,
            String other,
            int year,
            @Nullable Figure without) {
        public static final Only ALL = new Only("", "", 0, null);
    }

    /// A page of the records behind a figure.
    record Listed(List<Proof> proof, int total) {
        public Listed {
            proof = List.copyOf(proof);
        }
    }

    /// How many records every figure has as of this day.
    Counted count(LocalDate today);

    /// @param counts figure by figure: all together, then by country, then meetings by pair of countries
    /// @param byYear how many the records are in each year that has any; for those [Figure#IN_YEARS]
    record Counted(List<Edition.Count> counts, Map<Figure, Map<Integer, Integer>> byYear) {
        public Counted {
            counts = List.copyOf(counts);
            byYear = Map.copyOf(byYear);
        }
    }

    /// All kept editions, the newest first, without their counts.
    List<Edition> list();

    Optional<Edition> find(int number);

    /// Keeps an edition under the next number, for good.
    ///
    /// @return its number
    int add(Edition edition);
}
