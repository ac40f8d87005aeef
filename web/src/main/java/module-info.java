/// Pages, REST, sign-in, and the words on them.
open module org.northernconnections.web {
    requires static org.jspecify;
    requires transitive org.northernconnections.domain;
    requires transitive spring.web;
    requires transitive spring.webmvc;
    requires transitive spring.context;
    requires transitive spring.core;
    requires transitive spring.beans;
    requires transitive spring.security.core;
    requires transitive spring.security.web;
    requires transitive spring.security.config;
    requires org.apache.tomcat.embed.core;
    requires gg.jte;
    requires gg.jte.runtime;
    requires org.slf4j;
    requires spring.boot.webmvc;
    requires de.siegmar.fastcsv;
    requires org.dhatim.fastexcel;
    requires org.dhatim.fastexcel.reader;
    requires io.nayuki.qrcodegen;
    requires ical4j.core;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports org.northernconnections.web.account;
    exports org.northernconnections.web.api;
    exports org.northernconnections.web.connection;
    exports org.northernconnections.web.application;
    exports org.northernconnections.web.demonstration;
    exports org.northernconnections.web.event;
    exports org.northernconnections.web.followup;
    exports org.northernconnections.web.home;
    exports org.northernconnections.web.lab;
    exports org.northernconnections.web.mail;
    exports org.northernconnections.web.map;
    exports org.northernconnections.web.match;
    exports org.northernconnections.web.page;
    exports org.northernconnections.web.partnership;
    exports org.northernconnections.web.report;
    exports org.northernconnections.web.security;
}
