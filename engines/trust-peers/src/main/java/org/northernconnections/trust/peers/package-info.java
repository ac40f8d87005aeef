/// **Peers**: the walks of the trust engine beside other libraries, on the same graphs in one run; no part of
/// the program.
///
/// Answers are compared before times count. Peers that are not installed are left out, and it is said.
///
/// - *Start reading* at [TrustBench].
/// - *Uses* the trust engine, JGraphT, JMH; `peers.py` beside this module runs python-igraph and networkx.
/// - *Stored* nowhere.
/// - *Words*: walk, push; see `docs/engines/trust.md`.
@NullMarked
package org.northernconnections.trust.peers;

import org.jspecify.annotations.NullMarked;
