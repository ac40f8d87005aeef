/// **Security**: signing in and out, the first set-up, and the rules around every call.
///
/// - *Start reading* at [SecurityRules], then [SignInPages].
/// - *Uses* `partnership` of the domain.
@NullMarked
package org.northernconnections.web.security;

import org.jspecify.annotations.NullMarked;
