package org.northernconnections.matching.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.encoder.Encoder;

/// Which codes of the procurement vocabulary a text speaks of, and how much.
///
/// A code is near to a text by its meaning, the cosine with the mean of its labels' vectors in six languages, and by
/// its wording, what its label in the language of the text shares with it ([Wordings]); the two are added. A text
/// gets the [#CODES] codes nearest to it, with weight `exp((nearness − best) / temperature)`, and their parents with
/// nine tenths of each child's weight a step; then all weights are scaled to length 1. So "Schulmöbel" and "school
/// furniture" meet in the same codes, and a text on chairs meets one on desks in their parent.
///
/// *Cost*: codes · dimensions multiplications a view of a text.
public final class CpvSpace {
    static final int CODES = 100;
    private static final float TEMPERATURE = 0.2f;
    private static final float PARENT = 0.9f;
    /// So many codes at once, as their numbers stay near the processor while all views of a text are compared.
    private static final int BLOCK = 512;

    private final Cpv cpv;
    private final List<String> codes;
    private final List<List<String>> above;
    /// Of the languages in which texts have come.
    private final Map<Language, Wordings> wordings = new ConcurrentHashMap<>();
    /// In blocks of codes; in each one row a dimension, one column a code.
    private final float[][][] blocks;

    public CpvSpace(Cpv cpv, Encoder encoder) {
        this.cpv = cpv;
        this.codes = cpv.codes();
        this.above = codes.stream().map(cpv::above).toList();
        float[][] means =
                codes.parallelStream().map(code -> mean(code, encoder)).toArray(float[][]::new);
        this.blocks = new float[(means.length + BLOCK - 1) / BLOCK][encoder.dimensions()][BLOCK];
        for (int code = 0; code < means.length; code++) {
            for (int i = 0; i < encoder.dimensions(); i++) {
                blocks[code / BLOCK][i][code % BLOCK] = means[code][i];
            }
        }
    }

    private float[] mean(String code, Encoder encoder) {
        float[] sum = new float[encoder.dimensions()];
        for (String label : cpv.labels(code)) {
            float[] vector = encoder.encode(label);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        double square = 0;
        for (float value : sum) {
            square += (double) value * value;
        }
        float by = (float) (1 / Math.sqrt(Math.max(square, 1e-12)));
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= by;
        }
        return sum;
    }

    public Cpv cpv() {
        return cpv;
    }

    /// A text as it is compared with the codes.
    ///
    /// @param language [Language#OTHER] for one in which codes have no labels: then meaning counts alone
    /// @param views vectors of the text from several sides, such as all of it, its title, its sentences: a code
    /// counts by the mean of its cosines with the first two and its best with any
    public record Seen(Language language, String whole, List<float[]> views) {}

    /// The codes of a text and their weights, of length 1 together; none where the text has no word.
    public Map<String, Float> weights(Seen text) {
        return weightsOfEach(List.of(text)).getFirst();
    }

    /// The same for several texts, sooner than one by one: the codes are fetched from memory once for all of them.
    public List<Map<String, Float>> weightsOfEach(List<Seen> texts) {
        float[][] scores = new float[texts.size()][codes.size()];
        for (int block = 0; block < blocks.length; block++) {
            for (int text = 0; text < scores.length; text++) {
                addScores(texts.get(text).views(), block, scores[text]);
            }
        }
        for (int text = 0; text < scores.length; text++) {
            addShared(texts.get(text), scores[text]);
        }
        return Arrays.stream(scores).map(this::weights).toList();
    }

    private void addShared(Seen text, float[] scores) {
        if (text.language() != Language.OTHER) {
            wordings.computeIfAbsent(text.language(), language -> new Wordings(cpv, language))
                    .addShared(text.whole(), scores);
        }
    }

    private Map<String, Float> weights(float[] scores) {
        record Near(int code, float score) {}
        List<Near> near = new ArrayList<>();
        float floor = floor(scores);
        for (int code = 0; code < scores.length; code++) {
            if (scores[code] >= floor && scores[code] > 0) {
                near.add(new Near(code, scores[code]));
            }
        }
        near.sort(Comparator.comparingDouble((Near one) -> -one.score()).thenComparingInt(Near::code));
        Map<String, Float> weights = new HashMap<>();
        for (Near one : near.subList(0, Math.min(CODES, near.size()))) {
            float weight = (float) Math.exp((one.score() - near.getFirst().score()) / TEMPERATURE);
            weights.merge(codes.get(one.code()), weight, Float::sum);
            float step = weight;
            for (String parent : above.get(one.code())) {
                step *= PARENT;
                weights.merge(parent, step, Float::sum);
            }
        }
        double square = 0;
        for (float weight : weights.values().stream().sorted().toList()) {
            square += (double) weight * weight;
        }
        float by = (float) (1 / Math.sqrt(Math.max(square, 1e-12)));
        weights.replaceAll((_, weight) -> weight * by);
        return weights;
    }

    /// What the codes of one block score.
    private void addScores(List<float[]> views, int block, float[] scores) {
        int means = Math.min(2, views.size());
        float[] sum = new float[BLOCK];
        float[] best = new float[BLOCK];
        float[][] cosines = cosines(views, blocks[block]);
        for (int view = 0; view < cosines.length; view++) {
            float[] one = cosines[view];
            for (int code = 0; code < BLOCK; code++) {
                best[code] = Math.max(best[code], one[code]);
            }
            for (int code = 0; view < means && code < BLOCK; code++) {
                sum[code] += one[code];
            }
        }
        int first = block * BLOCK;
        for (int code = first; code < Math.min(first + BLOCK, scores.length); code++) {
            scores[code] = (sum[code - first] + best[code - first]) / (means + 1);
        }
    }

    /// All views pass four rows before the next four are fetched.
    private static float[][] cosines(List<float[]> views, float[][] rows) {
        float[][] cosines = new float[views.size()][BLOCK];
        for (int i = 0; i < rows.length; i += 4) {
            for (int view = 0; view < cosines.length; view++) {
                add(views.get(view), i, rows, cosines[view]);
            }
        }
        return cosines;
    }

    private static void add(float[] vector, int i, float[][] rows, float[] to) {
        float a = vector[i];
        float b = vector[i + 1];
        float c = vector[i + 2];
        float d = vector[i + 3];
        float[] ra = rows[i];
        float[] rb = rows[i + 1];
        float[] rc = rows[i + 2];
        float[] rd = rows[i + 3];
        for (int code = 0; code < BLOCK; code++) {
            to[code] += a * ra[code] + b * rb[code] + c * rc[code] + d * rd[code];
        }
    }

    /// A score that at least [#CODES] codes reach, found without sorting them all.
    private static float floor(float[] scores) {
        float[] kept = new float[CODES];
        int size = 0;
        for (float score : scores) {
            if (size < CODES) {
                kept[size++] = score;
                if (size == CODES) {
                    Arrays.sort(kept);
                }
            } else if (score > kept[0]) {
                int at = 0;
                while (at + 1 < CODES && kept[at + 1] < score) {
                    kept[at] = kept[at + 1];
                    at++;
                }
                kept[at] = score;
            }
        }
        return size < CODES ? Float.NEGATIVE_INFINITY : kept[0];
    }
}
