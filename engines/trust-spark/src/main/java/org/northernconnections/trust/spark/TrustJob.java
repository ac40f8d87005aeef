package org.northernconnections.trust.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.northernconnections.trust.bounded.Column;
import org.northernconnections.trust.bounded.Model;
import org.northernconnections.trust.bounded.Outcomes;
import org.northernconnections.trust.bounded.Roots;

/// Root walk, rows and refit of ratings in Parquet or a database, as one batch job.
///
///     TrustJob --parquet PATH | --jdbc URL --table NAME
///              --out FOLDER [--roots FILE] [--lag 1000] [--parts P] [--walk-only]
///
/// `FOLDER` gets `shares` (member, share), `rows` (each [Column], good, weight) and `model` (the base, and each
/// column's weight and what is usual, as [Model] has them; `calibrated` is false where the published weights
/// hold), all as Parquet. Of the roots, one a line, those who are no members of the ratings are told, and vouch
/// for nobody. User and password of the database are `TRUST_JDBC_USER` and `TRUST_JDBC_PASSWORD` of the
/// environment. The master is Spark's own setting: `spark-submit --master …`.
public final class TrustJob {
    private static final double RESTART = 0.4;
    private static final double TOLERANCE = 1e-8;
    private static final int LAG = 1_000;

    private static final String USAGE = """
            TrustJob --parquet PATH | --jdbc URL --table NAME
                     --out FOLDER [--roots FILE] [--lag 1000] [--parts P] [--walk-only]""";

    private TrustJob() {}

    public static void main(String[] words) throws IOException {
        Map<String, String> options = options(words);
        try (SparkSession spark =
                SparkSession.builder().appName("Northern Connections: trust").getOrCreate()) {
            run(spark, options);
        }
    }

