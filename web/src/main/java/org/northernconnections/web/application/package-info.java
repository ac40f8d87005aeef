/// **Application pages**: recommending, applying, screening, selecting, releasing.
///
/// - *Start reading* at [ApplicationPages], then [ScreeningPages] and [SelectionPages].
/// - *Uses* `application`, `lab`, `partnership`.
@NullMarked
package org.northernconnections.web.application;

import org.jspecify.annotations.NullMarked;
