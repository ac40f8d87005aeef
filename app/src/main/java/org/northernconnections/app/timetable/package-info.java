/// **Timetables in files**: problems and plans as JSON, for the commands of `timetable`.
///
/// - *Start reading* at [EventFile].
/// - *Uses* the timetable engine alone. *Used by* the commands.
/// - *Words*: request, slot, table, plan; the format is in `docs/engines/timetable.md`.
@NullMarked
package org.northernconnections.app.timetable;

import org.jspecify.annotations.NullMarked;
