/// **Selection**: who is invited under which balance rules, and what each rule costs.
@NullMarked
package org.northernconnections.selection;

import org.jspecify.annotations.NullMarked;
