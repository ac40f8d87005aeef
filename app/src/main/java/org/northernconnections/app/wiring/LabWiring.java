package org.northernconnections.app.wiring;

import org.springframework.context.annotation.Configuration;

/// Builds the room `lab`.
@Configuration(proxyBeanMethods = false)
public class LabWiring {}
