/// **The making of the model**: aligned texts out of packages, a teacher, and the small encoder that learns.
///
/// No part of the program: `./dev model` runs it. [Sources] read what the packages hold and say under which
/// licence; [Teacher] says where each English text lies; [Training] teaches words and pieces of seven languages to
/// land there; [Measures] asks what came of it, on codes and sentences that were left out.
///
/// - *Start reading* at [BuildModel].
/// - *Words*: row, feature, teacher, student; see `docs/engines/matching.md`.
@NullMarked
package org.northernconnections.matching.model;

import org.jspecify.annotations.NullMarked;
