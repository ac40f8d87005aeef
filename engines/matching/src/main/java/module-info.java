/// Which company fits which need.
module org.northernconnections.matching {
    requires static org.jspecify;
    requires org.apache.lucene.core;
    requires org.apache.lucene.analysis.common;

    exports org.northernconnections.matching;
    exports org.northernconnections.matching.encoder;
    exports org.northernconnections.matching.exposure;
    exports org.northernconnections.matching.knowledge;
    exports org.northernconnections.matching.learning;
    exports org.northernconnections.matching.reach;
    exports org.northernconnections.matching.search;
    exports org.northernconnections.matching.team;
}
