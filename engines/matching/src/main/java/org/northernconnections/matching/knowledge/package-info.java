/// **Knowledge**: what public procurement calls things, in our languages, and where regions lie.
///
/// [Cpv] knows the 9,454 codes of the Common Procurement Vocabulary; [CpvSpace] says which of them a text speaks
/// of, so that texts of two languages meet by subject.
///
/// - *Start reading* at [CpvSpace].
/// - *Uses* `encoder`. *Used by* `search` and the match of needs and statements.
/// - *Stored* as a resource; `./dev model` reads it from the packages in which it is published.
@NullMarked
package org.northernconnections.matching.knowledge;

import org.jspecify.annotations.NullMarked;
