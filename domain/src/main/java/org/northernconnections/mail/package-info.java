/// **Mail**: what the program writes to people, kept in an outbox and sent by a job, once a cause.
///
/// - *Start reading* at [Mail].
/// - *Uses* `partnership`. *Used by* `application`, `event`, `lab`.
/// - *Stored* by `org.northernconnections.postgres.mail`; *shown* by `org.northernconnections.web.mail`.
/// - *Words*: outbox, cause; see `docs/glossary.md`.
@NullMarked
package org.northernconnections.mail;

import org.jspecify.annotations.NullMarked;
