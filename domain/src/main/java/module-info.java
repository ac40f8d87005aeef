/// The domain: records, rules and states of the partnership. It knows the engines and no framework.
module org.northernconnections.domain {
    requires static org.jspecify;
    requires transitive org.northernconnections.timetable;
    requires transitive org.northernconnections.selection;
    requires transitive org.northernconnections.matching;
    requires transitive org.northernconnections.trust;

    exports org.northernconnections.application;
    exports org.northernconnections.connection;
    exports org.northernconnections.event;
    exports org.northernconnections.followup;
    exports org.northernconnections.lab;
    exports org.northernconnections.ledger;
    exports org.northernconnections.mail;
    exports org.northernconnections.match;
    exports org.northernconnections.partnership;
    exports org.northernconnections.report;
}
