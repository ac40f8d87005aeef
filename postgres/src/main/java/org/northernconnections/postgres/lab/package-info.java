/// Labs and challenges in SQL.
@NullMarked
package org.northernconnections.postgres.lab;

import org.jspecify.annotations.NullMarked;
