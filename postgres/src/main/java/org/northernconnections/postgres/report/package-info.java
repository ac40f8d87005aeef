/// The status of the partnership in SQL.
@NullMarked
package org.northernconnections.postgres.report;

import org.jspecify.annotations.NullMarked;