    static Map<String, String> options(String[] words) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int at = 0; at < words.length; at++) {
            boolean alone = words[at].equals("--walk-only");
            if (!words[at].startsWith("--") || (!alone && at + 1 == words.length)) {
                throw new IllegalArgumentException(
                        "An option with its value was expected, but there is \"%s\".%n%s".formatted(words[at], USAGE));
            }
            options.put(words[at], alone ? "yes" : words[++at]);
        }
        if (options.containsKey("--parquet") == options.containsKey("--jdbc") || !options.containsKey("--out")) {
            throw new IllegalArgumentException(
                    "Either --parquet or --jdbc was expected, and --out.%n%s".formatted(USAGE));
        }
        return options;
    }

    static void run(SparkSession spark, Map<String, String> options) throws IOException {
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        String out = options.getOrDefault("--out", "");
        RatingTable table = table(spark, options);
        int lag = Integer.parseInt(options.getOrDefault("--lag", Integer.toString(LAG)));
        long begun = System.nanoTime();
        RatingColumns columns = options.containsKey("--walk-only") && options.containsKey("--roots")
                ? RatingColumns.NONE
                : table.columns();
        int[] named = options.containsKey("--roots")
                ? named(table, Path.of(options.getOrDefault("--roots", "")))
                : new int[0];
        int members = Math.max(
                Math.toIntExact(table.memberCount()),
                1 + IntStream.of(named).max().orElse(-1));
        int[] roots = named.length > 0 ? named : Roots.early(columns.ratings(), columns.count());
        tell("read %,d members".formatted(table.memberCount()), begun);

        begun = System.nanoTime();
        int parts = Integer.parseInt(options.getOrDefault("--parts", Integer.toString(context.defaultParallelism())));
        var walk = new RootWalk(table.vouches(), members, RESTART, parts);
        long edges = walk.edges();
        tell("%,d vouches in %d parts".formatted(edges, parts), begun);
        begun = System.nanoTime();
        JavaRDD<double[]> shares =
                walk.shares(IntStream.of(roots).asLongStream().toArray(), TOLERANCE);
        tell(
                String.format(
                        Locale.ROOT,
                        "root walk, %d rounds, %.1f M edges/s",
                        walk.rounds(TOLERANCE),
                        walk.rounds(TOLERANCE) * edges / 1e6 / ((System.nanoTime() - begun) / 1e9)),
                begun);
        shares(spark, table, walk, shares).write().parquet(out + "/shares");

        if (!options.containsKey("--walk-only")) {
            begun = System.nanoTime();
            JavaRDD<Outcomes> rows = new Refit(context, columns.withMembers(members), lag, named).rows();
            rows(spark, rows).write().parquet(out + "/rows");
            tell("rows", begun);
            begun = System.nanoTime();
            Model model = Refit.model(rows);
            model(spark, model).write().parquet(out + "/model");
            tell(model.calibrated() ? "refit" : "published weights, not yet calibrated", begun);
        }
    }

    private static void tell(String what, long begun) {
        System.out.printf(Locale.ROOT, "%s: %.1f s%n", what, (System.nanoTime() - begun) / 1e9);
    }

    private static RatingTable table(SparkSession spark, Map<String, String> options) {
        if (options.containsKey("--parquet")) {
            return RatingTable.parquet(spark, options.getOrDefault("--parquet", ""));
        }
        var properties = new Properties();
        properties.setProperty("user", System.getenv().getOrDefault("TRUST_JDBC_USER", ""));
        properties.setProperty("password", System.getenv().getOrDefault("TRUST_JDBC_PASSWORD", ""));
        return RatingTable.jdbc(
                spark, options.getOrDefault("--jdbc", ""), options.getOrDefault("--table", "ratings"), properties);
    }

    /// The numbers of the members named in this file, each once and in its order; those whom the ratings do not
    /// know come after all members.
    private static int[] named(RatingTable table, Path file) throws IOException {
        List<String> names = Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        table.members()
                .where(col("name").isin(names.toArray()))
                .collectAsList()
                .forEach(row -> numbers.put(row.getString(0), Math.toIntExact(row.getLong(1))));
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s names no member of the ratings; one a line is expected.".formatted(file));
        }
        int next = Math.toIntExact(table.memberCount());
        var roots = new int[names.size()];
        for (int i = 0; i < roots.length; i++) {
            Integer number = numbers.get(names.get(i));
            if (number == null) {
                System.out.printf(
                        "The roots name \"%s\", who is no member of the ratings and vouches for nobody.%n",
                        names.get(i));
                number = next++;
            }
            roots[i] = number;
        }
        return roots;
    }

    private static Dataset<Row> shares(SparkSession spark, RatingTable table, RootWalk walk, JavaRDD<double[]> shares) {
        return spark.createDataFrame(
                        walk.byVertex(shares).map(share -> RowFactory.create(share._1(), share._2())),
                        new StructType().add("number", DataTypes.LongType).add("share", DataTypes.DoubleType))
                .join(table.members().withColumnRenamed("member", "number"), "number")
                .select(col("name").as("member"), col("share"));
    }

    private static Dataset<Row> rows(SparkSession spark, JavaRDD<Outcomes> windows) {
        var schema = new StructType();
        for (Column column : Column.values()) {
            schema = schema.add(column.name().toLowerCase(Locale.ROOT), DataTypes.DoubleType);
        }
        schema = schema.add("good", DataTypes.BooleanType).add("weight", DataTypes.DoubleType);
        return spark.createDataFrame(windows.flatMap(window -> rows(window).iterator()), schema);
    }

    private static Stream<Row> rows(Outcomes window) {
        return IntStream.range(0, window.count()).mapToObj(row -> {
            List<Object> cells = new ArrayList<>();
            for (int column = 0; column < window.width(); column++) {
                cells.add(window.value(row, column));
            }
            cells.add(window.good(row));
            cells.add(window.weight(row));
            return RowFactory.create(cells.toArray());
        });
    }

    private static Dataset<Row> model(SparkSession spark, Model model) {
        List<Row> rows = new ArrayList<>();
        rows.add(RowFactory.create("base", model.base(), 0.0, model.calibrated()));
        for (Column column : Column.values()) {
            rows.add(RowFactory.create(
                    column.name().toLowerCase(Locale.ROOT),
                    model.weight(column),
                    model.usual(column),
                    model.calibrated()));
        }
        return spark.createDataFrame(
                rows,
                new StructType()
                        .add("name", DataTypes.StringType)
                        .add("weight", DataTypes.DoubleType)
                        .add("usual", DataTypes.DoubleType)
                        .add("calibrated", DataTypes.BooleanType));
    }
}
