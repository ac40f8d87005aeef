/// Events, participants, meetings and timetables in SQL. See `org.northernconnections.event` for what they mean.
@NullMarked
package org.northernconnections.postgres.event;

import org.jspecify.annotations.NullMarked;
