package org.northernconnections.trust.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.northernconnections.trust.bounded.Column;
import org.northernconnections.trust.bounded.Model;
import org.northernconnections.trust.bounded.Outcomes;
import org.northernconnections.trust.bounded.Rolling;
import org.northernconnections.trust.bounded.Roots;
import org.northernconnections.trust.rating.Ratings;
import org.northernconnections.trust.rating.RatingsReader;
import org.northernconnections.trust.walk.Links;
import org.northernconnections.trust.walk.Seeds;
import org.northernconnections.trust.walk.Walk;
import org.northernconnections.trust.walk.WholeWalk;
import scala.Tuple2;

/// The job on Spark beside the engine's arrays, in one process or, with
/// `-Dnorthern.spark.master=local-cluster[2,1,1024]`, in one of its own for each of two workers.
class TrustJobTest {
    private static final Path DATA = Path.of("../../../shared/data/trust");
    private static final double CLOSE = 1e-6;
    private static final int PARTS = 3;
    private static final StructType RATING = new StructType()
            .add("source", DataTypes.StringType)
            .add("target", DataTypes.StringType)
            .add("rating", DataTypes.DoubleType)
            .add("time", DataTypes.LongType)
            .add("place", DataTypes.LongType);

    private static SparkSession spark;

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(Path.of("target/spark-home/jars"));
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        spark = SparkSession.builder()
                .master(System.getProperty("northern.spark.master", "local[2]"))
                .config("spark.executor.extraClassPath", classes)
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 2)
                .getOrCreate();
    }

    @AfterAll
    static void stop() throws java.io.IOException {
        spark.close();
    }

    private static Ratings made(int members, int count) throws Exception {
        var random = new Random(5);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int source = random.nextInt(members);
            int target = (source + 1 + random.nextInt(members - 1)) % members;
            boolean good = random.nextDouble() < (target % 4 == 0 ? 0.3 : 0.9);
            lines.add("m%d,m%d,%d,%d".formatted(source, target, good ? 5 : -5, 1_300_000_000L + 3_600L * i));
        }
        return ratings(lines);
    }

    private static Ratings ratings(List<String> lines) throws Exception {
        Path file = Files.createTempFile("ratings", ".csv");
        try {
            return RatingsReader.read(Files.write(file, lines)).ratings();
        } finally {
            Files.delete(file);
        }
    }

    private static List<Row> rows(Ratings ratings) {
        return IntStream.range(0, ratings.count())
                .mapToObj(i -> RowFactory.create(
                        ratings.members().name(ratings.source(i)),
                        ratings.members().name(ratings.target(i)),
                        (double) ratings.value(i),
                        ratings.time(i),
                        (long) i))
                .toList();
    }

    private String parquet(Ratings ratings) {
        String path = folder.resolve("ratings.parquet").toString();
        spark.createDataFrame(rows(ratings), RATING).repartition(3).write().parquet(path);
        return path;
    }

    /// Of a pair the latest rating.
    private static Links vouches(Ratings ratings) {
        Map<List<Integer>, Boolean> latest = IntStream.range(0, ratings.count())
                .boxed()
                .collect(Collectors.toMap(
                        i -> List.of(ratings.source(i), ratings.target(i)), ratings::positive, (one, other) -> other));
        List<List<Integer>> good = latest.keySet().stream().filter(latest::get).toList();
        return Links.of(
                ratings.members().count(),
                good.stream().mapToInt(List::getFirst).toArray(),
                good.stream().mapToInt(List::getLast).toArray(),
                good.size());
    }

    private static void assertSameWalk(Ratings ratings, RatingTable table) {
        int[] roots = Roots.early(ratings, ratings.count());
        double[] exact = new Walk(vouches(ratings).weighted(), 0.4).exact(new Seeds(roots), Walk.NOBODY, 1e-12);
        var walk = new RootWalk(table.vouches(), table.memberCount(), 0.4, PARTS);

        double[] shares =
                walk.collected(walk.shares(IntStream.of(roots).asLongStream().toArray(), 1e-7));

        assertThat(shares).containsExactly(exact, within(CLOSE));
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-7));
    }

    private static void assertSameModel(Ratings ratings, RatingTable table, int lag) {
        Rolling replay = Rolling.replay(ratings, lag, new int[0]);
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());

        JavaRDD<Outcomes> rows = new Refit(context, table.columns(), lag, new int[0]).rows();
        assertSameRows(replay.outcomes(), rows);
        Model model = Refit.model(rows);

        assertThat(model.calibrated()).isEqualTo(replay.model().calibrated()).isTrue();
        for (Column column : Column.values()) {
            assertThat(model.weight(column))
                    .as(column.name())
                    .isCloseTo(replay.model().weight(column), within(CLOSE));
        }
        assertThat(model.base()).isCloseTo(replay.model().base(), within(CLOSE));
    }

    private static void assertSameRows(Outcomes replayed, JavaRDD<Outcomes> windows) {
        List<double[]> rows = windows.map(TrustJobTest::cells).collect().stream()
                .flatMap(Arrays::stream)
                .toList();
        assertThat(rows).hasSize(replayed.count());
        for (int row = 0; row < rows.size(); row++) {
            assertThat(rows.get(row)).as("row %d", row).containsExactly(cells(replayed, row), within(CLOSE));
        }
    }

    private static double[][] cells(Outcomes outcomes) {
        return IntStream.range(0, outcomes.count())
                .mapToObj(row -> cells(outcomes, row))
                .toArray(double[][]::new);
    }

    private static double[] cells(Outcomes outcomes, int row) {
        double[] cells = new double[outcomes.width() + 2];
        for (int column = 0; column < outcomes.width(); column++) {
            cells[column] = outcomes.value(row, column);
        }
        cells[outcomes.width()] = outcomes.good(row) ? 1 : 0;
        cells[outcomes.width() + 1] = outcomes.weight(row);
        return cells;
    }

    @Test
    void walkAndModelFromParquetAreThoseOfTheArrays() throws Exception {
        Ratings ratings = made(60, 1_700);

        RatingTable table = RatingTable.parquet(spark, parquet(ratings));

        assertSameWalk(ratings, table);
        assertSameModel(ratings, table, 400);
    }

    @Test
    void ratingsFromADatabaseAreThoseOfTheArrays() throws Exception {
        Ratings ratings = made(40, 900);
        // Open until the end: connections come and go here, and the last to go would close the database.
        String url = "jdbc:h2:" + folder.resolve("ratings") + ";DB_CLOSE_DELAY=-1";
        try (var database = DriverManager.getConnection(url)) {
            database.createStatement()
                    .execute(
                            "create table ratings (\"source\" varchar, \"target\" varchar, \"rating\" double precision,"
                                    + " \"time\" bigint, \"place\" bigint)");
        }
        spark.createDataFrame(rows(ratings), RATING)
                .write()
                .mode(SaveMode.Append)
                .jdbc(url, "ratings", new Properties());

        RatingTable table = RatingTable.jdbc(spark, url, "ratings", new Properties());
        assertSameWalk(ratings, table);
        Ratings read = table.columns().ratings();
        for (int i = 0; i < ratings.count(); i++) {
            assertThat(List.of(read.source(i), read.target(i), read.value(i), read.time(i)))
                    .isEqualTo(List.of(ratings.source(i), ratings.target(i), ratings.value(i), ratings.time(i)));
        }
    }

    @Test
    void theJobWritesSharesRowsAndModel() throws Exception {
        Ratings ratings = made(40, 700);
        String out = folder.resolve("out").toString();

        TrustJob.run(
                spark, TrustJob.options(new String[] {"--parquet", parquet(ratings), "--out", out, "--lag", "300"}));

        assertThat(spark.read().parquet(out + "/shares").count())
                .isEqualTo(ratings.members().count());
        assertThat(spark.read().parquet(out + "/rows").columns()).hasSize(Column.values().length + 2);
        assertThat(spark.read().parquet(out + "/model").count()).isEqualTo(Column.values().length + 1);
        assertThat(spark.read().parquet(out + "/model").where("calibrated").count())
                .isEqualTo(Column.values().length + 1);
        assertForetellsAlike(
                spark.read().parquet(out + "/model").collectAsList(), Rolling.replay(ratings, 300, new int[0]));
    }

    /// Whoever reads the model can foretell with it.
    private static void assertForetellsAlike(List<Row> model, Rolling replay) {
        Outcomes outcomes = replay.outcomes();
        List<Column> columns = List.of(Column.values());
        var row = new double[columns.size()];
        double logOdds = 0;
        for (Row part : model) {
            String name = part.getString(0);
            if (name.equals("base")) {
                logOdds += part.getDouble(1);
                continue;
            }
            int column = columns.indexOf(Column.valueOf(name.toUpperCase(Locale.ROOT)));
            row[column] = outcomes.value(outcomes.count() - 1, column);
            logOdds += part.getDouble(1) * (row[column] - part.getDouble(2));
        }
        assertThat(logOdds).isCloseTo(replay.model().logOdds(row), within(CLOSE));
    }

    /// 150 ratings; with a lag of 1,000 there is one window, whose outcomes weigh nothing.
    @ParameterizedTest
    @ValueSource(ints = {50, 1_000})
    void fewOutcomesLeaveThePublishedWeights(int lag) throws Exception {
        Ratings ratings = made(30, 150);
        String out = folder.resolve("out").toString();

        TrustJob.run(spark, TrustJob.options(new String[] {
            "--parquet", parquet(ratings), "--out", out, "--lag", Integer.toString(lag)
        }));

        assertThat(Rolling.replay(ratings, lag, new int[0]).model()).isSameAs(Model.PUBLISHED);
        List<Row> model = spark.read().parquet(out + "/model").collectAsList();
        assertThat(model)
                .hasSize(Column.values().length + 1)
                .allMatch(row -> !row.getBoolean(3) && row.getDouble(2) == 0);
        for (Row row : model) {
            String name = row.getString(0);
            assertThat(row.getDouble(1))
                    .as(name)
                    .isEqualTo(
                            name.equals("base")
                                    ? Model.PUBLISHED.base()
                                    : Model.PUBLISHED.weight(Column.valueOf(name.toUpperCase(Locale.ROOT))));
        }
    }

    private Path roots(String lines) throws Exception {
        return Files.writeString(folder.resolve("roots.txt"), lines);
    }

    private Map<String, Double> shares(String ratings, String roots, String out) throws Exception {
        String to = folder.resolve(out).toString();
        TrustJob.run(spark, TrustJob.options(new String[] {
            "--parquet", ratings, "--out", to, "--roots", roots(roots).toString(), "--walk-only"
        }));
        return spark.read().parquet(to + "/shares").collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getDouble(1)));
    }

    @Test
    void aRootNamedTwiceIsOneAndOneNotYetSeenVouchesForNobody() throws Exception {
        Ratings ratings = made(20, 200);
        String path = parquet(ratings);

        Map<String, Double> once = shares(path, "m1\nm2\n", "once");

        assertThat(shares(path, "m1\n\nm2\nm1\n", "twice"))
                .hasSameSizeAs(once)
                .allSatisfy((name, share) ->
                        assertThat(share).isCloseTo(once.getOrDefault(name, Double.NaN), within(1e-12)));
        Map<String, Double> beside = shares(path, "m1\nlate\n", "beside");
        Ratings known = ratings.withMembers(List.of("late"));
        int[] roots = {
            known.members().find("m1").orElseThrow(),
            known.members().find("late").orElseThrow()
        };
        double[] exact = new Walk(vouches(known).weighted(), 0.4).exact(new Seeds(roots), Walk.NOBODY, 1e-12);
        assertThat(beside)
                .hasSize(20)
                .allSatisfy((name, share) -> assertThat(share)
                        .isCloseTo(exact[known.members().find(name).orElseThrow()], within(CLOSE)));
    }

    @Test
    void rootsOfWhomNobodyIsAMemberAreRefused() throws Exception {
        String path = parquet(made(20, 200));

        assertThatThrownBy(() -> shares(path, "nobody\n", "out"))
                .hasMessageContaining("names no member of the ratings");
        assertThatThrownBy(() -> shares(path, "\n", "out")).hasMessageContaining("names no member of the ratings");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThatThrownBy(() -> TrustJob.options(new String[] {"--out", "x"}))
                .hasMessageContaining("Either --parquet or --jdbc was expected");
        assertThatThrownBy(() -> TrustJob.options(new String[] {"--lag"})).hasMessageContaining("\"--lag\"");
        String path = folder.resolve("other.parquet").toString();
        spark.range(3).write().parquet(path);
        assertThatThrownBy(() -> RatingTable.parquet(spark, path))
                .hasMessageContaining("[source, target, rating, time] were expected, but there are [id]");
    }

    @Test
    void theWalkOfEpinionsIsThatOfTheArrays() throws Exception {
        Path file = DATA.resolve("soc-Epinions1.txt.gz");
        assumeTrue(Files.exists(file), "../shared/data/trust is not here");
        var from = new ArrayList<Integer>();
        var to = new ArrayList<Integer>();
        try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), java.nio.charset.StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.strip().split("\\s+", -1);
                from.add(Integer.valueOf(cells[0]));
                to.add(Integer.valueOf(cells[1]));
            });
        }
        int vertices = 1 + from.stream().mapToInt(v -> v).max().orElseThrow();
        Links links = Links.of(
                vertices,
                from.stream().mapToInt(v -> v).toArray(),
                to.stream().mapToInt(v -> v).toArray(),
                from.size());
        double[] exact = new Walk(links.weighted(), 0.4).exact(new Seeds(1, 2, 3), Walk.NOBODY, 1e-9);
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        JavaPairRDD<Long, Long> edges = context.parallelize(
                        IntStream.range(0, from.size()).boxed().toList(), 4)
                .mapToPair(e -> new Tuple2<>((long) from.get(e), (long) to.get(e)))
                .filter(edge -> !edge._1().equals(edge._2()))
                .distinct()
                .mapToPair(edge -> edge);
        var walk = new RootWalk(edges, vertices, 0.4, 2);

        double[] shares = walk.collected(walk.shares(new long[] {1, 2, 3}, CLOSE));

        assertThat(walk.edges()).isEqualTo(links.edges());
        assertThat(shares).containsExactly(exact, within(CLOSE));
    }

    /// In one process alone, where parts may read what lies here.
    private static Links made = Links.of(0, new int[0], new int[0], 0);

    @Test
    void aLargeWalkIsMeasuredBesideTheArrays() {
        assumeTrue(Boolean.getBoolean("northern.slow"), "runs with -Dnorthern.slow=true: some minutes");
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        for (int vertices : new int[] {100_000, 300_000}) {
            made = Links.heavyTailed(vertices, 10.5, 1);
            int chunk = vertices / 50;
            JavaPairRDD<Long, Long> edges = context.parallelize(
                            IntStream.range(0, 50).boxed().toList(), 50)
                    .flatMapToPair(part -> IntStream.range(part * chunk, (part + 1) * chunk)
                            .boxed()
                            .flatMap(v -> IntStream.range(0, made.degree(v))
                                    .mapToObj(e -> new Tuple2<>((long) v, (long) made.end(made.first(v) + e))))
                            .iterator());
            long begun = System.nanoTime();
            var walk = new RootWalk(edges, vertices, 0.4, 4);
            assertThat(walk.edges()).isEqualTo(made.edges());
            long dealt = System.nanoTime() - begun;
            begun = System.nanoTime();
            double[] shares = walk.collected(walk.shares(new long[] {1, 2, 3}, CLOSE));
            long walked = System.nanoTime() - begun;
            var whole = new WholeWalk(made, 0.4);
            whole.shares(new Seeds(1, 2, 3), CLOSE);
            begun = System.nanoTime();
            double[] ours = whole.shares(new Seeds(1, 2, 3), CLOSE);
            System.out.printf(
                    "%,d edges: dealt in %.1f s, walked in %.1f s; arrays %.3f s%n",
                    made.edges(), dealt / 1e9, walked / 1e9, (System.nanoTime() - begun) / 1e9);

            assertThat(shares).containsExactly(ours, within(CLOSE));
        }
    }

    /// All 35,592 ratings with `-Dnorthern.slow=true`, else the first 4,000.
    @Test
    void walkRowsAndModelOfBitcoinOtcAreThoseOfTheReplay() throws Exception {
        Path file = DATA.resolve("soc-sign-bitcoinotc.csv");
        assumeTrue(Files.exists(file), "../shared/data/trust is not here");
        boolean whole = Boolean.getBoolean("northern.slow");
        Ratings ratings = ratings(Files.readAllLines(file).subList(0, whole ? 35_592 : 4_000));
        RatingTable table = RatingTable.parquet(spark, parquet(ratings));

        assertSameWalk(ratings, table);
        assertSameModel(ratings, table, 1_000);
    }
}
