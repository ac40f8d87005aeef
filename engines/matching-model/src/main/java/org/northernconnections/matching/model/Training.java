package org.northernconnections.matching.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/// Teaches rows of numbers so that a text and its translation lie together, near where the teacher puts the English.
///
/// For a batch of texts `u`, their translations `v` and the teacher's vectors `t`, all of length 1, each `u` must
/// find its own `v` among all `v` of the batch, each `v` its `u`, and both their `t`: cross entropy of the softmax of
/// cosines over a temperature. Texts of one batch often come from neighbouring lines of one source, so that near
/// meanings are told apart. Rows move by row-wise Adagrad.
///
/// Two threads share each step by dividing rows, never by racing: same texts, same seed, same bits.
///
/// Sources: N. Reimers and I. Gurevych, *Making Monolingual Sentence Embeddings Multilingual using Knowledge
/// Distillation*, EMNLP 2020; A. van den Oord et al., *Representation Learning with Contrastive Predictive Coding*,
/// 2018, equation 4; J. Duchi et al., *Adaptive Subgradient Methods*, JMLR 2011.
final class Training {
    private static final int THREADS = 2;
    private static final int FEATURES_SHOWN = Integer.getInteger("shown", 120);

    /// What to try.
    ///
    /// @param rounds how often each text in each language is shown
    /// @param dropped share of a text's features left out at each showing, so that the others learn to do without
    record Settings(
            int dimensions,
            int batch,
            int block,
            double rounds,
            float temperature,
            float rate,
            float rateEnd,
            float teacher,
            float dropped,
            long seed) {}

    /// A text's rows, in several languages; the first is English.
    record Row(int[][] texts, int english) {}

    private final Settings settings;
    private final float[][] table;
    private final float[] seen;
    private final float[][] taught;

