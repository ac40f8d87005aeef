/// **Mail pages**: the outbox for the secretariat, and the words of every letter.
///
/// - *Start reading* at [TextPost].
/// - *Uses* `mail` of the domain.
@NullMarked
package org.northernconnections.web.mail;

import org.jspecify.annotations.NullMarked;
