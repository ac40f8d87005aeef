/// What all rooms of the engine ask of the solver.
@NullMarked
package org.northernconnections.timetable.solver;

import org.jspecify.annotations.NullMarked;
