/// **The partnership**: organisations, companies, the people who speak for them, and how they sign in.
///
/// An [Organisation] has a place, a time of validity and a history: it can be renamed and merged without
/// losing it. A [Company] is an organisation with [Capability] statements. A person has an [Account]
/// and speaks for organisations through [Membership]s; a [Viewer] is who looks at a page.
///
/// - *Start reading* at [Organisation], then [Viewer].
/// - *Uses* `ledger`, and the regions that the matching engine knows ([TypedRegion]). *Used by* every other room.
/// - *Stored* by `org.northernconnections.postgres.partnership`; *shown* by `org.northernconnections.web.partnership`.
/// - *Words*: organisation, partner, level, company, capability, cluster, account; see `docs/glossary.md`.
@NullMarked
package org.northernconnections.partnership;

import org.jspecify.annotations.NullMarked;
