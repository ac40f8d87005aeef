package org.northernconnections.trust.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.northernconnections.trust.bounded.Rolling;
import org.northernconnections.trust.bounded.Roots;
import org.northernconnections.trust.bounded.Scores;
import org.northernconnections.trust.rating.BadFile;
import org.northernconnections.trust.rating.Members;
import org.northernconnections.trust.rating.Ratings;
import org.northernconnections.trust.rating.Ratings.Rating;
import org.northernconnections.trust.rating.RatingsReader;

/// The bounded model beside [StudyLogit] on parts of one file, as stand-ins for files that are not here.
///
///     VariantBench RATINGS.csv [SHARE SEED…]
///
/// With a share, the parts are members so thinned, drawn once by each seed; their means come last. What is chosen is
/// chosen on those. Nothing of the engine is set for a part. The first 28 % of each are not scored, as of the whole
/// file.
public final class VariantBench {
    private static final int LAG = 1_000;
    private static final double WARMUP_SHARE = 0.28;
    private static final int LIKE_ALPHA = 24_186;
    private static final double MEMBERS_KEPT = 0.82;
    private static final double HALF = 0.5;

    private VariantBench() {}

    private record Row(String name, int count, Scores ours, Scores study) {
        String words() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.3f / %.4f / %.3f | %.3f / %.4f / %.3f | %+.3f / %+.4f / %+.4f |",
                    name,
                    count,
                    ours.auc(),
                    ours.brier(),
                    ours.ece(),
                    study.auc(),
                    study.brier(),
                    study.ece(),
                    ours.auc() - study.auc(),
                    ours.brier() - study.brier(),
                    ours.ece() - study.ece());
        }
    }

    public static void main(String[] words) throws IOException, BadFile {
        Ratings whole = RatingsReader.read(Path.of(words[0])).ratings();
        System.out.println("| Part | Ratings | AUC / Brier / ECE here | of the study's logit | difference |");
        List<Map.Entry<String, Ratings>> parts =
                new ArrayList<>((words.length > 1 ? thinned(whole, words) : parts(whole)).entrySet());
        List<Row> rows = parts.parallelStream()
                .map(part -> row(part.getKey(), part.getValue()))
                .peek(row -> System.out.println(row.words()))
                .toList();
        if (words.length > 1) {
            int count = rows.stream().mapToInt(Row::count).sum() / rows.size();
            System.out.println(new Row("mean", count, mean(rows, Row::ours), mean(rows, Row::study)).words());
        }
    }

    private static Scores mean(List<Row> rows, Function<Row, Scores> whose) {
        List<Scores> scores = rows.stream().map(whose).toList();
        return new Scores(
                scores.stream().mapToInt(Scores::n).sum(),
                scores.stream().mapToDouble(Scores::auc).average().orElse(Double.NaN),
                scores.stream().mapToDouble(Scores::brier).average().orElse(Double.NaN),
                scores.stream().mapToDouble(Scores::ece).average().orElse(Double.NaN),
                scores.stream().mapToDouble(Scores::logLoss).average().orElse(Double.NaN));
    }

    private static Map<String, Ratings> thinned(Ratings whole, String[] words) {
        double share = Double.parseDouble(words[1]);
        Map<String, Ratings> parts = new LinkedHashMap<>();
        for (String seed : Arrays.asList(words).subList(2, words.length)) {
            var random = new Random(Long.parseLong(seed));
            boolean[] kept = new boolean[whole.members().count()];
            for (int member = 0; member < kept.length; member++) {
                kept[member] = random.nextDouble() < share;
            }
            parts.put("seed " + seed, part(whole, p -> kept[whole.source(p)] && kept[whole.target(p)], 1));
        }
        return parts;
    }

    private static Map<String, Ratings> parts(Ratings whole) {
        int count = whole.count();
        var random = new Random(1);
        boolean[] kept = new boolean[whole.members().count()];
        boolean[] half = new boolean[kept.length];
        for (int member = 0; member < kept.length; member++) {
            double drawn = random.nextDouble();
            kept[member] = drawn < MEMBERS_KEPT;
            half[member] = drawn < HALF;
        }
        Map<String, Ratings> parts = new LinkedHashMap<>();
        parts.put("the whole file", whole);
        parts.put("the first 24,186", part(whole, place -> place < LIKE_ALPHA, 1));
        parts.put("the last 24,186", part(whole, place -> place >= count - LIKE_ALPHA, 1));
        parts.put("the second half", part(whole, place -> place >= count / 2, 1));
        parts.put("82 % of the members", part(whole, p -> kept[whole.source(p)] && kept[whole.target(p)], 1));
        parts.put("half of the members", part(whole, p -> half[whole.source(p)] && half[whole.target(p)], 1));
        parts.put("odd reporters", part(whole, place -> odd(whole, whole.source(place)), 1));
        parts.put("odd subjects", part(whole, place -> odd(whole, whole.target(place)), 1));
        parts.put("three times as slow", part(whole, place -> true, 3));
        parts.put("three times as fast", part(whole, place -> true, 1 / 3.0));
        return parts;
    }

    private static boolean odd(Ratings ratings, int member) {
        return Integer.parseInt(ratings.members().name(member)) % 2 == 1;
    }

    private static Ratings part(Ratings whole, IntPredicate belongs, double slower) {
        Ratings none = Ratings.sorted(new Members(), new int[0], new int[0], new float[0], new long[0]);
        return none.with(IntStream.range(0, whole.count())
                .filter(belongs)
                .mapToObj(place -> new Rating(
                        whole.members().name(whole.source(place)),
                        whole.members().name(whole.target(place)),
                        whole.value(place),
                        whole.time(0) + Math.round(slower * (whole.time(place) - whole.time(0)))))
                .toList());
    }

    private static Row row(String name, Ratings ratings) {
        int warmup = (int) (WARMUP_SHARE * ratings.count());
        Scores ours = Rolling.replay(ratings, LAG, new int[0]).scores(warmup);
        double[] study = StudyLogit.probability(ratings, LAG, Roots.early(ratings, ratings.count()));
        var good = new boolean[ratings.count() - warmup];
        for (int i = 0; i < good.length; i++) {
            good[i] = ratings.positive(warmup + i);
        }
        return new Row(
                name, ratings.count(), ours, Scores.of(Arrays.copyOfRange(study, warmup, ratings.count()), good));
    }
}
