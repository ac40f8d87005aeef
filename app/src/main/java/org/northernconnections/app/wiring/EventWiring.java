package org.northernconnections.app.wiring;

import org.springframework.context.annotation.Configuration;

/// Builds the room `event`.
@Configuration(proxyBeanMethods = false)
public class EventWiring {}
