/// **Trust**: what one party may expect of another, from dated evidence, with reasons.
@NullMarked
package org.northernconnections.trust;

import org.jspecify.annotations.NullMarked;
