package org.northernconnections.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The figures as of one time: live, or kept under a number.
///
/// @param number null for the live one
/// @param counts by figure and country; those of all countries together have none
public record Edition(@Nullable Integer number, Instant at, List<Count> counts) {
    public Edition {
        counts = List.copyOf(counts);
    }

    /// One number.
    ///
    /// @param country empty for all together
    /// @param other the country of the other side, for pairs of countries; otherwise empty
    /// @param records how many records there are behind it
    /// @param value the number: the same, or the median in days; 0 while that is not known
    /// @param pace of figures in days; null for what is counted, and in editions that were kept without it
    public record Count(
            Figure figure,
            String country,
            String other,
            int records,
            int value,
            @Nullable Pace pace) {
        /// What is counted, and not measured in days.
        public static Count of(Figure figure, String country, String other, int records) {
            return new Count(figure, country, other, records, records, null);
        }

        /// What is measured in days.
        public static Count of(Figure figure, String country, int records, Pace pace) {
            return new Count(figure, country, "", records, pace.median() == null ? 0 : pace.median(), pace);
        }
    }

    /// The number of all countries together; 0 if nothing is known.
    public int value(Figure figure) {
        return value(figure, "");
    }

    public int value(Figure figure, String country) {
        for (Count count : counts) {
            if (count.figure() == figure
                    && count.other().isEmpty()
                    && count.country().equals(country)) {
                return count.value();
            }
        }
        return 0;
    }

    /// How many records of [Figure#whole()] did not come to this figure. Below 0 where an edition was kept by other
    /// rules.
    ///
    /// @param country empty for all together
    public int rest(Figure figure, String country) {
        return value(figure.whole().orElseThrow(), country) - value(figure, country);
    }

    /// How many meetings there were between each two of [#countries], whichever way round.
    public int[][] between() {
        List<String> codes = countries();
        int[][] between = new int[codes.size()][codes.size()];
        for (Count count : counts) {
            if (count.figure() == Figure.MET && !count.other().isEmpty()) {
                int one = codes.indexOf(count.country());
                int other = codes.indexOf(count.other());
                between[one][other] += count.value();
                between[other][one] += one == other ? 0 : count.value();
            }
        }
        return between;
    }

    /// How many records a median rests on.
    public int records(Figure figure) {
        return all(figure).map(Count::records).orElse(0);
    }

    /// How long it takes; empty for what is not measured in days, and in editions that were kept without it.
    public Optional<Pace> pace(Figure figure) {
        return all(figure).flatMap(count -> Optional.ofNullable(count.pace()));
    }

    private Optional<Count> all(Figure figure) {
        return counts.stream()
                .filter(count -> count.figure() == figure && count.country().isEmpty())
                .findFirst();
    }

    /// The countries that occur, in the order of their codes.
    public List<String> countries() {
        return counts.stream()
                .flatMap(count -> java.util.stream.Stream.of(count.country(), count.other()))
                .filter(country -> !country.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
