/// Who meets whom, when and at which table of an event: planned and proven with OR-Tools CP-SAT and a clause
/// solver of our own.
module org.northernconnections.timetable {
    requires static org.jspecify;
    requires ortools.java;

    exports org.northernconnections.timetable;
    exports org.northernconnections.timetable.b2b;
}
