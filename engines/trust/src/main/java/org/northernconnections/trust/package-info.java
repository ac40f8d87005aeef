/// **Trust**: what one party may expect of another, from dated evidence, with reasons.
///
/// A caller keeps facts ([Evidence]) and asks a [TrustEngine] what a viewer may expect of a subject on a
/// day. The answer ([Estimate]) is a probability with its interval, a word for it ([Band]) and its exact
/// [Reason]s. What each kind of evidence counts stands in one table, [Weights]; what a partnership may
/// change stands in [Settings]. Where thousands rate each other, the room `bounded` answers the same question.
///
/// - *Start reading* at [TrustEngine].
/// - *Uses* the JDK alone. *Used by* the room `connection` of the domain.
/// - *Stored* nowhere: the engine is a function of the facts that it is given.
/// - *Words*: evidence, fact, mass, estimate, band, reason; see `docs/engines/trust.md`.
@NullMarked
package org.northernconnections.trust;

import org.jspecify.annotations.NullMarked;
