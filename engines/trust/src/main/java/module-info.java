/// What one party may expect of another, computed from dated evidence, with reasons.
module org.northernconnections.trust {
    requires static org.jspecify;

    exports org.northernconnections.trust;
    exports org.northernconnections.trust.bounded;
    exports org.northernconnections.trust.level;
    exports org.northernconnections.trust.rating;
    exports org.northernconnections.trust.track;
    exports org.northernconnections.trust.walk;
}
