/// **Print**: pages as PDF.
///
/// - *Start reading* at [PdfPrinter].
/// - *Uses* openhtmltopdf, see `docs/decisions/0016-pdf-is-the-page-on-paper.md`.
@NullMarked
package org.northernconnections.app.print;

import org.jspecify.annotations.NullMarked;
