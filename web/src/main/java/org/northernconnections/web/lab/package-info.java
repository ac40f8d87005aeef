/// **Lab pages**: living labs, and the challenges from a first draft to the end.
///
/// - *Start reading* at [ChallengePages]; the review and the steps are in [ChallengeStepPages].
/// - *Uses* `lab`, `partnership`, `match`.
@NullMarked
package org.northernconnections.web.lab;

import org.jspecify.annotations.NullMarked;
