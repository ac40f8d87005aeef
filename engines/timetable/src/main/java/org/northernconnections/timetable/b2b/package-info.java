/// **The business-to-business meeting scheduling problem** as it was published: every meeting gets a slot, and
/// nobody waits more than needed.
///
/// - *Start reading* at [B2bProblem], then [B2bSolver].
/// - *Source*: M. Bofill, J. Coll, M. Garcia, J. Giráldez-Cru, G. Pesant, J. Suy, M. Villaret, *Constraint Solving
///   Approaches to the Business-to-Business Meeting Scheduling Problem*, JAIR 74, 2022.
/// - *Words*: slot, break, fairness; see `docs/engines/timetable.md`.
@NullMarked
package org.northernconnections.timetable.b2b;

import org.jspecify.annotations.NullMarked;
