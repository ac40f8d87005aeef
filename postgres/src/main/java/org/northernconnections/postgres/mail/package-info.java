/// The outbox in SQL. See `org.northernconnections.mail` for what they mean.
@NullMarked
package org.northernconnections.postgres.mail;

import org.jspecify.annotations.NullMarked;
