/// **Encoder**: texts of seven languages as points of one space, so that what means the same lies close together.
///
/// A [StaticEncoder] adds up one small vector for each word and each piece of a word. It knows no order of words
/// and no negation, needs no language label, and runs thousands of texts a second on one core. An [Encoder] of
/// another kind can stand in its place: everything that keeps vectors keeps the encoder's id beside them.
///
/// - *Start reading* at [StaticEncoder], then [Features] and [ModelFile].
/// - *Used by* the search and the commands; *made by* the module `engines/matching-model`.
/// - *Words*: feature, row, model; see `docs/engines/matching.md`.
@NullMarked
package org.northernconnections.matching.encoder;

import org.jspecify.annotations.NullMarked;
