/// **Account pages**: a person's own name, language, keys for programs, data, and the way out.
///
/// - *Start reading* at [AccountPages].
/// - *Uses* `partnership`.
@NullMarked
package org.northernconnections.web.account;

import org.jspecify.annotations.NullMarked;
