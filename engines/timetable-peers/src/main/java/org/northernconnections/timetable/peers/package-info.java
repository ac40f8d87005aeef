/// **Peers**: other solvers on the same cases.
///
/// - *Start reading* at [PeerBenchmark].
/// - *To add a peer*, implement [Peer] and name it there.
@NullMarked
package org.northernconnections.timetable.peers;

import org.jspecify.annotations.NullMarked;
