/// Recommendations, applications, screening and selection in SQL.
@NullMarked
package org.northernconnections.postgres.application;

import org.jspecify.annotations.NullMarked;
