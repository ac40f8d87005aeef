package org.northernconnections.matching;

final class Placeholder {}
