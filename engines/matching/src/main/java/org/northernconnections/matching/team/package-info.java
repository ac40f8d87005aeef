/// **Teams**: which companies together answer a challenge better than the best of them alone, 1 + 1 = 3.
///
/// A [Candidate] brings what it covers of each need; [Teams] finds the pairs and threes that cover most beyond
/// their best member, under [TeamRules], and says what each member adds.
///
/// - *Start reading* at [Teams].
/// - *Used by* the room `match` of the domain and the command `match team`.
/// - *Words*: cover, gain, synergy, newcomer, local, rival; see `docs/engines/matching.md`.
@NullMarked
package org.northernconnections.matching.team;

import org.jspecify.annotations.NullMarked;
