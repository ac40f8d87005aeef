/// **Ratings**: dated opinions of members about members, and levelled edges, read from text files.
///
/// What cannot be read is refused with its line ([BadFile]); what is only dirty, such as a rating of
/// oneself, is left out, counted and reported ([Dirt]). Lines are read within a bound, so that no file can
/// fill the memory by one line.
///
/// - *Start reading* at [RatingsReader].
/// - *Uses* the JDK and the room `walk`. *Used by* the bounded model and the commands `trust`.
/// - *Stored* nowhere.
/// - *Words*: rating, edge, level, member; see `docs/engines/trust.md`.
@NullMarked
package org.northernconnections.trust.rating;

import org.jspecify.annotations.NullMarked;
