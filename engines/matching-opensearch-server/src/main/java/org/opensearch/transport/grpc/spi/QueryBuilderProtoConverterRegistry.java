package org.opensearch.transport.grpc.spi;

/// Empty: stands for a type that the k-NN plugin names, so that its classes load. Nothing calls it.
public interface QueryBuilderProtoConverterRegistry {}
