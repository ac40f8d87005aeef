/// **OpenSearch**: documents that are found by OpenSearch, where one machine does not hold them; no part of the
/// program.
///
/// [OpenSearchDocuments] answers like `TextIndex` of the matching engine: same terms, vectors and codes, same channels,
/// same sum. [IndexPlan] is what an index is made like, [ChannelQueries] what it is asked, [ServerTrouble] what can be
/// wrong with a server.
///
/// - *Start reading* at [OpenSearchDocuments].
/// - *Uses* the matching engine, the Java client of OpenSearch.
/// - *Stored* in an index of a cluster that somebody else runs; it can always be filled again from the database.
/// - *Words*: document, channel, reading; see `docs/engines/matching.md`.
@NullMarked
package org.northernconnections.matching.opensearch;

import org.jspecify.annotations.NullMarked;
