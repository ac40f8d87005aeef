/// **Reach**: whom a challenge reaches, and questions to clusters that give a number and never a name.
///
/// - *Start reading* at [Reach], then [ShySearch].
/// - *Used by* the room `match` of the domain.
/// - *Words*: reach, reached, shy search, budget; see `docs/engines/matching.md`.
@NullMarked
package org.northernconnections.matching.reach;

import org.jspecify.annotations.NullMarked;
