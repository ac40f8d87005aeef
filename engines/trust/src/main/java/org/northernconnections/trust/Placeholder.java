package org.northernconnections.trust;

final class Placeholder {}
