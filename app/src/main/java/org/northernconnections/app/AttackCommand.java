package org.northernconnections.app;

import static org.northernconnections.app.command.BadInput.requireAtLeast;
import static org.northernconnections.app.command.BadInput.requireFromTo;
import static org.northernconnections.app.trust.Facts.print;
import static org.northernconnections.app.trust.Facts.putDirt;
import static org.northernconnections.app.trust.Facts.rounded;
import static org.northernconnections.app.trust.TrustFiles.ratings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.trust.ReplayOptions;
import org.northernconnections.trust.bounded.Attack;
import org.northernconnections.trust.bounded.Rolling;
import org.northernconnections.trust.rating.Ratings;
import org.northernconnections.trust.rating.RatingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Plays rings of invented members against a file of ratings.
@Command(name = "attack", description = "Lets a ring of invented members loose, and says how far trust moves.")
final class AttackCommand implements Callable<Integer> {
    private static final int SYBILS_MAX = 100_000;

    @Parameters(paramLabel = "RATINGS.csv", description = "source,target,rating,time")
    private Path file = Path.of("");

    @Option(names = "--sybils", defaultValue = "1000", description = "invented members")
    private int sybils;

    @Option(names = "--slips", defaultValue = "20", description = "honest members who vouch for one of them")
    private int slips;

    @Mixin
    private ReplayOptions replaying = new ReplayOptions();

    @Option(names = "--seed", defaultValue = "1", description = "chooses viewers and slips")
    private long seed;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        replaying.require();
        requireFromTo("--sybils", 1, SYBILS_MAX, sybils);
        requireAtLeast("--slips", 0, slips);
        RatingsReader.Reading reading = ratings(file);
        Ratings ratings = reading.ratings();
        Attack attack = attack(ratings);
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("sybils", sybils);
        facts.put("slips", attack.slips(slips));
        attack.all(sybils, slips).forEach((aim, moved) -> {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("before", rounded(moved.before()));
            told.put("after", rounded(moved.after()));
            told.put("moved", rounded(moved.after() - moved.before()));
            told.put("movedAfterRefit", rounded(moved.refitted() - moved.before()));
            told.put("ringShare", rounded(moved.ringShare()));
            facts.put(aim.name().toLowerCase(Locale.ROOT), told);
        });
        putDirt(facts, replaying.dirt(reading));
        print(facts, json);
        return 0;
    }

    private Attack attack(Ratings ratings) {
        Rolling calm = replaying.replay(ratings, file);
        try {
            return new Attack(calm, seed);
        } catch (IllegalArgumentException e) {
            throw new BadInput("%s: %s".formatted(file, e.getMessage()));
        }
    }
}
