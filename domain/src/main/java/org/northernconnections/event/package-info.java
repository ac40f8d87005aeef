/// **Living lab events**: who is there, who wishes to meet whom, and the timetable of their meetings.
///
/// - *Start reading* at `Event`, then `Meeting`.
/// - *Uses* `lab`, `partnership`, `mail`, and the timetable engine.
/// - *Stored* by `org.northernconnections.postgres.event`; *shown* by `org.northernconnections.web.event`.
/// - *Words*: session, slot, table, participant, wish, meeting, timetable; see `docs/glossary.md`.
@NullMarked
package org.northernconnections.event;

import org.jspecify.annotations.NullMarked;
