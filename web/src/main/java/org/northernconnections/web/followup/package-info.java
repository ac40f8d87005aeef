/// **Follow-up pages**: what comes of meetings, answered here or through the link of a mail, and what was learnt.
///
/// - *Start reading* at [FollowUpPages].
/// - *Uses* `followup` of the domain.
@NullMarked
package org.northernconnections.web.followup;

import org.jspecify.annotations.NullMarked;
