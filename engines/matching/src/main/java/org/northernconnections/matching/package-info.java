/// **Matching**: which company fits which need.
///
/// A company is a list of capability [Statement]s, a challenge a list of [Need]s. [CompanyIndex] names the
/// companies that answer a challenge, [ChallengeIndex] the challenges that a company could answer; both say
/// why, need by need, in a [Fit]: uncovered needs first, for each other need the best statement and its words.
///
/// - *Start reading* at [CompanyIndex].
/// - *Uses* Lucene for the analysis of words. *Used by* the rooms `lab` and `application` of the domain.
/// - *Stored* nowhere: an index lives in memory and is rebuilt from the companies at the start.
/// - *Words*: statement, need, strength, coverage, fit; see `docs/engines/matching.md`.
@NullMarked
package org.northernconnections.matching;

import org.jspecify.annotations.NullMarked;
