/// **The demonstration's door**: a reader signs in as any of a few invented people, without mail.
///
/// - *Start reading* at [DemonstrationPages].
/// - *Uses* `partnership` for people.
@NullMarked
package org.northernconnections.web.demonstration;

import org.jspecify.annotations.NullMarked;
