/// **The embedded server**: a private PostgreSQL in a folder, for those who have none of their own.
///
/// - *Start reading* at [EmbeddedPostgres].
@NullMarked
package org.northernconnections.postgres.server;

import org.jspecify.annotations.NullMarked;
