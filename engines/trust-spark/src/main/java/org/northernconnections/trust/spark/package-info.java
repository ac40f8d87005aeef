/// **Spark**: root walk, features and refit of the trust engine as a batch job, where ratings lie on many machines;
/// no part of the program.
///
/// The job reads ratings from Parquet or JDBC ([RatingTable]), walks from the roots on edges dealt among machines
/// ([RootWalk]), and replays the windows of the past apart, each on one machine, to fit the model ([Refit]).
/// The answers are those of the engine's arrays, to 1e-6 in the tests.
///
/// - *Start reading* at [TrustJob].
/// - *Uses* the trust engine, Apache Spark.
/// - *Stored* in the folder that the job is told.
/// - *Words*: walk, root, window, row; see `docs/engines/trust.md`.
@NullMarked
package org.northernconnections.trust.spark;

import org.jspecify.annotations.NullMarked;
