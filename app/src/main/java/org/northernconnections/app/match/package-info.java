/// **Matching in files**: documents, challenges and companies as JSON lines, for the commands of `match`.
///
/// - *Start reading* at [JsonLines].
/// - *Uses* the matching engine alone. *Used by* the commands.
/// - *Words*: document, query, run; the formats are in `docs/engines/matching.md`.
@NullMarked
package org.northernconnections.app.match;

import org.jspecify.annotations.NullMarked;
