/// **Learning**: weights refitted from what people said of fits, and kept only where they prove better.
///
/// - *Start reading* at [Refit].
/// - *Used by* the room `match` of the domain.
/// - *Words*: judgement, features, held-out; see `docs/engines/matching.md`.
@NullMarked
package org.northernconnections.matching.learning;

import org.jspecify.annotations.NullMarked;
