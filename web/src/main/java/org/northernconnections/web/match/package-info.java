/// **Match pages**: companies that may fit a challenge, challenges for a company, and the search over both.
///
/// - *Start reading* at [MatchPages].
/// - *Uses* `match`, `lab` and `partnership` of the domain.
@NullMarked
package org.northernconnections.web.match;

import org.jspecify.annotations.NullMarked;
