package org.northernconnections.matching.search;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The scores of several channels, added: in each, the last document that it names counts 0 and its best one the weight
/// of the channel.
///
/// @param <K> what a document is known by while it is counted
public final class Sums<K extends Comparable<K>> {
    private final Map<K, double[]> parts = new HashMap<>();

    public enum Channel {
        WORDS(0),
        PIECES(1),
        MEANING(2),
        SUBJECT(3);

        private static final int COUNT = values().length;
        private final int place;

        Channel(int place) {
            this.place = place;
        }
    }

    /// A document that a channel names.
    public record Named<K>(K key, float score) {}

    /// @param named best first
    public void add(Channel channel, double weight, List<Named<K>> named) {
        if (named.isEmpty()) {
            return;
        }
        double best = named.getFirst().score();
        double last = named.size() == 1 ? 0 : named.getLast().score();
        double width = best - last;
        for (Named<K> one : named) {
            double scaled = width > 0 ? (one.score() - last) / width : 1;
            parts.computeIfAbsent(one.key(), _ -> new double[Channel.COUNT])[channel.place] = weight * scaled;
        }
    }

    /// The best, best first, then by id.
    ///
    /// @param id of a document; asked only for those that may be among the best
    public List<Found> best(int limit, Function<K, String> id) {
        record Sum<K>(K key, double score, double[] parts) {}
        List<Sum<K>> sums = new ArrayList<>();
        parts.forEach((key, part) -> sums.add(new Sum<>(key, part[0] + part[1] + part[2] + part[3], part)));
        sums.sort(comparingDouble((Sum<K> sum) -> -sum.score()).thenComparing(comparing(Sum::key)));
        double floor = sums.size() > limit ? sums.get(limit - 1).score() : Double.NEGATIVE_INFINITY;
        List<Found> found = new ArrayList<>();
        for (Sum<K> sum : sums) {
            if (sum.score() >= floor) {
                double[] part = sum.parts();
                found.add(new Found(id.apply(sum.key()), sum.score(), part[0], part[1], part[2], part[3], 0));
            }
        }
        found.sort(comparingDouble((Found one) -> -one.score()).thenComparing(Found::id));
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }
}
