package org.northernconnections.app.wiring;

import org.springframework.context.annotation.Configuration;

/// Builds the room `match`.
@Configuration(proxyBeanMethods = false)
public class MatchWiring {}
