/// **The ledger**: who changed what, when and why, and which steps things may take.
///
/// Each kind of thing with a state names its [Steps]; the database holds the same steps and refuses any
/// other. Every change is made by an [Actor] within [Changes#make], and leaves a [LedgerLine].
///
/// - *Start reading* at [Changes].
/// - *Used by* every room.
/// - *Stored* by `org.northernconnections.postgres.ledger`.
/// - *Words*: actor, step, ledger; see `docs/glossary.md`.
@NullMarked
package org.northernconnections.ledger;

import org.jspecify.annotations.NullMarked;
