/// **Trust in files**: ratings, edges and members as lines of files, for the commands of `trust`.
///
/// - *Start reading* at [TrustFiles].
/// - *Uses* the trust engine alone. *Used by* the commands.
/// - *Words*: rating, edge, member, root; the formats are in `docs/engines/trust.md`.
@NullMarked
package org.northernconnections.app.trust;

import org.jspecify.annotations.NullMarked;
