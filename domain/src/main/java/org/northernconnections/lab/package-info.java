/// **Labs and their challenges**: real investments, and what they need and cannot buy.
///
/// A [Lab] passes its criteria; its owner words a [Challenge], which is reviewed, opened, answered. A new
/// wording is a new [Wording], numbered; the old ones stay.
///
/// - *Start reading* at [Challenge], then [ChallengeState].
/// - *Uses* `partnership`, `ledger`, `mail`. *Used by* `application`, `event`.
/// - *Stored* by `org.northernconnections.postgres.lab`; *shown* by `org.northernconnections.web.lab`.
/// - *Words*: lab, criterion, challenge, need, wording, question; see `docs/glossary.md`.
@NullMarked
package org.northernconnections.lab;

import org.jspecify.annotations.NullMarked;
