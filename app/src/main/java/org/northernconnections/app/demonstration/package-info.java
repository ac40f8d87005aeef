/// **The demonstration**: a partnership to try, made from small readable files, the same every time.
///
/// [Demonstration] fills a fresh database. The files tell what there is and on which day it happened; each
/// room has a class that turns its files into rows ([SeedLabs], [SeedApplications], …) and into moments of a
/// [Story], which is then told in the order of time, so that the ledger carries the dates of long ago.
///
/// - *Start reading* at [Demonstration], then `resources/demonstration/README.md`.
/// - *Uses* the tables of every room. *Used by* the command `demo`.
/// - *Words*: key, day; see the files' README.
@NullMarked
package org.northernconnections.app.demonstration;

import org.jspecify.annotations.NullMarked;
