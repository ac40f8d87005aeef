/// Follow-ups in SQL.
@NullMarked
package org.northernconnections.postgres.followup;

import org.jspecify.annotations.NullMarked;