    /// @param rows how many features there are
    /// @param taught the teacher's vector of each English text
    Training(Settings settings, int rows, float[][] taught) {
        this.settings = settings;
        this.taught = taught;
        this.seen = new float[rows];
        this.table = new float[rows][settings.dimensions()];
        var random = new SplittableRandom(settings.seed());
        for (float[] row : table) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) (random.nextDouble() - 0.5) * 0.02f;
            }
        }
    }

    /// A text and its translation.
    private record Pair(int[] left, int[] right, int english) {}

    /// Shows the rows of all sources, several rounds, and returns the table.
    float[][] run(List<List<Row>> sources, double[] shares) {
        var random = new SplittableRandom(settings.seed() + 1);
        long all = 0;
        for (int s = 0; s < shares.length; s++) {
            for (Row row : sources.get(s)) {
                all += (long) (shares[s] * Math.max(1, row.texts().length - 1));
            }
        }
        long total = (long) (all * settings.rounds());
        System.out.printf("%,d pairs to show.%n", total);
        long shown = 0;
        long started = System.nanoTime();
        double loss = 0;
        int batches = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            var step = new Step(threads);
            while (shown < total) {
                for (List<Pair> batch : round(sources, shares, random)) {
                    float progress = Math.min(1, (float) shown / total);
                    float rate = settings.rate() + (settings.rateEnd() - settings.rate()) * progress;
                    loss += step.take(batch, rate, random.nextLong());
                    shown += batch.size();
                    if (++batches % 500 == 0) {
                        double seconds = (System.nanoTime() - started) / 1e9;
                        System.out.printf(
                                "%3.0f %%  loss %.3f  %,.0f pairs a second%n",
                                100 * progress, loss / 500, shown / seconds);
                        loss = 0;
                    }
                    if (shown >= total) {
                        break;
                    }
                }
            }
        }
        return table;
    }

    /// One pass over all sources, as batches in random order: each row once, in a language that changes.
    private List<List<Pair>> round(List<List<Row>> sources, double[] shares, SplittableRandom random) {
        List<List<Pair>> batches = new ArrayList<>();
        List<Pair> mixed = new ArrayList<>();
        for (int s = 0; s < shares.length; s++) {
            List<Row> rows = sources.get(s);
            double each = shares[s];
            List<Pair> near = new ArrayList<>();
            int[] blocks = shuffled((rows.size() + settings.block() - 1) / settings.block(), random);
            for (int block : blocks) {
                boolean alone = random.nextDouble() < 0.5;
                for (int r = block * settings.block(); r < Math.min(rows.size(), (block + 1) * settings.block()); r++) {
                    Row row = rows.get(r);
                    // Each language once a round: the chance that this row is shown now, in one of its languages.
                    double times = each * Math.max(1, row.texts().length - 1) / 6.0;
                    for (double left = times; left > 0 && random.nextDouble() < left; left--) {
                        (alone ? mixed : near).add(pair(row, random));
                    }
                }
            }
            cut(near, batches);
        }
        shuffle(mixed, random);
        cut(mixed, batches);
        shuffle(batches, random);
        return batches;
    }

    private Pair pair(Row row, SplittableRandom random) {
        int n = row.texts().length;
        if (n == 1) {
            return new Pair(row.texts()[0], row.texts()[0], row.english());
        }
        int left = 1 + random.nextInt(n - 1);
        int right = n > 2 && random.nextInt(4) == 0 ? random.nextInt(n) : 0;
        return new Pair(row.texts()[left], row.texts()[right == left ? 0 : right], row.english());
    }

    private void cut(List<Pair> pairs, List<List<Pair>> batches) {
        for (int from = 0; from < pairs.size(); from += settings.batch()) {
            int to = Math.min(pairs.size(), from + settings.batch());
            if (to - from >= 16) {
                batches.add(List.copyOf(pairs.subList(from, to)));
            }
        }
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static <T> void shuffle(List<T> list, SplittableRandom random) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            T there = list.get(i);
            list.set(i, list.get(j));
            list.set(j, there);
        }
    }

    /// One step of learning; keeps its arrays from step to step.
    private final class Step {
        private final ExecutorService threads;
        private final int d = settings.dimensions();
        private final int max = settings.batch();
        private final float[][] u = new float[max][d];
        private final float[][] v = new float[max][d];
        private float[][] t = new float[max][];
        private final float[] uLength = new float[max];
        private final float[] vLength = new float[max];
        private final int[][] uRows = new int[max][];
        private final int[][] vRows = new int[max][];
        private final float[][] vAcross = new float[d][max];
        private final float[][] tAcross = new float[d][max];
        private final float[][] uv = new float[max][max];
        private final float[][] ut = new float[max][max];
        private final float[][] vt = new float[max][max];
        private final float[][] vu = new float[max][max];
        private final float[][] uMove = new float[max][d];
        private final float[][] vMove = new float[max][d];
        private final float[] uForce = new float[max];
        private final float[] vForce = new float[max];
        private final double[] losses = new double[max];

        private Step(ExecutorService threads) {
            this.threads = threads;
        }

        double take(List<Pair> pairs, float rate, long seed) {
            int n = pairs.size();
            byHalves(n, i -> {
                var random = new SplittableRandom(seed + i);
                Pair pair = pairs.get(i);
                uRows[i] = kept(pair.left(), random);
                vRows[i] = kept(pair.right(), random);
                uLength[i] = sum(uRows[i], u[i]);
                vLength[i] = sum(vRows[i], v[i]);
                t[i] = taught[pair.english()];
            });
            byHalves(d, k -> {
                for (int j = 0; j < n; j++) {
                    vAcross[k][j] = v[j][k];
                    tAcross[k][j] = t[j][k];
                }
            });
            byHalves(n, i -> {
                product(u[i], vAcross, uv[i], n);
                product(u[i], tAcross, ut[i], n);
                product(v[i], tAcross, vt[i], n);
                hideTwins(pairs, i, uv[i]);
                hideTwins(pairs, i, ut[i]);
                hideTwins(pairs, i, vt[i]);
            });
            byHalves(n, j -> {
                for (int i = 0; i < n; i++) {
                    vu[j][i] = uv[i][j];
                }
            });
            float mine = 0.5f;
            float teachers = settings.teacher();
            byHalves(n, i -> {
                losses[i] = softmax(uv[i], i, n, mine) + softmax(vu[i], i, n, mine);
                softmax(ut[i], i, n, teachers);
                softmax(vt[i], i, n, teachers);
            });
            byHalves(n, i -> {
                // The pull of each cosine is felt at both its ends, and comes from both softmaxes.
                Arrays.fill(uMove[i], 0);
                Arrays.fill(vMove[i], 0);
                float[] pull = new float[n];
                for (int j = 0; j < n; j++) {
                    pull[j] = uv[i][j] + vu[j][i];
                }
                addAll(uMove[i], v, pull, n);
                addAll(uMove[i], t, ut[i], n);
                for (int j = 0; j < n; j++) {
                    pull[j] = vu[i][j] + uv[j][i];
                }
                addAll(vMove[i], u, pull, n);
                addAll(vMove[i], t, vt[i], n);
                uForce[i] = alongTheSphere(uMove[i], u[i], uLength[i]);
                vForce[i] = alongTheSphere(vMove[i], v[i], vLength[i]);
            });
            byThreads(thread -> {
                for (int i = 0; i < n; i++) {
                    move(uRows[i], uMove[i], uForce[i], rate, thread);
                    move(vRows[i], vMove[i], vForce[i], rate, thread);
                }
            });
            return Arrays.stream(losses, 0, n).sum() / n;
        }

        /// Some features are left out at each showing, and of long texts all but so many: it saves time, and the
        /// others learn to do without.
        private int[] kept(int[] rows, SplittableRandom random) {
            if (rows.length < 4) {
                return rows;
            }
            double share = Math.min(1 - settings.dropped(), (double) FEATURES_SHOWN / rows.length);
            int[] kept = new int[rows.length];
            int size = 0;
            for (int row : rows) {
                if (random.nextDouble() < share) {
                    kept[size++] = row;
                }
            }
            return Arrays.copyOf(kept, size);
        }

        private float sum(int[] rows, float[] to) {
            Arrays.fill(to, 0);
            for (int row : rows) {
                float[] from = table[row];
                for (int i = 0; i < to.length; i++) {
                    to[i] += from[i];
                }
            }
            double square = 0;
            for (float value : to) {
                square += (double) value * value;
            }
            float length = (float) Math.sqrt(Math.max(square, 1e-12));
            for (int i = 0; i < to.length; i++) {
                to[i] /= length;
            }
            return length;
        }

        private void product(float[] left, float[][] across, float[] to, int n) {
            Arrays.fill(to, 0, n, 0);
            for (int k = 0; k < d; k += 4) {
                float a = left[k];
                float b = left[k + 1];
                float c = left[k + 2];
                float e = left[k + 3];
                float[] ra = across[k];
                float[] rb = across[k + 1];
                float[] rc = across[k + 2];
                float[] re = across[k + 3];
                for (int j = 0; j < n; j++) {
                    to[j] += a * ra[j] + b * rb[j] + c * rc[j] + e * re[j];
                }
            }
        }

        /// Texts with the same English are no wrong answers.
        private void hideTwins(List<Pair> pairs, int i, float[] cosines) {
            int mine = pairs.get(i).english();
            for (int j = 0; j < pairs.size(); j++) {
                if (j != i && pairs.get(j).english() == mine) {
                    cosines[j] = -100;
                }
            }
        }

        /// Turns cosines into the pull on each of them; returns the cross entropy.
        private double softmax(float[] cosines, int right, int n, float weight) {
            float by = 1 / settings.temperature();
            float max = Float.NEGATIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                max = Math.max(max, cosines[j]);
            }
            double sum = 0;
            for (int j = 0; j < n; j++) {
                cosines[j] = (float) Math.exp((cosines[j] - max) * by);
                sum += cosines[j];
            }
            double loss = -Math.log(cosines[right] / sum + 1e-30);
            float scale = (float) (weight / sum);
            for (int j = 0; j < n; j++) {
                cosines[j] *= scale;
            }
            cosines[right] -= weight;
            return loss * weight;
        }

        /// Adds so many vectors, each times its factor, four at a time: the sum is read and written less often.
        private static void addAll(float[] to, float[][] from, float[] times, int n) {
            int j = 0;
            for (; j + 4 <= n; j += 4) {
                float a = times[j];
                float b = times[j + 1];
                float c = times[j + 2];
                float e = times[j + 3];
                if (Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(e) < 2e-5f) {
                    continue;
                }
                float[] ra = from[j];
                float[] rb = from[j + 1];
                float[] rc = from[j + 2];
                float[] re = from[j + 3];
                for (int k = 0; k < to.length; k++) {
                    to[k] += a * ra[k] + b * rb[k] + c * rc[k] + e * re[k];
                }
            }
            for (; j < n; j++) {
                for (int k = 0; k < to.length; k++) {
                    to[k] += times[j] * from[j][k];
                }
            }
        }

        /// Keeps the part of a move that turns the vector; returns the mean square of its components.
        private static float alongTheSphere(float[] move, float[] vector, float length) {
            float along = 0;
            for (int k = 0; k < move.length; k++) {
                along += move[k] * vector[k];
            }
            float square = 0;
            for (int k = 0; k < move.length; k++) {
                move[k] = (move[k] - along * vector[k]) / length;
                square += move[k] * move[k];
            }
            return square / move.length;
        }

        private void move(int[] rows, float[] move, float force, float rate, int thread) {
            if (force < 1e-14f) {
                return;
            }
            for (int row : rows) {
                if (row % THREADS == thread) {
                    seen[row] += force;
                    float by = rate / (float) Math.sqrt(seen[row]);
                    float[] values = table[row];
                    for (int k = 0; k < values.length; k++) {
                        values[k] -= by * move[k];
                    }
                }
            }
        }

        private void byHalves(int n, IntConsumer work) {
            byThreads(thread -> {
                int from = n * thread / THREADS;
                int to = n * (thread + 1) / THREADS;
                for (int i = from; i < to; i++) {
                    work.accept(i);
                }
            });
        }

        private void byThreads(IntConsumer work) {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int mine = thread;
                tasks.add(() -> {
                    work.accept(mine);
                    return true;
                });
            }
            try {
                for (var done : threads.invokeAll(tasks)) {
                    done.get();
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException("A step of the training failed.", e);
            }
        }
    }
}
