/// **Partnership pages**: partners on the map and their history, companies, imports, and one's own account.
///
/// - *Start reading* at [CompanyPages].
/// - *Uses* `partnership` and `match` of the domain.
@NullMarked
package org.northernconnections.web.partnership;

import org.jspecify.annotations.NullMarked;
