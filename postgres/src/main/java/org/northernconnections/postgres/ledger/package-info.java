/// Changes and ledger lines in SQL. See `org.northernconnections.ledger` for what they mean.
@NullMarked
package org.northernconnections.postgres.ledger;

import org.jspecify.annotations.NullMarked;
