package org.northernconnections.timetable;

/// Two participants in no order: the pair of A and B equals the pair of B and A.
public record Pair(String first, String second) {
    public Pair {
        if (first.equals(second)) {
            throw new IllegalArgumentException(
                    "A pair must be two participants, but both are %s.\nMaybe one id was copied twice."
                            .formatted(first));
        }
        if (first.compareTo(second) > 0) {
            String swapped = first;
            first = second;
            second = swapped;
        }
    }
}
