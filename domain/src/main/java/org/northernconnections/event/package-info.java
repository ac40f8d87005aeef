/// **Living lab events**: who is there, who wishes to meet whom, and the timetable of their meetings.
///
/// An organiser plans an event ([PlanEvent]) and invites ([Attend], [InviteConfirmed]); people say whom they wish to
/// meet ([Wishing]); the program makes a timetable ([MakeTimetable]), the organiser changes it by hand
/// ([EditTimetable]) and publishes it ([PublishTimetable]). Whom somebody would rather not meet stays private
/// everywhere: [Veil] says how.
///
/// - *Start reading* at [Event], then [Meeting] and [Board].
/// - *Uses* `lab`, `partnership`, `mail`, and the timetable engine.
/// - *Stored* by `org.northernconnections.postgres.event`; *shown* by `org.northernconnections.web.event`.
/// - *Words*: session, slot, table, participant, wish, meeting, timetable; see `docs/glossary.md`.
@NullMarked
package org.northernconnections.event;

import org.jspecify.annotations.NullMarked;
