/// **Track**: how sure somebody was of its words and how they turned out; how long trust takes to grow.
///
/// [Words] scores a recommender's words with their chances: Brier, its parts, and whether it is too sure, with
/// what few cases can say. [Waiting] is the time from one step to the next, those still waiting counted too;
/// [Trend] says whether it falls. [Answering] is the time that two take to answer each other.
///
/// - *Start reading* at [Words], then [Waiting].
/// - *Uses* the JDK alone. *Used by* the room `followup` of the domain.
/// - *Stored* nowhere.
/// - *Words*: recommendation, outcome, speed of trust; see `docs/engines/trust.md`.
@NullMarked
package org.northernconnections.trust.track;

import org.jspecify.annotations.NullMarked;
