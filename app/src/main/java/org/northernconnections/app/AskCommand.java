package org.northernconnections.app;

import static org.northernconnections.app.trust.Facts.print;
import static org.northernconnections.app.trust.Facts.putDirt;
import static org.northernconnections.app.trust.TrustFiles.member;
import static org.northernconnections.app.trust.TrustFiles.ratingsOrEdges;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.trust.ReplayOptions;
import org.northernconnections.trust.bounded.Answer;
import org.northernconnections.trust.bounded.Column.Theme;
import org.northernconnections.trust.bounded.Rolling;
import org.northernconnections.trust.bounded.Snapshot.Report;
import org.northernconnections.trust.rating.Members;
import org.northernconnections.trust.rating.Ratings;
import org.northernconnections.trust.rating.RatingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Answers one member about another from a file of ratings: how much, why, and what changed since a day.
@Command(name = "ask", description = "What one member may expect of another, and why.")
final class AskCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "EDGES.csv",
            description = "source,target,rating,time; without time, the file's order stands for it")
    private Path file = Path.of("");

    @Option(names = "--viewer", required = true, description = "who asks")
    private String viewer = "";

    @Option(names = "--about", required = true, description = "about whom")
    private String about = "";

    @Option(
            names = "--since",
            paramLabel = "YYYY-MM-DD",
            description = "says as well what changed since this day began")
    private @Nullable LocalDate since;

    @Mixin
    private ReplayOptions replaying = new ReplayOptions();

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        replaying.require();
        RatingsReader.Reading reading = ratingsOrEdges(file);
        if (since != null && !reading.dated()) {
            throw new BadInput("--since asks for the times of ratings, and %s has none.\nMaybe add a column time."
                    .formatted(file));
        }
        Members members = reading.ratings().members();
        int from = member(members, viewer, file);
        int subject = member(members, about, file);
        if (from == subject) {
            throw new BadInput("Nobody is asked about oneself, but both are %s.".formatted(viewer));
        }
        int[] own = latest(reading.ratings(), from, subject);
        Rolling replay = replaying.replay(reading.ratings(), file);
        Answer answer = Answer.of(replay.snapshot(), replay.model(), from, subject);
        Optional<Change> change = Optional.ofNullable(since).map(day -> {
            Ratings earlier =
                    reading.ratings().before(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
            Rolling then = replaying.replay(earlier, file);
            return new Change(
                    day,
                    Answer.of(then.snapshot(), then.model(), from, subject),
                    answer,
                    IntStream.concat(
                                    Arrays.stream(own),
                                    replay.snapshot().reports(from, subject).stream()
                                            .filter(report -> report.rootWeight() + report.circleWeight() > 0)
                                            .mapToInt(Report::place))
                            .filter(place -> place >= earlier.count())
                            .toArray());
        });
        if (json) {
            Map<String, @Nullable Object> facts = facts(answer, own, reading);
            change.ifPresent(known -> facts.put("since", facts(known, reading.ratings())));
            print(facts, true);
        } else {
            say(answer, own, reading.ratings());
            replaying.dirt(reading).forEach((kind, told) -> System.out.printf("Noticed: %s: %s%n", kind, told));
            change.ifPresent(known -> say(known, reading.ratings()));
        }
        return 0;
    }

    /// What the same question was answered before a day, and what was said from then on.
    ///
    /// @param words places among the ratings
    private record Change(LocalDate day, Answer then, Answer now, int[] words) {
        /// How far each theme moved; with the base they sum to the move of the log-odds.
        Map<Theme, Double> parts() {
            Map<Theme, Double> moved = new TreeMap<>(now.parts());
            then.parts().forEach((theme, part) -> moved.merge(theme, -part, Double::sum));
            return moved;
        }
    }

    private static Map<String, Object> facts(Change change, Ratings ratings) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("day", change.day().toString());
        facts.put("probability", change.then().probability());
        facts.put("moved", change.now().probability() - change.then().probability());
        facts.put("logOddsMoved", change.now().logOdds() - change.then().logOdds());
        facts.put("baseMoved", change.now().base() - change.then().base());
        facts.put("partsMoved", named(change.parts()));
        facts.put(
                "words",
                Arrays.stream(change.words())
                        .mapToObj(place -> word(place, ratings))
                        .toList());
        return facts;
    }

    private static Map<String, Double> named(Map<Theme, Double> parts) {
        Map<String, Double> named = new LinkedHashMap<>();
        new TreeMap<>(parts).forEach((theme, part) -> named.put(theme.name().toLowerCase(Locale.ROOT), part));
        return named;
    }

    private static void say(Change change, Ratings ratings) {
        System.out.printf(
                Locale.ROOT,
                "Since %s: %.2f → %.2f, in log-odds %+.3f, of which%n",
                change.day(),
                change.then().probability(),
                change.now().probability(),
                change.now().logOdds() - change.then().logOdds());
        sayParts(change.now().base() - change.then().base(), change.parts());
        for (int place : change.words()) {
            System.out.printf(
                    "new: %s said %s%s%n",
                    ratings.members().name(ratings.source(place)),
                    ratings.value(place) > 0 ? "good" : "bad",
                    on(place, ratings));
        }
    }

    private static void sayParts(double base, Map<Theme, Double> parts) {
        System.out.printf(Locale.ROOT, "  %+.3f  a usual pair%n", base);
        new TreeMap<>(parts)
                .forEach((theme, part) -> System.out.printf(Locale.ROOT, "  %+.3f  %s%n", part, words(theme)));
    }

    private Map<String, @Nullable Object> facts(Answer answer, int[] own, RatingsReader.Reading reading) {
        Ratings ratings = reading.ratings();
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("viewer", viewer);
        facts.put("about", about);
        facts.put("probability", answer.probability());
        facts.put("low", answer.low());
        facts.put("high", answer.high());
        facts.put("band", answer.band().name().toLowerCase(Locale.ROOT));
        facts.put("calibrated", answer.calibrated());
        facts.put("mass", answer.mass());
        facts.put("logOdds", answer.logOdds());
        facts.put("base", answer.base());
        facts.put("parts", named(answer.parts()));
        facts.put(
                "own",
                Arrays.stream(own).mapToObj(place -> word(place, ratings)).toList());
        facts.put(
                "recommenders",
                answer.recommenders().stream()
                        .map(recommender -> told(recommender, ratings))
                        .toList());
        putDirt(facts, replaying.dirt(reading));
        return facts;
    }

    private static Map<String, @Nullable Object> told(Answer.Recommender recommender, Ratings ratings) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("who", ratings.members().name(recommender.report().reporter()));
        told.put("good", recommender.report().good());
        told.put("on", day(recommender.report().place(), ratings));
        told.put("share", recommender.share());
        told.put("rootWeight", recommender.report().rootWeight());
        told.put("circleWeight", recommender.report().circleWeight());
        told.put("without", recommender.without());
        told.put("path", names(recommender, ratings));
        return told;
    }

    private static @Nullable String day(int place, Ratings ratings) {
        long seconds = ratings.time(place);
        return seconds == 0
                ? null
                : Instant.ofEpochSecond(seconds)
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString();
    }

    /// When it was said, where that is known.
    private static String on(int place, Ratings ratings) {
        String day = day(place, ratings);
        return day == null ? "" : " on " + day;
    }

    /// What the viewer itself said of the subject last, by place among the ratings; empty where it said nothing.
    /// What it said before counts no more.
    private static int[] latest(Ratings ratings, int viewer, int subject) {
        return IntStream.range(0, ratings.count())
                .filter(at -> ratings.source(at) == viewer && ratings.target(at) == subject)
                .reduce((_, later) -> later)
                .stream()
                .toArray();
    }

    private static Map<String, @Nullable Object> word(int place, Ratings ratings) {
        Map<String, @Nullable Object> word = new LinkedHashMap<>();
        word.put("who", ratings.members().name(ratings.source(place)));
        word.put("good", ratings.value(place) > 0);
        word.put("on", day(place, ratings));
        return word;
    }

    private static List<String> names(Answer.Recommender recommender, Ratings ratings) {
        return recommender.path().stream().map(ratings.members()::name).toList();
    }

    private void say(Answer answer, int[] own, Ratings ratings) {
        System.out.printf(
                Locale.ROOT,
                "%s may expect %s to do well with %.2f (%.2f to %.2f): %s%s.%n",
                viewer,
                about,
                answer.probability(),
                answer.low(),
                answer.high(),
                answer.band().name().toLowerCase(Locale.ROOT),
                answer.calibrated() ? "" : ", not yet calibrated");
        System.out.printf(Locale.ROOT, "In log-odds %.3f, of which%n", answer.logOdds());
        sayParts(answer.base(), answer.parts());
        for (int place : own) {
            System.out.printf(
                    "%s itself said %s%s%n", viewer, ratings.value(place) > 0 ? "good" : "bad", on(place, ratings));
        }
        for (Answer.Recommender recommender : answer.recommenders()) {
            System.out.printf(
                    Locale.ROOT,
                    "%s said %s%s, %.0f %% of what was heard; without this %.2f → %.2f; heard by way of %s%n",
                    ratings.members().name(recommender.report().reporter()),
                    recommender.report().good() ? "good" : "bad",
                    on(recommender.report().place(), ratings),
                    100 * recommender.share(),
                    answer.probability(),
                    recommender.without(),
                    String.join(" → ", names(recommender, ratings)));
        }
    }

    private static String words(Theme theme) {
        return switch (theme) {
            case ROOTS -> "what members whom the roots vouch for report";
            case CIRCLE -> "what members whom the viewer vouches for report";
            case OWN -> "what the viewer itself reported";
            case HABIT -> "how the viewer rates others";
            case STRANGER -> "how little is known, and how the viewer rates such members";
            case STANDING -> "the viewer's own standing and activity";
            case SEASON -> "how good ratings are at present";
        };
    }
}
