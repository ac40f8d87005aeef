/// **Map**: places around the North Sea and what connects them, drawn as a chart.
///
/// - *Start reading* at [SeaMap].
/// - *Used by* every page that shows where organisations are; template `map/sea.jte`.
@NullMarked
package org.northernconnections.web.map;

import org.jspecify.annotations.NullMarked;
