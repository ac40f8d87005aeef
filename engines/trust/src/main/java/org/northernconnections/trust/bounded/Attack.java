package org.northernconnections.trust.bounded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.northernconnections.trust.rating.Ratings;
import org.northernconnections.trust.rating.Ratings.Rating;

/// Lets a ring of invented members loose on ratings, and measures how far trust moves.
///
/// The ring begins where the ratings end. Each invented member vouches for [#VOUCHES] others of the ring, and
/// then does what its [Aim] says; a slip is an honest member, chosen by chance, who rates one of them well. Where those
/// whom a slip reached do all, they do it one after the other, so that each has windows of its own.
/// Measured is the mean estimate of [#VIEWERS] viewers, chosen by chance among those who rated five or more,
/// about the [#TARGETS] targets. Each aim is tried with the model as it was, and with the model fitted anew to
/// all that the ring did.
public final class Attack {
    static final int TARGETS = 10;
    static final int VIEWERS = 30;
    static final int VOUCHES = 3;

    private static final int FLOOD = 10;
    private static final int FLOOD_BY_SLIPPED = 1_000;
    private static final int LESSONS = 100;
    private static final int ACTIVE_GIVEN_MIN = 5;
    private static final int VALUE = Ratings.VALUE_MAX;
    private static final int[] NOBODY = {};

    /// What the ring is after.
    public enum Aim {
        /// The ten members with most bad ratings are praised: through the reports about them.
        PROMOTE,
        /// The ten members with most good ratings less ten times the bad are blamed: through the reports about them.
        SLANDER,
        /// Ten members at random are praised by each, to move what is usual; measured on the promoted ten.
        FLOOD,
        /// Whomever a slip reached praises up to a thousand members, for the same end.
        FLOOD_BY_SLIPPED,
        /// Whomever a slip reached praises the promoted ten a hundred times each, so that the model learns that such
        /// members do well.
        TEACH
    }

    /// How far trust moved.
    ///
    /// @param before the mean estimate without the ring
    /// @param after with it, the model as it was
    /// @param refitted with it, the model fitted anew
    /// @param ringShare the share of the root walk that the ring got
    public record Moved(double before, double after, double refitted, double ringShare) {}

    private final Rolling calm;
    private final Ratings ratings;
    private final int[] viewers;
    private final long seed;

    /// @param calm the replay of the ratings to their end
    /// @param seed the same seed chooses the same viewers and slips
    public Attack(Rolling calm, long seed) {
        this.calm = calm;
        this.ratings = calm.ratings();
        this.seed = seed;
        viewers = shuffled(given(ACTIVE_GIVEN_MIN), new Random(seed), VIEWERS);
        if (viewers.length == 0) {
            throw new IllegalArgumentException(
                    "Nobody gave %d ratings, so there is no viewer to ask.".formatted(ACTIVE_GIVEN_MIN));
        }
    }

    /// How many slip where so many are asked for: no more than have rated anybody.
    public int slips(int asked) {
        return Math.min(asked, given(1).length);
    }

    /// Every aim, with this many invented members and slips.
    public Map<Aim, Moved> all(int sybils, int slips) {
        Map<Aim, Moved> moved = new LinkedHashMap<>();
        for (Aim aim : Aim.values()) {
            moved.put(aim, moved(aim, sybils, slips));
        }
        return moved;
    }

    Moved moved(Aim aim, int sybils, int slips) {
        int[] targets = aim == Aim.SLANDER ? praised() : blamed();
        Rolling attacked = calm.goneOn(ratings.with(ring(aim, targets, sybils, slips)));
        double share = IntStream.range(
                        ratings.members().count(), attacked.ratings().members().count())
                .mapToDouble(attacked.snapshot()::rootShare)
                .sum();
        return new Moved(
                mean(calm.snapshot(), calm.model(), targets),
                mean(attacked.snapshot(), calm.model(), targets),
                mean(attacked.snapshot(), attacked.model(), targets),
                share);
    }

    private double mean(Snapshot snapshot, Model model, int[] targets) {
        double sum = 0;
        int pairs = 0;
        for (int target : targets) {
            for (int viewer : viewers) {
                if (viewer != target) {
                    sum += model.probability(snapshot.row(viewer, target, snapshot.reports(viewer, target)));
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    private List<Rating> ring(Aim aim, int[] targets, int sybils, int slips) {
        var random = new Random(seed + 1);
        long now = ratings.time(ratings.count() - 1);
        List<Rating> ring = new ArrayList<>();
        int[] slippers = shuffled(given(1), random, slips);
        for (int i = 0; i < slippers.length && sybils > 0; i++) {
            ring.add(new Rating(name(slippers[i]), sybil(i % sybils), VALUE, now));
        }
        for (int s = 0; s < sybils; s++) {
            for (int k = 1; k <= VOUCHES && k < sybils; k++) {
                ring.add(new Rating(sybil(s), sybil((s + k) % sybils), VALUE, now));
            }
            for (int member : rated(aim, targets, s < slippers.length, random)) {
                ring.add(new Rating(sybil(s), name(member), aim == Aim.SLANDER ? -VALUE : VALUE, now));
            }
        }
        return ring;
    }

    /// Whom an invented member rates outside the ring.
    private int[] rated(Aim aim, int[] targets, boolean slipped, Random random) {
        int members = ratings.members().count();
        return switch (aim) {
            case PROMOTE, SLANDER -> targets;
            case FLOOD -> random.ints(FLOOD, 0, members).toArray();
            case FLOOD_BY_SLIPPED ->
                slipped ? shuffled(IntStream.range(0, members).toArray(), random, FLOOD_BY_SLIPPED) : NOBODY;
            case TEACH ->
                slipped
                        ? IntStream.range(0, LESSONS * targets.length)
                                .map(i -> targets[i % targets.length])
                                .toArray()
                        : NOBODY;
        };
    }

    private static String sybil(int number) {
        return "invented member " + number;
    }

    private String name(int member) {
        return ratings.members().name(member);
    }

    private int[] blamed() {
        return first((good, bad) -> -bad);
    }

    private int[] praised() {
        return first((good, bad) -> TARGETS * bad - good);
    }

    @FunctionalInterface
    private interface Order {
        int of(int good, int bad);
    }

    private int[] first(Order order) {
        var good = new int[ratings.members().count()];
        var bad = new int[good.length];
        for (int i = 0; i < ratings.count(); i++) {
            (ratings.positive(i) ? good : bad)[ratings.target(i)]++;
        }
        return IntStream.range(0, good.length)
                .boxed()
                .sorted(Comparator.comparingInt(member -> order.of(good[member], bad[member])))
                .limit(TARGETS)
                .mapToInt(member -> member)
                .toArray();
    }

    private int[] given(int least) {
        var given = new int[ratings.members().count()];
        for (int i = 0; i < ratings.count(); i++) {
            given[ratings.source(i)]++;
        }
        return IntStream.range(0, given.length)
                .filter(member -> given[member] >= least)
                .toArray();
    }

    private static int[] shuffled(int[] members, Random random, int count) {
        for (int i = members.length - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            int member = members[i];
            members[i] = members[k];
            members[k] = member;
        }
        return IntStream.of(members).limit(count).toArray();
    }
}
