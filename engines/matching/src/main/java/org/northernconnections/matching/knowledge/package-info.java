/// **Knowledge**: what public procurement calls things, in our languages, and where regions lie.
///
/// [Cpv] knows the 9,454 codes of the Common Procurement Vocabulary; [CpvSpace] says which of them a text speaks
/// of, so that texts of two languages meet by subject. [Regions] knows the regions of NUTS by code and name.
///
/// - *Start reading* at [CpvSpace].
/// - *Uses* `encoder`. *Used by* `search`, the match of needs and statements, and whoever asks for a region.
/// - *Stored* as a resource; `./dev model` reads it from the packages in which it is published.
@NullMarked
package org.northernconnections.matching.knowledge;

import org.jspecify.annotations.NullMarked;
