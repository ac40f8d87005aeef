/// **Search**: texts of any of our languages, found by their words, their meaning and their subject together.
///
/// [TextIndex] keeps [Documents] in Lucene; [Found] says which document answers a query how well, and by what.
/// [TextReader] and [Sums] are what every index shares, also one on other machines.
///
/// - *Start reading* at [TextIndex].
/// - *Uses* `encoder` and `knowledge`. *Used by* the commands and the search for companies.
/// - *Words*: document, channel, ranking; see `docs/engines/matching.md`.
@NullMarked
package org.northernconnections.matching.search;

import org.jspecify.annotations.NullMarked;
