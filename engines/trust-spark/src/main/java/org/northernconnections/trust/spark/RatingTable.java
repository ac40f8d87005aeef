package org.northernconnections.trust.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/// Ratings as Spark has them, with members and ratings numbered as the engine's arrays number them.
///
/// Columns: `source`, `target` (names or numbers), `rating` (not 0), `time` (seconds), and `place`, a number that
/// orders ratings of one second; without it source and target do. Ratings of oneself and of 0 are left out.
/// A member's number is that of its first rating, the source before the target.
final class RatingTable {
    static final List<String> COLUMNS = List.of("source", "target", "rating", "time");

    private static final StructType NUMBERED_RATING = new StructType()
            .add("source", DataTypes.StringType)
            .add("target", DataTypes.StringType)
            .add("rating", DataTypes.FloatType)
            .add("time", DataTypes.LongType)
            .add("number", DataTypes.LongType);
    private static final StructType NUMBERED_MEMBER =
            new StructType().add("name", DataTypes.StringType).add("member", DataTypes.LongType);

    private final Dataset<Row> ratings;
    private final Dataset<Row> members;

    private RatingTable(SparkSession spark, Dataset<Row> read) {
        for (String column : COLUMNS) {
            if (!Arrays.asList(read.columns()).contains(column)) {
                throw new IllegalArgumentException("The columns %s were expected, but there are %s.\nMaybe rename them."
                        .formatted(COLUMNS, List.of(read.columns())));
            }
        }
        ratings = numbered(spark, read).cache();
        members = members(spark, ratings).cache();
    }

    static RatingTable parquet(SparkSession spark, String path) {
        return new RatingTable(spark, spark.read().parquet(path));
    }

    /// @param properties such as user and password
    static RatingTable jdbc(SparkSession spark, String url, String table, Properties properties) {
        return new RatingTable(spark, spark.read().jdbc(url, table, properties));
    }

    private static Dataset<Row> numbered(SparkSession spark, Dataset<Row> read) {
        boolean placed = Arrays.asList(read.columns()).contains("place");
        JavaRDD<Row> sorted = read.select(
                        col("source").cast(DataTypes.StringType).as("source"),
                        col("target").cast(DataTypes.StringType).as("target"),
                        col("rating").cast(DataTypes.FloatType).as("rating"),
                        col("time").cast(DataTypes.LongType).as("time"),
                        (placed ? coalesce(col("place").cast(DataTypes.LongType), lit(0L)) : lit(0L)).as("place"))
                .where(col("source").notEqual(col("target")).and(col("rating").notEqual(0)))
                .orderBy("time", "place", "source", "target")
                .drop("place")
                .javaRDD();
        JavaRDD<Row> numbered = sorted.zipWithIndex().map(RatingTable::withNumber);
        return spark.createDataFrame(numbered, NUMBERED_RATING);
    }

    private static Row withNumber(Tuple2<Row, Long> rating) {
        Row row = rating._1();
        return RowFactory.create(row.get(0), row.get(1), row.get(2), row.get(3), rating._2());
    }

    private static Dataset<Row> members(SparkSession spark, Dataset<Row> ratings) {
        JavaRDD<Row> sorted = ratings.select(
                        col("source").as("name"), col("number").multiply(2).as("at"))
                .union(ratings.select(
                        col("target").as("name"),
                        col("number").multiply(2).plus(1).as("at")))
                .groupBy("name")
                .agg(min("at").as("at"))
                .orderBy("at")
                .select("name")
                .javaRDD();
        return spark.createDataFrame(
                sorted.zipWithIndex().map(named -> RowFactory.create(named._1().get(0), named._2())), NUMBERED_MEMBER);
    }

    /// `name` and `member`, its number.
    Dataset<Row> members() {
        return members;
    }

    long memberCount() {
        return members.count();
    }

    private Dataset<Row> byNumber() {
        return ratings.join(
                        members.select(col("name").as("source"), col("member").as("from")), "source")
                .join(members.select(col("name").as("target"), col("member").as("to")), "target");
    }

    /// Who vouches for whom: the pairs whose latest rating is good.
    JavaPairRDD<Long, Long> vouches() {
        return byNumber()
                .groupBy("from", "to")
                .agg(max_by(col("rating"), col("number")).as("rating"))
                .where(col("rating").gt(0))
                .select("from", "to")
                .javaRDD()
                .mapToPair(row -> new Tuple2<>(row.getLong(0), row.getLong(1)));
    }

    /// All ratings in order, as arrays.
    RatingColumns columns() {
        List<Row> rows = byNumber()
                .orderBy("number")
                .select("from", "to", "rating", "time")
                .collectAsList();
        return new RatingColumns(
                Math.toIntExact(memberCount()),
                rows.stream().mapToInt(row -> Math.toIntExact(row.getLong(0))).toArray(),
                rows.stream().mapToInt(row -> Math.toIntExact(row.getLong(1))).toArray(),
                floats(rows),
                rows.stream().mapToLong(row -> row.getLong(3)).toArray());
    }

    private static float[] floats(List<Row> rows) {
        var values = new float[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i).getFloat(2);
        }
        return values;
    }
}
