/// The domain kept in PostgreSQL: SQL, migrations, and an embedded server.
module org.northernconnections.postgres {
    requires static org.checkerframework.checker.qual;
    requires static org.jspecify;
    requires transitive org.northernconnections.domain;
    requires transitive java.sql;
    requires transitive spring.jdbc;
    requires transitive spring.tx;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;
    requires flyway.core;
    requires org.postgresql.jdbc;

    exports org.northernconnections.postgres.application;
    exports org.northernconnections.postgres.connection;
    exports org.northernconnections.postgres.event;
    exports org.northernconnections.postgres.followup;
    exports org.northernconnections.postgres.lab;
    exports org.northernconnections.postgres.ledger;
    exports org.northernconnections.postgres.mail;
    exports org.northernconnections.postgres.match;
    exports org.northernconnections.postgres.partnership;
    exports org.northernconnections.postgres.report;
    exports org.northernconnections.postgres.server;
}
