/// Who is invited under which balance rules, and what each rule costs, solved to a proven optimum.
module org.northernconnections.selection {
    requires static org.jspecify;
    requires ortools.java;

    exports org.northernconnections.selection;
}
