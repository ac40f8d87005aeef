/// **Larger encoders**: sentence models that run in ONNX Runtime, where somebody installs one.
///
/// The matching engine does without. [OnnxEncoder] teaches its small encoder, and can take its place where an
/// operator puts a better model into a folder.
///
/// - *Start reading* at [OnnxEncoder]; [WordPiece] splits texts the way such models were taught.
@NullMarked
package org.northernconnections.matching.onnx;

import org.jspecify.annotations.NullMarked;
