/// **Wiring**: how each room is built from its parts, with plain constructors; one class a room.
///
/// - *Start reading* at [PartnershipWiring].
/// - *Used by* [org.northernconnections.app.Wiring], which builds what all rooms share.
@NullMarked
package org.northernconnections.app.wiring;

import org.jspecify.annotations.NullMarked;
