package org.northernconnections.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The records behind the figures, and the editions that were kept.
public interface Editions {
    /// The records of a figure as of this day: the newest first, of what is late the oldest.
    ///
    /// @param only which of them
    /// @param skip so many of them, and at most `count` of the others
    Listed listProof(Figure figure, Only only, LocalDate today, int skip, int count);

    /// The records of a figure that an edition kept, in the same order.
    Listed listKept(int number, Figure figure, Only only, int skip, int count);

    /// One record of a figure as of this day.
    Optional<Proof> findProof(Figure figure, String id, LocalDate today);

    /// What stands behind a record, the oldest first, with all names. Empty for a record that has an address in its own
    /// room.
    List<Basis> listBasis(Figure figure, String id);

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
    record Counted(List<Edition.Count> counts, Detail detail) {
        public Counted {
            counts = List.copyOf(counts);
        }
    }

    /// What is told beside the counts.
    ///
    /// @param byYear how many the records are in each year that has any; for those [Figure#IN_YEARS]
    /// @param documented how many records of each indicator carry a document
    record Detail(Map<Figure, Map<Integer, Integer>> byYear, Map<Figure, Integer> documented) {
        public Detail {
            byYear = Map.copyOf(byYear);
            documented = Map.copyOf(documented);
        }
    }

    /// The same of an edition, from the records that it kept.
    Detail detail(int number);

    /// All kept editions, the newest first, without their counts.
    List<Edition> list();

    Optional<Edition> find(int number);

    /// The edition of this number.
    ///
    /// @throws NoSuchElementException if there is none
    default Edition get(int number) {
        return find(number).orElseThrow(() -> new NoSuchElementException("There is no edition %d.".formatted(number)));
    }

    /// Keeps the figures as of this day with their records, under the next number and for good.
    ///
    /// @return its number
    int keep(Instant at, LocalDate today);
}
