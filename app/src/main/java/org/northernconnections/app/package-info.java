/// **The program**: how its parts are put together, its settings, and its commands.
///
/// - *Start reading* at [Northern], the commands; then [Wiring], which builds everything with plain constructors.
@NullMarked
package org.northernconnections.app;

import org.jspecify.annotations.NullMarked;
