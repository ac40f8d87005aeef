/// **Matches**: which companies may fit a challenge, and which challenges a company, with the reasons.
///
/// - *Start reading* at [Matches].
/// - *Uses* `lab`, `partnership` and the matching engine. *Used by* `application`.
/// - *Shown* by `org.northernconnections.web.match`; who should have met, by `org.northernconnections.web.report`.
/// - *Words*: need, capability, coverage; see `docs/glossary.md`.
@NullMarked
package org.northernconnections.match;

import org.jspecify.annotations.NullMarked;
