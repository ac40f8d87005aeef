/// **The status of the partnership**: what was done and what came of it, as figures that open their records.
///
/// [Figure] names what is counted, [Proof] is one record behind a figure. [StatusOfPartnership] counts them as of
/// now, and keeps numbered [Edition]s that never change afterwards.
///
/// - *Start reading* at [Figure].
/// - *Uses* `partnership`, `ledger`. The records are read across rooms, in SQL.
/// - *Stored* by `org.northernconnections.postgres.report`; *shown* by `org.northernconnections.web.report`.
/// - *Words*: figure, indicator, edition, proof; see `docs/glossary.md`.
@NullMarked
package org.northernconnections.report;

import org.jspecify.annotations.NullMarked;
