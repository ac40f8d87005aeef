/// Organisations, companies, people and sign-in links in SQL. See `org.northernconnections.partnership` for what they
/// mean.
@NullMarked
package org.northernconnections.postgres.partnership;

import org.jspecify.annotations.NullMarked;
