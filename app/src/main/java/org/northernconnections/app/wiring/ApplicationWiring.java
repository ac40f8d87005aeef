package org.northernconnections.app.wiring;

import org.springframework.context.annotation.Configuration;

/// Builds the room `application`.
@Configuration(proxyBeanMethods = false)
public class ApplicationWiring {}
