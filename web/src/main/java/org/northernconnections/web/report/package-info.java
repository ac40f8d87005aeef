/// **The status of the partnership**: one page of text and figures, its records, and its editions.
///
/// - *Start reading* at [StatusPages].
/// - *Uses* `report` of the domain.
@NullMarked
package org.northernconnections.web.report;

import org.jspecify.annotations.NullMarked;
