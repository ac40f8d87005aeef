package org.northernconnections.timetable;

final class Placeholder {}
