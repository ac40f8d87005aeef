/// **The mail server**: how mails leave the program, or wait where there is none.
///
/// - *Start reading* at [MailServer].
@NullMarked
package org.northernconnections.app.mail;

import org.jspecify.annotations.NullMarked;
