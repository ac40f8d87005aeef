package org.northernconnections.trust.level;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.northernconnections.trust.rating.Edges;

/// The levels of edges, foretold from others: of each edge to test, the chance of every level.
///
/// Fitted to the edges to learn from alone. These are dealt into [#FOLDS] parts; the columns of a part come from the
/// network of the other nine, those of the edges to test from the whole. So no edge is told by itself. How many
/// rounds of boosting are best is found by learning from nine parts and watching the tenth; then all are learnt
/// from, for as many rounds. The levels to test are not looked at until they are scored.
///
/// *Cost*: ten networks and their [PairColumns], then two runs of [Boosting].
public final class Foretold {
    static final int FOLDS = 10;
    static final int ROUNDS_MAX = 300;
    /// So many rounds without a better loss end the search.
    static final int PATIENCE = 15;

    /// Fewer edges than this cannot be dealt and split.
    public static final int EDGES_MIN = 100;

    private final Edges train;
    private final Edges test;
    private final int levels;
    private final int n;
    private final int[] source;
    private final int[] target;
    private final int[] level;
    private final int[] fold;
    private final float[][] columns;

    private Foretold(Edges train, Edges test, long seed) {
        this.train = train;
        this.test = test;
        levels = train.levels().size();
        n = train.count();
        int all = n + test.count();
        source = IntStream.range(0, all)
                .map(row -> row < n ? train.source(row) : test.source(row - n))
                .toArray();
        target = IntStream.range(0, all)
                .map(row -> row < n ? train.target(row) : test.target(row - n))
                .toArray();
        level = IntStream.range(0, all)
                .map(row -> row < n ? train.level(row) : Network.NO_LEVEL)
                .toArray();
        fold = dealt(n, new Random(seed));
        columns = new float[PairColumns.width(levels)][all];
    }

    /// Of each edge to test, the chance of every level.
    ///
    /// @param seed deals the parts and chooses the columns that a tree may see
    public static double[][] chances(Edges train, Edges test, long seed) {
        if (train.count() < EDGES_MIN) {
            throw new IllegalArgumentException("At least %d edges to learn from were expected, but there are %d."
                    .formatted(EDGES_MIN, train.count()));
        }
        var foretold = new Foretold(train, test, seed);
        foretold.fillColumns();
        return foretold.boosted(seed);
    }

    /// Of each row, its part; the parts differ by one row at most.
    private static int[] dealt(int n, Random random) {
        int[] fold = IntStream.range(0, n).map(row -> row % FOLDS).toArray();
        for (int i = n - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            int part = fold[i];
            fold[i] = fold[k];
            fold[k] = part;
        }
        return fold;
    }

    private void fillColumns() {
        IntStream.rangeClosed(0, FOLDS).parallel().forEach(part -> {
            boolean whole = part == FOLDS;
            int[] rows = whole
                    ? IntStream.range(n, n + test.count()).toArray()
                    : IntStream.range(0, n).filter(row -> fold[row] == part).toArray();
            new PairColumns(new Network(train, edge -> whole || fold[edge] != part))
                    .fill(rows, source, target, columns);
        });
    }

    private double[][] boosted(long seed) {
        int rounds = bestRounds(seed);
        var learns = new boolean[n + test.count()];
        Arrays.fill(learns, 0, n, true);
        var boosting = new Boosting(columns, level, learns, levels, seed);
        for (int round = 0; round < rounds; round++) {
            boosting.round();
        }
        return IntStream.range(n, n + test.count()).mapToObj(boosting::chances).toArray(double[][]::new);
    }

    /// After how many rounds on nine parts the tenth is told best.
    private int bestRounds(long seed) {
        var learns = new boolean[n];
        for (int row = 0; row < n; row++) {
            learns[row] = fold[row] > 0;
        }
        int[] watched = IntStream.range(0, n).filter(row -> !learns[row]).toArray();
        float[][] known =
                Arrays.stream(columns).map(column -> Arrays.copyOf(column, n)).toArray(float[][]::new);
        var boosting = new Boosting(known, Arrays.copyOf(level, n), learns, levels, seed);
        double best = boosting.loss(watched);
        int rounds = 0;
        for (int round = 1; round <= ROUNDS_MAX && round <= rounds + PATIENCE; round++) {
            boosting.round();
            double loss = boosting.loss(watched);
            if (loss < best) {
                best = loss;
                rounds = round;
            }
        }
        return rounds;
    }
}
