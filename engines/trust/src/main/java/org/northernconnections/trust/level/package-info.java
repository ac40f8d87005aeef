/// **Levels**: how a member would word its view of another, learnt from the levelled words of a network without time.
///
/// The question of the public sets of certificates and votes: some edges are known, others are to be foretold. It
/// is answered by counts around a pair and boosted trees: as exactly as such data allow, but without the bound of
/// the room `bounded`, since here a subject and its friends are heard. So it is for evaluation, never behind a page.
///
/// - *Start reading* at [Foretold].
/// - *Uses* `rating` for the edges. *Used by* the command `trust evaluate --protocol split`.
/// - *Stored* nowhere.
/// - *Words*: edge, level, pair; see `docs/engines/trust.md`.
@NullMarked
package org.northernconnections.trust.level;

import org.jspecify.annotations.NullMarked;
