package org.northernconnections.matching.reach;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// How many companies fit a challenge, group by group, and how many of them have heard of it.
public final class Reach {
    private Reach() {}

    /// A company that fits.
    ///
    /// @param groups what it is counted in, such as its clusters; may be empty
    /// @param reached has been recommended for the challenge, or has applied
    public record Fitting(String companyId, String country, List<String> groups, boolean reached) {
        public Fitting {
            groups = List.copyOf(groups);
        }
    }

    /// The fitting companies of one country or cluster.
    ///
    /// @param notYet those who fit and have not been reached
    public record Part(String name, int fitting, int reached, int notYet) {}

    /// By country, the largest number not yet reached first, then by name.
    public static List<Part> byCountry(Collection<Fitting> fitting) {
        return parts(fitting, one -> List.of(one.country()));
    }

    /// By cluster or other group; a company counts in each of its groups.
    public static List<Part> byGroup(Collection<Fitting> fitting) {
        return parts(fitting, Fitting::groups);
    }

    private static List<Part> parts(Collection<Fitting> fitting, Function<Fitting, List<String>> names) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Fitting one : fitting) {
            for (String name : names.apply(one)) {
                int[] count = counts.computeIfAbsent(name, _ -> new int[2]);
                count[0]++;
                count[1] += one.reached() ? 1 : 0;
            }
        }
        List<Part> parts = new ArrayList<>();
        counts.forEach((name, count) -> parts.add(new Part(name, count[0], count[1], count[0] - count[1])));
        parts.sort(
                java.util.Comparator.comparingInt((Part part) -> -part.notYet()).thenComparing(Part::name));
        return List.copyOf(parts);
    }
}
