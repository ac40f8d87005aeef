/// **Exposure**: a fair share of being seen for companies that nobody knows yet.
///
/// Relevance knows no history and no fame. A [Ledger] adds up what each company deserved by relevance and what it
/// got by its places on lists; [FairOrder] reserves places for newcomers and lifts those in deficit.
///
/// - *Start reading* at [FairOrder].
/// - *Used by* the room `match` of the domain.
/// - *Words*: merit, exposure, eligible, newcomer, deficit; the rules are in `docs/engines/matching.md`.
@NullMarked
package org.northernconnections.matching.exposure;

import org.jspecify.annotations.NullMarked;
