package org.northernconnections.trust.bounded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.northernconnections.trust.rating.BadFile;
import org.northernconnections.trust.rating.Ratings;
import org.northernconnections.trust.rating.RatingsReader;

/// An invented market: members of differing honesty, rated by members of differing strictness.
final class Market {
    private static final int HOUR_SECONDS = 3_600;

    private final List<String> lines = new ArrayList<>();

    static Market of(Random random, int members, int ratings) {
        var market = new Market();
        var honesty = new double[members];
        var strictness = new double[members];
        for (int member = 0; member < members; member++) {
            honesty[member] = random.nextInt(5) == 0 ? -2 : 2.5;
            strictness[member] = random.nextGaussian();
        }
        for (int i = 0; i < ratings; i++) {
            int known = Math.min(members, 10 + i * members / ratings);
            int source = random.nextInt(known);
            int target = random.nextInt(known);
            double odds = honesty[target] - strictness[source];
            if (source != target) {
                market.add("m" + source, "m" + target, random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 2 : -5, i);
            }
        }
        return market;
    }

    Market add(String source, String target, int rating, int hour) {
        lines.add("%s,%s,%d,%d".formatted(source, target, rating, hour * HOUR_SECONDS));
        return this;
    }

    /// All ratings of that market.
    Market add(Market other) {
        lines.addAll(other.lines);
        return this;
    }

    /// One rating of that market.
    Market add(Market other, int place) {
        lines.add(other.lines.get(place));
        return this;
    }

    int hour(int place) {
        String line = lines.get(place);
        return Integer.parseInt(line.substring(line.lastIndexOf(',') + 1)) / HOUR_SECONDS;
    }

    Market first(int count) {
        var market = new Market();
        market.lines.addAll(lines.subList(0, count));
        return market;
    }

    int count() {
        return lines.size();
    }

    Ratings ratings() {
        try {
            byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            return RatingsReader.read(new ByteArrayInputStream(text)).ratings();
        } catch (IOException | BadFile e) {
            throw new AssertionError(e);
        }
    }
}
