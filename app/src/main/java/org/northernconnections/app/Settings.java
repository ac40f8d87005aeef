package org.northernconnections.app;

/// What the program was told when it was started.
///
/// @param address under which people reach it, without a slash at its end
record Settings(String address) {}
