/// Which company fits which need.
module org.northernconnections.matching {
    requires static org.jspecify;
    requires org.apache.lucene.core;
    requires org.apache.lucene.analysis.common;

    exports org.northernconnections.matching;
}
