/// **Recommendations, applications, screening and selection**: who may come, on whose word, and why.
///
/// - *Start reading* at `Application`, then `Recommendation`.
/// - *Uses* `lab`, `partnership`, `mail`, and the selection engine. *Used by* `event`.
/// - *Stored* by `org.northernconnections.postgres.application`; *shown* by `org.northernconnections.web.application`.
/// - *Words*: recommendation, application, eligibility, score, balance rule, release; see `docs/glossary.md`.
@NullMarked
package org.northernconnections.application;

import org.jspecify.annotations.NullMarked;
