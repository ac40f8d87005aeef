/// **The bounded model**: the chance that a viewer's next rating of a subject is good, from words that a ring cannot
/// buy.
///
/// A [History] takes in ratings in order of time. A [Snapshot] of it counts what is known of a pair as a row of
/// [Column]s, each weighted by walks that restart at the viewer or at verified roots. A [Model] is fitted
/// to past rows alone ([Fit]) and turns a row into a probability, with exact additive parts.
/// [Rolling] replays a file in that way and [Scores] says how well it went; [Attack] lets a ring loose on it.
///
/// - *Start reading* at [Snapshot], then [Rolling].
/// - *Uses* `walk` and `rating`. *Used by* the commands `trust`.
/// - *Stored* nowhere.
/// - *Words*: viewer, subject, snapshot, column, part, root, ring, slip, stretch; see `docs/engines/trust.md`.
@NullMarked
package org.northernconnections.trust.bounded;

import org.jspecify.annotations.NullMarked;
