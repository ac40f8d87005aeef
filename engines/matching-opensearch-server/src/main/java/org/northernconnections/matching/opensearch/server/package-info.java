/// **Test server**: a real OpenSearch from packages, in a process of its own; no part of the program.
///
/// The k-NN plugin names types of OpenSearch's gRPC module, of which no package was found. Empty ones stand for them in
/// `org.opensearch.transport.grpc.spi` and `org.opensearch.protobufs`, so that the plugin's classes load; nothing calls
/// them, as the server speaks no gRPC. All the rest is OpenSearch's.
///
/// - *Start reading* at [TestServer].
/// - *Used by* the tests of `engines/matching-opensearch`, through the file `target/class-path`.
@NullMarked
package org.northernconnections.matching.opensearch.server;

import org.jspecify.annotations.NullMarked;
