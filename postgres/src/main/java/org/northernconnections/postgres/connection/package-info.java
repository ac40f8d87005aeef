/// Facts and promises in SQL.
@NullMarked
package org.northernconnections.postgres.connection;

import org.jspecify.annotations.NullMarked;
