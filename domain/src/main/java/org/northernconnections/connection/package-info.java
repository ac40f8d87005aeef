/// **Connections**: dated facts between organisations, what they promised each other, and what each may expect.
///
/// Facts come from what happens elsewhere (a meeting held, a recommendation's outcome) and from promises kept or
/// broken here. [Expect] turns them into an estimate, from one organisation's own viewpoint and for its people alone.
///
/// - *Start reading* at [Expect], then [Promise].
/// - *Uses* `partnership`, `ledger`, `mail` and the trust engine. *Used by* `event` and `application`, which add facts.
/// - *Stored* by `org.northernconnections.postgres.connection`; *shown* by `org.northernconnections.web.connection`.
/// - *Words*: evidence, trust, commitment; see `docs/engines/trust.md`.
@NullMarked
package org.northernconnections.connection;

import org.jspecify.annotations.NullMarked;
