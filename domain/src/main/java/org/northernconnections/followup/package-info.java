/// **Follow-up**: what comes of a meeting, from talking to a contract or to the end of it, asked for two years.
///
/// A meeting that was held starts a [FollowUp]; both sides are asked after 1, 6, 12 and 24 months by a mail that is
/// answered with one click ([AnswerFollowUp]). What stopped is kept as knowledge, without names.
///
/// - *Start reading* at [AnswerFollowUp].
/// - *Uses* `event`, `connection`, `partnership`, `mail`. *Used by* `report`.
/// - *Stored* by `org.northernconnections.postgres.followup`; *shown* by `org.northernconnections.web.followup`.
/// - *Words*: follow-up, rung, answer; see `docs/glossary.md`.
@NullMarked
package org.northernconnections.followup;

import org.jspecify.annotations.NullMarked;
