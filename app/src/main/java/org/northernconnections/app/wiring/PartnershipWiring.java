package org.northernconnections.app.wiring;

import org.springframework.context.annotation.Configuration;

/// Builds the room `partnership`.
@Configuration(proxyBeanMethods = false)
public class PartnershipWiring {}
