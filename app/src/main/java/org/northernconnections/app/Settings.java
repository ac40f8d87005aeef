package org.northernconnections.app;

import java.util.function.Supplier;
import javax.sql.DataSource;

/// What the program was told when it was started.
///
/// @param database in its present shape; asked for once, by the first part that needs it
/// @param address under which people reach it, without a slash at its end
record Settings(Supplier<DataSource> database, String address) {}
