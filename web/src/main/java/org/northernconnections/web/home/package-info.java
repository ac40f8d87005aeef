/// **Home**: the public front page, and what waits for whom.
///
/// - *Start reading* at [HomePages].
/// - *Uses* every room.
@NullMarked
package org.northernconnections.web.home;

import org.jspecify.annotations.NullMarked;
