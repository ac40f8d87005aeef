package org.northernconnections.app.wiring;

import org.springframework.context.annotation.Configuration;

/// Builds the room `connection`.
@Configuration(proxyBeanMethods = false)
public class ConnectionWiring {}
