/// **Commands**: what all commands of the program share: how they refuse what they cannot read.
///
/// - *Start reading* at [BadInput].
/// - *Used by* the commands of `timetable`, `trust` and `match`.
@NullMarked
package org.northernconnections.app.command;

import org.jspecify.annotations.NullMarked;
