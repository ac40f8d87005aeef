/// **Walks**: how much of a viewer's attention each member has, by walks that keep coming back to the viewer.
///
/// [Links] hold who vouches for whom; a [NearWalk] restarts at its [Seeds] and follows vouches. The share of
/// time that it spends with a ring of members is bounded by what honest members vouch for inside the
/// ring, however large the ring is and whatever it says of itself.
///
/// - *Start reading* at [Walk], the plain method on a [Graph], then [NearWalk], then [Hubs], which are made once
///   so that a [HubWalk] is exact to a stated error at every vertex.
/// - *Uses* the JDK alone. *Used by* the bounded model.
/// - *Stored* nowhere.
/// - *Words*: walk, restart, seed, share, ring; see `docs/engines/trust.md`.
@NullMarked
package org.northernconnections.trust.walk;

import org.jspecify.annotations.NullMarked;
