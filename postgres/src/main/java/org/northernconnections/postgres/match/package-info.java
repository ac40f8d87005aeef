/// What the search keeps an eye on, in SQL.
@NullMarked
package org.northernconnections.postgres.match;

import org.jspecify.annotations.NullMarked;
