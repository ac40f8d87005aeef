/// Pages of living lab events: planning, people, wishes, the timetable, and everybody's own plan.
///
/// - *Start reading* at [EventPages], then [TimetablePages].
/// - *Shows* the room `org.northernconnections.event`.
@NullMarked
package org.northernconnections.web.event;

import org.jspecify.annotations.NullMarked;
