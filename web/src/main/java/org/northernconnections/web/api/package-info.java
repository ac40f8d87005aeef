/// The pages, told to programs: every handler with [Api] also answers below `/api/v1`, in JSON.
///
/// A program passes the same door ([org.northernconnections.web.page.Allowed]), the same checks and the same ledger as
/// a reader of pages; only what is answered differs. See `docs/reference/api.md`.
@NullMarked
package org.northernconnections.web.api;

import org.jspecify.annotations.NullMarked;
