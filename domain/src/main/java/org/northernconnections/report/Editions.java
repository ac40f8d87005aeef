package org.northernconnections.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The records behind the figures, and the editions that were kept.
public interface Editions {
    /// The records of a figure as of this day: the newest first, of what is late the oldest.
    List<Proof> listProof(Figure figure, LocalDate today);

    /// How many these records are: all together, then by country, then meetings by pair of countries.
    List<Edition.Count> listCounts(Figure figure, LocalDate today);

    /// How many these records are in each year that has any.
    Map<Integer, Integer> countByYear(Figure figure, LocalDate today);

    /// All kept editions, the newest first, without their counts.
    List<Edition> list();

    Optional<Edition> find(int number);

    /// Keeps an edition under the next number, for good.
    ///
    /// @return its number
    int add(Edition edition);
}
