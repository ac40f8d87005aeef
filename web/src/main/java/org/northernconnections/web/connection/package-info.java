/// **Connection pages**: what we may expect of somebody, our own connections, and promises.
///
/// - *Start reading* at [ConnectionPages].
/// - *Uses* `connection` and `partnership` of the domain.
@NullMarked
package org.northernconnections.web.connection;

import org.jspecify.annotations.NullMarked;
