/// **Matching**: which company fits which need.
@NullMarked
package org.northernconnections.matching;

import org.jspecify.annotations.NullMarked;
