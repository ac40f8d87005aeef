/// **Solvers**: what all rooms of the engine ask of CP-SAT, and a clause solver of our own.
///
/// - *Start reading* at [ClauseSolver], whose questions are written in [Clauses].
/// - *Used by* the published problem, `timetable.b2b`, for its clauses; [Interruptible] and [Bag] also by the real
/// event.
/// - *Words*: literal, clause, conflict, level; see `docs/engines/timetable.md`.
@NullMarked
package org.northernconnections.timetable.solver;

import org.jspecify.annotations.NullMarked;
