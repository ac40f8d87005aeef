/// **Timetable**: who meets whom, when and at which table.
@NullMarked
package org.northernconnections.timetable;

import org.jspecify.annotations.NullMarked;
