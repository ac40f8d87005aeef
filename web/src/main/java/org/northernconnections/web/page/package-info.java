/// **Pages**: what every page shares: its frame, its texts, who may call it, and what happens when things fail.
///
/// A handler takes a [Page] (who looks, in which language), asks the domain, and answers with a template
/// and one typed record: `page.show("lab/challenge", new ChallengePage(page, …))`. Who may call it stands
/// at the handler in [Allowed]; a handler without it answers nobody. A call that changes something is one
/// transaction in the caller's name, see [ChangingCalls].
///
/// - *Start reading* at [Page], then [Allowed].
/// - *Uses* `partnership` for viewers. *Used by* every room of this floor.
/// - *Words*: viewer, notice, problem.
@NullMarked
package org.northernconnections.web.page;

import org.jspecify.annotations.NullMarked;
