/// **The status of the partnership**: what was done and what came of it, as figures that open their records.
///
/// [Figure] names what is counted, [Proof] is one record behind a figure, and [Basis] what stands behind that record.
/// [StatusOfPartnership] counts them as of now, and keeps numbered [Edition]s with their records, which never change
/// afterwards. [KeepDocuments] attaches what proves a record of an indicator.
///
/// - *Start reading* at [Figure].
/// - *Uses* `partnership`, `followup`, `ledger`. The records are read across rooms, in SQL.
/// - *Stored* by `org.northernconnections.postgres.report`; *shown* by `org.northernconnections.web.report`.
/// - *Words*: figure, indicator, edition, proof; see `docs/glossary.md`.
@NullMarked
package org.northernconnections.report;

import org.jspecify.annotations.NullMarked;
