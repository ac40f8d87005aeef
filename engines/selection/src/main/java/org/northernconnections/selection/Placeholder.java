package org.northernconnections.selection;

final class Placeholder {}
